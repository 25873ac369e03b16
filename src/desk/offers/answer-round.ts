import { newId } from '../../lib/ids.ts';
import { ok, type Refusal, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { type Finding, stops } from '../../rules/finding.ts';
import {
  accept,
  answerOffer,
  type LoadedShift,
  lockAll,
  type OfferRow,
  offersOf,
} from '../bookings/index.ts';
import { roundReplied } from './events.ts';
import {
  isOpen,
  lockRound,
  type Round,
  ringsOf,
  roundNotFound,
  roundOf,
  shiftsOfRound,
  stillOpen,
} from './load-round.ts';
import { type ReplyOutcome, type Slot, slotsOf } from './round.ts';
import { closeFilled } from './stand-down.ts';
import { offersDb } from './tables.ts';

/** What somebody says to a round. */
export interface ReplyInput {
  /** Made by the page; the same id again gives the first result. */
  readonly id: string;
  readonly roundId: string;
  readonly personId: string;
  readonly how: 'link' | 'text';
  /** Starts of the slots they would go to, epoch milliseconds; 'all'; none: no. */
  readonly yes: 'all' | readonly number[];
  readonly words: string;
}

/** What came of it. */
export interface Replied {
  readonly outcome: ReplyOutcome;
  readonly saidAt: Date;
  /** They had answered before: this is what they said then. */
  readonly again: boolean;
  /** Shifts they said yes to, and those they have now. */
  readonly yesShifts: readonly string[];
  readonly gotShifts: readonly string[];
}

/**
 * Takes a worker's own answer to a round, once. A no, and every day left out of a yes, declines. Where the first yes
 * gets it, each of their slots with a place left is assigned in this act, after the full gate; what a rule stops is
 * kept as a yes for the desk, with the finding. Else their yes waits for us.
 * Refuses `round-not-found`, `offer-closed`, `one-face`, `nothing-said` and what `cleanText` refuses.
 */
export async function answerRound(tx: Tx, input: ReplyInput): Promise<Result<Replied>> {
  const words = cleanText(input.words, { max: 300, lines: true, what: 'Your note' });
  if (!words.ok) return words;
  const found = await roundOf(tx, input.roundId);
  if (!found) return roundNotFound();
  await lockAll(tx, [input.personId], [found.bookingId]);
  await lockRound(tx, input.roundId);
  const before = await repliedBefore(tx, input.roundId, input.personId, input.id);
  if (before) return ok(before);
  const round = (await roundOf(tx, input.roundId)) ?? found;
  const shifts = await shiftsOfRound(tx, input.roundId);
  const mine = await openOffers(tx, input.roundId, input.personId);
  const saysYes = input.yes === 'all' || input.yes.length > 0;
  if (!isOpen(round, nowOf(tx)) || mine.length === 0) {
    if (round.closedWhy === 'stopped' || (mine.length === 0 && round.closedAt === null)) {
      return refuse(
        'offer-closed',
        'This offer is closed: the work went to others, was cancelled, or you took other work at that time. Ring us if you expected something here.',
      );
    }
    return keep(tx, input, round, {
      words: words.value,
      outcome: saysYes ? 'filled' : 'declined',
      yesShifts: [],
      got: [],
      findings: [],
    });
  }
  const chosen = slotsChosen(shifts, input.yes);
  if (!chosen.ok) return chosen;
  const offered = new Map(mine.map((offer) => [offer.shiftId, offer]));
  const yesShifts = chosen.value.flatMap(({ shiftIds }) => shiftIds);
  const done = await (round.mode === 'first_yes' && saysYes
    ? takePlaces(tx, input.personId, chosen.value, shifts, offered)
    : Promise.resolve(ok({ got: [] as string[], findings: [] as Finding[], filled: false })));
  if (!done.ok) return done;
  const { got, findings, filled } = done.value;
  const spoken = await speak(tx, mine, new Set(yesShifts), {
    got,
    filled: filled && !findings.length,
  });
  if (!spoken.ok) return spoken;
  const outcome = outcomeOf(round, { saysYes, got, findings });
  const kept = await keep(tx, input, round, {
    words: words.value,
    outcome,
    yesShifts: yesShifts.filter((id) => offered.has(id)),
    got,
    findings,
  });
  if (got.length > 0) await closeFilled(tx, input.roundId);
  return kept;
}

function outcomeOf(
  round: Round,
  said: {
    readonly saysYes: boolean;
    readonly got: readonly string[];
    readonly findings: readonly Finding[];
  },
): ReplyOutcome {
  if (!said.saysYes) return 'declined';
  if (round.mode !== 'first_yes') return 'interested';
  if (said.got.length > 0) return 'assigned';
  return said.findings.length > 0 ? 'stopped' : 'filled';
}

/** The slots they said yes to; a line for one face goes whole. */
/** The times they take, of the shifts offered; all or none where one person must do every day. */
export function slotsChosen(
  shifts: readonly LoadedShift[],
  yes: ReplyInput['yes'],
): Result<readonly Slot[]> {
  const slots = slotsOf(shifts);
  if (yes === 'all') return ok(slots);
  const chosen = slots.filter(({ startsAt }) => yes.includes(startsAt.getTime()));
  if (chosen.length < new Set(yes).size) {
    return refuse('nothing-said', 'One of these days is not part of the offer. Look again.');
  }
  const oneFace = shifts[0]?.samePerson === 'must';
  if (oneFace && chosen.length > 0 && chosen.length < slots.length) {
    return refuse(
      'one-face',
      'This work wants the same person on every day. Say yes to all of it, or no.',
    );
  }
  return ok(chosen);
}

interface Taken {
  readonly got: readonly string[];
  readonly findings: readonly Finding[];
  /** Some of what they wanted is gone. */
  readonly filled: boolean;
}

/** Refusals after which the yes is kept for the desk, since nothing was written yet. */
const TO_THE_DESK = new Set(['not-cleared', 'particulars-missing', 'one-face', 'worker-not-found']);

/** Assigns one free place of each slot, all that may go together; what a rule stops is left out once. */
async function takePlaces(
  tx: Tx,
  personId: string,
  slots: readonly Slot[],
  shifts: readonly LoadedShift[],
  offered: ReadonlyMap<string, OfferRow>,
): Promise<Result<Taken>> {
  const free = new Set((await stillOpen(tx, shifts)).map(({ shiftId }) => shiftId));
  const places = slots.flatMap(({ shiftIds }) => {
    const place = shiftIds.find((id) => free.has(id) && offered.has(id));
    return place === undefined ? [] : [place];
  });
  const filled = places.length < slots.length;
  if (places.length === 0) return ok({ got: [], findings: [], filled: true });
  if (filled && shifts[0]?.samePerson === 'must') return ok({ got: [], findings: [], filled });
  const first = await tryAccept(tx, personId, places);
  if (first.ok) return ok({ got: places, findings: [], filled });
  const stopped = stoppedBy(first.refusal);
  if (!stopped) return first;
  const rest = places.filter((id) => !stopped.shiftIds.has(id));
  if (rest.length > 0 && rest.length < places.length && shifts[0]?.samePerson !== 'must') {
    const second = await tryAccept(tx, personId, rest);
    if (second.ok) return ok({ got: rest, findings: stopped.findings, filled });
    if (!stoppedBy(second.refusal)) return second;
  }
  return ok({ got: [], findings: stopped.findings, filled });
}

function tryAccept(tx: Tx, personId: string, shiftIds: readonly string[]) {
  return accept(tx, {
    personId,
    assignments: shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
    how: 'in_writing',
    // The offer says so above its YES: whoever presses it is willing to do this work (reg 19).
    willing: true,
  });
}

/** What stops a yes, and on which shifts; undefined: another kind of refusal, which undoes the act. */
function stoppedBy(refusal: Refusal) {
  if (!TO_THE_DESK.has(refusal.code)) return undefined;
  const details = (refusal.details ?? {}) as {
    findings?: readonly (Finding & { shiftIds?: readonly string[] })[];
  };
  const findings = (details.findings ?? []).filter(stops);
  const own: Finding = {
    rule: refusal.code,
    outcome: 'block',
    because: refusal.because,
    source: refusal.source ?? 'The agency’s own rule',
  };
  return {
    findings: findings.length > 0 ? findings : [own],
    shiftIds: new Set(findings.flatMap(({ shiftIds = [] }) => shiftIds)),
  };
}

/** Answers their offers: yes to what they chose, no to the rest; what they got is answered by getting it. */
async function speak(
  tx: Tx,
  mine: readonly OfferRow[],
  yes: ReadonlySet<string>,
  { got, filled }: { readonly got: readonly string[]; readonly filled: boolean },
): Promise<Result<null>> {
  if (filled && got.length === 0 && yes.size > 0 && mine.every(({ shiftId }) => yes.has(shiftId))) {
    return ok(null);
  }
  const open = new Set(
    (await offersOf(tx, { shiftIds: mine.map(({ shiftId }) => shiftId) }))
      .filter(({ answer }) => answer === null)
      .map(({ offerId }) => offerId),
  );
  for (const offer of mine) {
    if (!open.has(offer.offerId)) continue;
    const answer = yes.has(offer.shiftId) ? ('accepted' as const) : ('declined' as const);
    const said = await answerOffer(tx, { offerId: offer.offerId, answer, note: '' });
    if (!said.ok) return said;
  }
  return ok(null);
}

async function openOffers(tx: Tx, roundId: string, personId: string) {
  const rings = await ringsOf(tx, roundId);
  const offers = await offersOf(tx, { roundIds: rings.map(({ ringId }) => ringId) });
  return offers.filter((offer) => offer.personId === personId && offer.answer === null);
}

/**
 * What somebody said to a round before, if they did.
 * @param replyId the answer being given: pressed twice, it is no second answer
 */
export async function repliedBefore(
  tx: Tx,
  roundId: string,
  personId: string,
  replyId?: string,
): Promise<Replied | null> {
  const row = await offersDb(tx)
    .selectFrom('offer_reply')
    .select(['id', 'outcome', 'said_at', 'yes_shifts', 'got_shifts'])
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return (
    (row && {
      outcome: row.outcome,
      saidAt: row.said_at,
      again: row.id !== replyId,
      yesShifts: row.yes_shifts,
      gotShifts: row.got_shifts,
    }) ??
    null
  );
}

async function keep(
  tx: Tx,
  input: ReplyInput,
  round: Round,
  said: {
    readonly words: string;
    readonly outcome: ReplyOutcome;
    readonly yesShifts: readonly string[];
    readonly got: readonly string[];
    readonly findings: readonly Finding[];
  },
): Promise<Result<Replied>> {
  const saidAt = nowOf(tx);
  await offersDb(tx)
    .insertInto('offer_reply')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id: input.id,
      round_id: input.roundId,
      person_id: input.personId,
      how: input.how,
      said_at: saidAt,
      yes_shifts: [...said.yesShifts],
      words: said.words,
      outcome: said.outcome,
      got_shifts: [...said.got],
      findings: JSON.stringify(said.findings),
      seen_at: null,
      seen_by: null,
    })
    .execute();
  const because = said.findings.map((finding) => finding.because);
  record(tx, roundReplied, {
    subjects: {
      round: input.roundId,
      booking: round.bookingId,
      line: round.lineId,
      worker: input.personId,
    },
    facts: {
      how: input.how,
      outcome: said.outcome,
      shifts: [...said.yesShifts],
      got: [...said.got],
      rules: [...new Set(said.findings.map(({ rule }) => rule))],
    },
    ...(said.words === '' && because.length === 0
      ? {}
      : { people: { [input.personId]: { words: said.words, because } } }),
  });
  return ok({
    outcome: said.outcome,
    saidAt,
    again: false,
    yesShifts: said.yesShifts,
    gotShifts: said.got,
  });
}
