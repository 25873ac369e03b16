import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { lockBookings, offersOf, withdrawRounds } from '../bookings/index.ts';
import { stopSeen } from './events.ts';
import { lockRound, ringsOf, roundNotFound, roundOf } from './load-round.ts';
import { closeRow, tellStoodDown } from './stand-down.ts';
import { offersDb } from './tables.ts';

/**
 * Ends a round: no further ring, links and questions open nothing any more, and whoever had said yes without
 * getting a place is told. Twice is once. Refuses `round-not-found`.
 */
export async function closeRound(
  tx: Tx,
  roundId: string,
): Promise<Result<{ roundId: string; stoodDown: number }>> {
  const found = await roundOf(tx, roundId);
  if (!found) return roundNotFound();
  await lockBookings(tx, [found.bookingId]);
  await lockRound(tx, roundId);
  const round = (await roundOf(tx, roundId)) ?? found;
  if (round.closedAt) return ok({ roundId, stoodDown: await stoodDownIn(tx, roundId) });
  const ringIds = (await ringsOf(tx, roundId)).map(({ ringId }) => ringId);
  const offers = await offersOf(tx, { roundIds: ringIds });
  const got = await gotPlaces(tx, roundId);
  const waiting = [
    ...new Set(offers.filter((one) => one.answer === 'accepted').map(({ personId }) => personId)),
  ].filter((personId) => !got.has(personId));
  await withdrawRounds(tx, ringIds);
  await closeRow(tx, round, 'stopped');
  await tellStoodDown(tx, round, waiting);
  return ok({ roundId, stoodDown: await stoodDownIn(tx, roundId) });
}

async function stoodDownIn(tx: Tx, roundId: string): Promise<number> {
  const row = await offersDb(tx)
    .selectFrom('offer_asked')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('round_id', '=', roundId)
    .where('stood_down_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

async function gotPlaces(tx: Tx, roundId: string): Promise<ReadonlySet<string>> {
  const rows = await offersDb(tx)
    .selectFrom('offer_reply')
    .select('person_id')
    .where('round_id', '=', roundId)
    .where('outcome', '=', 'assigned')
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}

/** Says that somebody has looked at a yes that a rule stopped. Twice is once. Refuses `reply-not-found`. */
export async function seeStopped(tx: Tx, replyId: string): Promise<Result<{ replyId: string }>> {
  const db = offersDb(tx);
  const row = await db
    .selectFrom('offer_reply')
    .select(['round_id', 'person_id', 'outcome', 'seen_at'])
    .where('id', '=', replyId)
    .forUpdate()
    .executeTakeFirst();
  if (row?.outcome !== 'stopped') {
    return refuse('reply-not-found', 'There is no such answer that a rule stopped. Look again.');
  }
  if (row.seen_at) return ok({ replyId });
  await db
    .updateTable('offer_reply')
    .set({ seen_at: nowOf(tx), seen_by: actorOf(tx).memberId })
    .where('id', '=', replyId)
    .execute();
  record(tx, stopSeen, { subjects: { round: row.round_id, worker: row.person_id }, facts: {} });
  return ok({ replyId });
}
