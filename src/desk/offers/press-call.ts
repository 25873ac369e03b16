import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { may } from '../../platform/identity/policy.ts';
import type { Finding } from '../../rules/finding.ts';
import {
  accept,
  answerOffer,
  bookingsPolicy,
  holdersOfShifts,
  type LoadedShift,
  loadShifts,
  lockAll,
  makeOffers,
  offersOf,
  pencil,
  shiftSubjects,
} from '../bookings/index.ts';
import { recordCall } from '../communications/index.ts';
import { addTask } from '../tasks/index.ts';
import { slotsChosen } from './answer-round.ts';
import { type CallOutcome, spokenAs } from './call-down.ts';
import { busy, callDownOf, onTheList, take } from './claim-call.ts';
import { callPressed } from './events.ts';
import { stillOpen } from './load-round.ts';
import { offersDb } from './tables.ts';

export interface PressInput {
  /** Made by the page; the same id again gives the first result. */
  readonly id: string;
  readonly callDownId: string;
  readonly personId: string;
  readonly outcome: CallOutcome;
  /** Why they declined, or what they said. */
  readonly words: string;
  /** For `ring_back`. */
  readonly ringBackAt?: Date | undefined;
  /** With a yes: hold the time, or give them the work, at once. */
  readonly as?: 'pencil' | 'accept' | undefined;
  /** With a yes: the starts of the times they take, epoch milliseconds; left out: all of them. */
  readonly yes?: readonly number[] | undefined;
  readonly willing: boolean;
  /** Whoever rang made sure that it was them: else the call shows nothing of whoever rang. */
  readonly identityChecked: boolean;
}

export interface Pressed {
  readonly pressId: string;
  readonly held: 'pencilled' | 'assigned' | null;
  /** What keeps them from the work, where they said yes and a rule stops them. */
  readonly stopped: readonly Finding[];
}

/**
 * Writes down what came of ringing somebody, in one press: the call goes into their record, a yes or no answers the
 * offer, a ring-back becomes a task of whoever rang. With a yes they may be pencilled or assigned in the same act.
 * Refuses `call-down-not-found`, `being-rung-busy`, `identity-of-nobody`, `reason-needed`, `when-needed`, `nothing-open`, `nothing-said`,
 * `one-face`, `not-allowed`, and what `accept`, `pencil`, `recordCall`, `addTask` refuse.
 */
export async function pressCall(tx: Tx, input: PressInput): Promise<Result<Pressed>> {
  const before = await pressedBefore(tx, input.id);
  if (before) return ok(before);
  const fits = checked(tx, input);
  if (!fits.ok) return fits;
  const listed = await onTheList(tx, input.callDownId, input.personId);
  if (!listed.ok) return listed;
  const list = listed.value;
  await lockAll(tx, [input.personId], [list.bookingId]);
  const claimed = await take(tx, list.id, input.personId);
  if (!claimed) return busy(tx, input.personId);
  const meanwhile = await pressedBefore(tx, input.id);
  if (meanwhile) return ok(meanwhile);
  const answered = await answer(tx, input, await loadShifts(tx, list.shiftIds));
  if (!answered.ok) return answered;
  const called = await recordCall(tx, {
    id: newId(),
    personId: input.personId,
    about: { kind: 'booking', id: list.bookingId },
    direction: 'out',
    outcome: spokenAs(input.outcome),
    identityChecked: input.identityChecked,
    words: fits.value,
  });
  if (!called.ok) return called;
  if (input.outcome === 'ring_back' && input.ringBackAt) {
    const added = await addTask(tx, {
      id: newId(),
      kind: 'ring_back',
      title: fits.value === '' ? 'Ring back about the work offered' : fits.value,
      ownerId: actorOf(tx).memberId ?? '',
      dueAt: input.ringBackAt,
      about: { kind: 'booking', id: list.bookingId },
      personId: input.personId,
    });
    if (!added.ok) return added;
  }
  await save(tx, input, fits.value);
  record(tx, callPressed, {
    subjects: {
      call_down: list.id,
      booking: list.bookingId,
      line: list.lineId,
      worker: input.personId,
      ...shiftSubjects(list.shiftIds),
    },
    facts: { outcome: input.outcome, held: answered.value.held },
    ...(fits.value === '' ? {} : { people: { [input.personId]: { words: fits.value } } }),
  });
  return ok({ pressId: input.id, ...answered.value });
}

