import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdWorkers } from '../worktime/index.ts';
import { nightHealthRecorded } from './events.ts';
import { notAfterToday, workerFound } from './found.ts';
import type { recordNightHealthRoute } from './schema.ts';
import { vettingDb } from './tables.ts';

/**
 * Records that a free health assessment for night work was offered, and what came of it; the answer to an
 * offer made before is a record of its own with the same day. The same id again gives the first result.
 * Refuses `worker-not-found` and `not-yet`.
 */
export async function recordNightHealth(
  tx: Tx,
  personId: string,
  { id, offeredOn, answer, capacities }: BodyOf<typeof recordNightHealthRoute>,
): Promise<Result<{ assessmentId: string }>> {
  const worker = await workerFound(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const past = notAfterToday(tx, offeredOn, 'offeredOn');
  if (!past.ok) return past;
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await vettingDb(tx)
    .insertInto('night_health')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      offered_on: offeredOn,
      answer,
      capacities,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ assessmentId: id });
  record(tx, nightHealthRecorded, {
    subjects: { worker: personId },
    facts: { assessment: id, offeredOn },
    people: { [personId]: { answer, capacities } },
  });
  return ok({ assessmentId: id });
}
