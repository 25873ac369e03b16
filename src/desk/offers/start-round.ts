import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { type LoadedShift, loadShifts, lockBookings, shiftSubjects } from '../bookings/index.ts';
import { creditTerms } from '../rates/index.ts';
import { type AskedRing, askNextRing } from './ask-ring.ts';
import { roundStarted } from './events.ts';
import { modesOf } from './mode.ts';
import type { RingKind } from './round.ts';
import { offersDb } from './tables.ts';

export interface RoundInput {
  /** Made by the page; the same id again gives the first result. */
  readonly id: string;
  /** Of one line of a booking. */
  readonly shiftIds: readonly string[];
  readonly channel: 'text' | 'mail';
  /** A line of our own in the message. */
  readonly note: string;
  /** Whom to ask, by name; or rings, in this order. One of the two. */
  readonly picked: readonly string[];
  readonly rings: readonly Exclude<RingKind, 'picked'>[];
  /** Minutes from one ring to the next. */
  readonly ringMinutes: number;
  /** Answers count until then; left out: when the first shift begins. */
  readonly closesAt?: Date | undefined;
}

/** Who was asked at once; the other rings follow by themselves. */
export interface RoundStarted {
  readonly roundId: string;
  readonly asked: number;
  readonly leftOut: AskedRing['leftOut'];
}

/**
 * Begins a round of asking and asks its first ring at once. In what way a yes is taken stands with the line or its
 * client. Refuses `shift-not-found`, `one-line-at-a-time`, `nobody-chosen`, `closes-wrong`, `client-on-stop`,
 * `nobody-to-ask`, and what `makeOffers` and `cleanText` refuse.
 */
export async function startRound(
  tx: Tx,
  input: RoundInput,
  publicUrl: string,
): Promise<Result<RoundStarted>> {
  const before = await startedBefore(tx, input.id);
  if (before) return ok(before);
  const checked = await check(tx, input);
  if (!checked.ok) return checked;
  const { shifts, first, note, closesAt } = checked.value;
  await lockBookings(tx, [first.bookingId]);
  const meanwhile = await startedBefore(tx, input.id);
  if (meanwhile) return ok(meanwhile);
  const line = { lineId: first.lineId, clientId: first.place.clientId };
  const mode = (await modesOf(tx, [line])).get(first.lineId)?.mode ?? 'collect';
  const kinds: readonly RingKind[] = input.picked.length > 0 ? ['picked'] : input.rings;
  await save(tx, input, { first, note, closesAt, mode, kinds });
  record(tx, roundStarted, {
    subjects: {
      round: input.id,
      booking: first.bookingId,
      line: first.lineId,
      ...shiftSubjects(shifts.map(({ shiftId }) => shiftId)),
    },
    facts: {
      shifts: shifts.map(({ shiftId }) => shiftId),
      mode,
      channel: input.channel,
      rings: [...kinds],
      ringMinutes: input.ringMinutes,
      closesAt: closesAt.toISOString(),
    },
  });
  const asked = await askNextRing(tx, input.id, publicUrl);
  if (!asked.ok) return asked;
  if (asked.value.asked === 0) {
    const why = asked.value.because ?? 'nobody of those chosen may go or can be reached.';
    return refuse(
      'nobody-to-ask',
      `Nobody was asked: ${why} Choose others, or ring them down.`,
      undefined,
      { leftOut: asked.value.leftOut },
    );
  }
  return ok({ roundId: input.id, asked: asked.value.asked, leftOut: asked.value.leftOut });
}

async function check(tx: Tx, input: RoundInput) {
  const ids = [...new Set(input.shiftIds)];
  const shifts = await loadShifts(tx, ids);
  const [first] = shifts;
  if (!first || shifts.length < ids.length) {
    return refuse('shift-not-found', 'There is no such shift. Look for its booking in the list.');
  }
  if (shifts.some(({ lineId }) => lineId !== first.lineId)) {
    return refuse(
      'one-line-at-a-time',
      'These shifts belong to several lines. Ask about each line on its own.',
    );
  }
  if (input.picked.length === 0 && input.rings.length === 0) {
    return refuse('nobody-chosen', 'Choose whom to ask: people by name, or at least one ring.');
  }
  const stop = (await creditTerms(tx, [first.billToId])).get(first.billToId)?.stop;
  if (stop) {
    return refuse(
      'client-on-stop',
      `Whoever pays for this work is on stop (“${stop.because}”), so nobody is asked about it. Lift the stop first.`,
    );
  }
  const note = cleanText(input.note, { max: 200, what: 'The line of your own' });
  if (!note.ok) return note;
  const closesAt = input.closesAt ?? first.startsAt;
  if (closesAt <= nowOf(tx) || closesAt > latest(shifts)) {
    return refuse(
      'closes-wrong',
      'Answers are taken until a moment after now, and before the last of these shifts begins. Choose another moment.',
      undefined,
      { fields: { closesAt: 'Choose a moment after now and before the last shift begins' } },
    );
  }
  return ok({ shifts, first, note: note.value, closesAt });
}

function latest(shifts: readonly LoadedShift[]): Date {
  return shifts.at(-1)?.startsAt ?? new Date(0);
}

async function save(
  tx: Tx,
  input: RoundInput,
  plan: {
    readonly first: LoadedShift;
    readonly note: string;
    readonly closesAt: Date;
    readonly mode: 'first_yes' | 'collect' | 'hirer_first';
    readonly kinds: readonly RingKind[];
  },
): Promise<void> {
  const { organisationId, memberId } = actorOf(tx);
  if (!memberId) throw new Error('A round is begun by a member.');
  const db = offersDb(tx);
  const now = nowOf(tx);
  await db
    .insertInto('round_of_asking')
    .values({
      organisation_id: organisationId,
      id: input.id,
      booking_id: plan.first.bookingId,
      line_id: plan.first.lineId,
      mode: plan.mode,
      channel: input.channel,
      note: plan.note,
      ring_minutes: input.ringMinutes,
      closes_at: plan.closesAt,
      started_at: now,
      started_by: memberId,
      next_at: now,
      lease_until: null,
      closed_at: null,
      closed_by: null,
      closed_why: null,
    })
    .execute();
  await db
    .insertInto('offer_round_shift')
    .values(
      [...new Set(input.shiftIds)].map((shiftId) => ({
        organisation_id: organisationId,
        round_id: input.id,
        shift_id: shiftId,
      })),
    )
    .execute();
  await db
    .insertInto('offer_ring')
    .values(
      plan.kinds.map((kind, index) => ({
        organisation_id: organisationId,
        id: newId(),
        round_id: input.id,
        position: index + 1,
        kind,
        picked: kind === 'picked' ? [...new Set(input.picked)] : [],
        asked_at: null,
        asked: null,
      })),
    )
    .execute();
}

async function startedBefore(tx: Tx, roundId: string): Promise<RoundStarted | null> {
  const rows = await offersDb(tx)
    .selectFrom('round_of_asking as r')
    .leftJoin('offer_asked as a', (join) =>
      join.onRef('a.organisation_id', '=', 'r.organisation_id').onRef('a.round_id', '=', 'r.id'),
    )
    .select(['a.person_id as personId', 'a.left_out as why'])
    .where('r.id', '=', roundId)
    .execute();
  if (rows.length === 0) return null;
  return {
    roundId,
    asked: rows.filter(({ personId, why }) => personId !== null && why === null).length,
    leftOut: rows.flatMap(({ personId, why }) => (personId && why ? [{ personId, why }] : [])),
  };
}