function checked(tx: Tx, input: PressInput): Result<string> {
  const words = cleanText(input.words, { max: 300, what: 'What they said' });
  if (!words.ok) return words;
  if (input.outcome === 'declined' && words.value === '') {
    return refuse('reason-needed', 'Say why they declined, in a word: it helps next time.', '', {
      fields: { words: 'Say why they declined' },
    });
  }
  if (input.outcome === 'ring_back' && !(input.ringBackAt && input.ringBackAt > nowOf(tx))) {
    return refuse('when-needed', 'Say when to ring back, after now.', '', {
      fields: { ringBackAt: 'Choose a moment after now' },
    });
  }
  if (input.as === 'accept' && !may(bookingsPolicy, actorOf(tx).roles, 'bookings.assign')) {
    return refuse(
      'not-allowed',
      'A consultant or a manager assigns. Pencil the worker, or ask one.',
    );
  }
  return words;
}

async function answer(
  tx: Tx,
  input: PressInput,
  shifts: readonly LoadedShift[],
): Promise<Result<Pick<Pressed, 'held' | 'stopped'>>> {
  if (input.outcome !== 'yes' && input.outcome !== 'declined') {
    return ok({ held: null, stopped: [] });
  }
  const chosen = slotsChosen(shifts, input.yes ?? 'all');
  if (!chosen.ok) return chosen;
  const wanted = new Set(chosen.value.flatMap(({ shiftIds }) => shiftIds));
  const open = (await stillOpen(tx, shifts)).map(({ shiftId }) => shiftId);
  const taking = open.filter((shiftId) => wanted.has(shiftId));
  if (open.length === 0 && input.outcome === 'declined') return ok({ held: null, stopped: [] });
  if (taking.length === 0) {
    return refuse('nothing-open', 'These shifts are taken, cancelled or over. Tell them so.');
  }
  const made = await makeOffers(tx, {
    id: input.id,
    shiftIds: open,
    personIds: [input.personId],
    how: 'phone',
  });
  const stopped = made.ok ? [] : stoppedBy(made.refusal.details);
  if (!made.ok && made.refusal.code !== 'not-cleared') return made;
  const offers = (await offersOf(tx, { shiftIds: open })).filter(
    (one) => one.personId === input.personId && one.answer === null,
  );
  for (const { offerId, shiftId } of offers) {
    const said = await answerOffer(tx, {
      offerId,
      answer: input.outcome === 'yes' && wanted.has(shiftId) ? 'accepted' : 'declined',
      note: input.words.trim(),
    });
    if (!said.ok) return said;
  }
  if (input.outcome === 'declined' || input.as === undefined) return ok({ held: null, stopped });
  return hold(tx, input, taking);
}

/** Pencils them or gives them the work: the places asked about, one for each time. */
async function hold(
  tx: Tx,
  input: PressInput,
  open: readonly string[],
): Promise<Result<Pick<Pressed, 'held' | 'stopped'>>> {
  const shifts = await loadShifts(tx, open);
  const once = new Map(shifts.map((shift) => [shift.startsAt.getTime(), shift.shiftId]));
  const holding = {
    personId: input.personId,
    assignments: [...once.values()].map((shiftId) => ({ id: newId(), shiftId })),
  };
  const taken =
    input.as === 'pencil'
      ? await pencil(tx, holding)
      : await accept(tx, { ...holding, how: 'spoken', willing: input.willing });
  if (!taken.ok) return taken;
  return ok({ held: input.as === 'pencil' ? 'pencilled' : 'assigned', stopped: [] });
}

function stoppedBy(details: unknown): readonly Finding[] {
  return ((details ?? {}) as { findings?: readonly Finding[] }).findings ?? [];
}

async function save(tx: Tx, input: PressInput, words: string): Promise<void> {
  const { organisationId, memberId } = actorOf(tx);
  await offersDb(tx)
    .insertInto('call_press')
    .values({
      organisation_id: organisationId,
      id: input.id,
      call_down_id: input.callDownId,
      person_id: input.personId,
      outcome: input.outcome,
      words,
      ring_back_at: input.outcome === 'ring_back' ? (input.ringBackAt ?? null) : null,
      at: nowOf(tx),
      by_member: memberId,
    })
    .execute();
  await offersDb(tx).deleteFrom('call_claim').where('person_id', '=', input.personId).execute();
}

async function pressedBefore(tx: Tx, pressId: string): Promise<Pressed | null> {
  const row = await offersDb(tx)
    .selectFrom('call_press')
    .select(['call_down_id', 'person_id', 'outcome'])
    .where('id', '=', pressId)
    .executeTakeFirst();
  const list = row && (await callDownOf(tx, row.call_down_id));
  if (!list) return null;
  const holders = [...(await holdersOfShifts(tx, list.shiftIds)).values()];
  const mine = holders.find(({ personId }) => personId === row.person_id);
  const held = row.outcome !== 'yes' || !mine ? null : mine.acceptedAt ? 'assigned' : 'pencilled';
  return { pressId, held, stopped: [] };
}
