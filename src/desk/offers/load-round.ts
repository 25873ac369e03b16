import { sql } from 'kysely';
import { type Result, refuse } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdersOfShifts, type LoadedShift, loadShifts } from '../bookings/index.ts';
import { offersDb } from './tables.ts';

/** The refusal where there is no such round. */
export function roundNotFound(): Result<never> {
  return refuse('round-not-found', 'There is no such round of asking. Look among the offers.');
}

/** A round as commands read it; undefined: there is none. */
export async function roundOf(tx: Tx, roundId: string) {
  return offersDb(tx)
    .selectFrom('round_of_asking')
    .select(['id as roundId', 'booking_id as bookingId', 'line_id as lineId', 'mode', 'channel'])
    .select(['note', 'ring_minutes as ringMinutes', 'closes_at as closesAt'])
    .select(['started_at as startedAt', 'started_by as startedBy', 'next_at as nextAt'])
    .select(['closed_at as closedAt', 'closed_by as closedBy', 'closed_why as closedWhy'])
    .where('id', '=', roundId)
    .executeTakeFirst();
}

export type Round = NonNullable<Awaited<ReturnType<typeof roundOf>>>;

/** Locks a round's row, after its booking. */
export async function lockRound(tx: Tx, roundId: string): Promise<void> {
  await sql`select 1 from round_of_asking where id = ${roundId}::uuid for update`.execute(
    offersDb(tx),
  );
}

/** Does a round still ask and take answers? */
export function isOpen({ closedAt, closesAt }: Pick<Round, 'closedAt' | 'closesAt'>, now: Date) {
  return closedAt === null && closesAt > now;
}

/** The shifts of a round, in the order of their starts. */
export async function shiftsOfRound(tx: Tx, roundId: string): Promise<readonly LoadedShift[]> {
  const rows = await offersDb(tx)
    .selectFrom('offer_round_shift')
    .select('shift_id')
    .where('round_id', '=', roundId)
    .execute();
  return loadShifts(
    tx,
    rows.map(({ shift_id }) => shift_id),
  );
}

/** The shifts that nobody holds, that are not cancelled and have not begun. */
export async function stillOpen(
  tx: Tx,
  shifts: readonly LoadedShift[],
): Promise<readonly LoadedShift[]> {
  const now = nowOf(tx);
  const holders = await holdersOfShifts(
    tx,
    shifts.map(({ shiftId }) => shiftId),
  );
  return shifts.filter(({ shiftId, cancelledAt, startsAt }) => {
    const holder = holders.get(shiftId);
    const lapsed = holder && !holder.acceptedAt && holder.lapsesAt && holder.lapsesAt <= now;
    return cancelledAt === null && startsAt > now && (!holder || lapsed);
  });
}

/** The rings of a round in order; their ids are the round ids of their offers. */
export async function ringsOf(tx: Tx, roundId: string) {
  return offersDb(tx)
    .selectFrom('offer_ring')
    .select(['id as ringId', 'position', 'kind', 'picked', 'asked_at as askedAt', 'asked'])
    .where('round_id', '=', roundId)
    .orderBy('position')
    .execute();
}
