import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { lockBookings, shiftsOfLine } from '../bookings/index.ts';
import { workerFacts } from '../candidates/index.ts';
import { reserved, reserveEnded } from './events.ts';
import { offersDb } from './tables.ts';

onConstraint('offer_reserve_once', {
  code: 'already-reserve',
  because: 'They stand in reserve for this line already.',
});

/** Puts somebody last on the reserve list of a line. Refuses `line-not-found`, `worker-not-found`, `already-reserve`. */
export async function putInReserve(
  tx: Tx,
  input: { readonly id: string; readonly lineId: string; readonly personId: string },
): Promise<Result<{ reserveId: string; position: number }>> {
  const [first] = await shiftsOfLine(tx, input.lineId);
  if (!first) return refuse('line-not-found', 'There is no such booking line. Look again.');
  if (!(await workerFacts(tx, [input.personId])).has(input.personId)) {
    return refuse('worker-not-found', 'There is no worker with this number on your books.');
  }
  await lockBookings(tx, [first.bookingId]);
  const db = offersDb(tx);
  const before = await db
    .selectFrom('offer_reserve')
    .select('position')
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (before) return ok({ reserveId: input.id, position: before.position });
  const last = await db
    .selectFrom('offer_reserve')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('line_id', '=', input.lineId)
    .executeTakeFirst();
  const position = (last?.position ?? 0) + 1;
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('offer_reserve')
    .values({
      organisation_id: organisationId,
      id: input.id,
      line_id: input.lineId,
      person_id: input.personId,
      position,
      added_at: nowOf(tx),
      added_by: memberId,
      ended_at: null,
      ended_by: null,
    })
    .execute();
  record(tx, reserved, {
    subjects: { booking: first.bookingId, line: input.lineId, worker: input.personId },
    facts: { position },
  });
  return ok({ reserveId: input.id, position });
}

/** Takes somebody off the reserve list. Twice is once. Refuses `reserve-not-found`. */
export async function endReserve(
  tx: Tx,
  reserveId: string,
): Promise<Result<{ reserveId: string }>> {
  const db = offersDb(tx);
  const row = await db
    .selectFrom('offer_reserve')
    .select(['line_id', 'person_id', 'ended_at'])
    .where('id', '=', reserveId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('reserve-not-found', 'They are not on this reserve list. Look again.');
  if (row.ended_at) return ok({ reserveId });
  await db
    .updateTable('offer_reserve')
    .set({ ended_at: nowOf(tx), ended_by: actorOf(tx).memberId })
    .where('id', '=', reserveId)
    .execute();
  record(tx, reserveEnded, { subjects: { line: row.line_id, worker: row.person_id }, facts: {} });
  return ok({ reserveId });
}
