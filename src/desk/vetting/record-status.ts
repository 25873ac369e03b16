import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdWorkers } from '../worktime/index.ts';
import { statusChecked } from './events.ts';
import { notAfterToday, workerFound } from './found.ts';
import type { recordStatusRoute } from './schema.ts';
import { vettingDb } from './tables.ts';

const SOURCE = 'Guidance on the DBS Update Service';

/**
 * Records a status check in the Update Service; a later one takes its place. The same id again gives the
 * first result. Refuses `worker-not-found`, `certificate-not-found`, `not-yet`, `checked-before-issue`,
 * `no-consent` (the worker must agree to the check) and `original-not-seen`.
 */
export async function recordStatus(
  tx: Tx,
  personId: string,
  { id, checkId, checkedOn, unchanged }: BodyOf<typeof recordStatusRoute>,
): Promise<Result<{ statusCheckId: string }>> {
  const worker = await workerFound(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const certificate = await vettingDb(tx)
    .selectFrom('certificate')
    .select(['issued_on', 'original_seen_on', 'update_consent'])
    .where('check_id', '=', checkId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!certificate) {
    return refuse(
      'certificate-not-found',
      'There is no certificate with this number on this worker’s record. Record it first.',
    );
  }
  if (certificate.update_consent !== true) {
    return refuse(
      'no-consent',
      'This worker has not agreed to status checks, so none may be made. Ask them, and record the certificate again with their word.',
      SOURCE,
    );
  }
  if (certificate.original_seen_on === null) {
    return refuse(
      'original-not-seen',
      'A status check counts only when the original certificate was seen with the worker in person. See it first.',
      SOURCE,
    );
  }
  const past = notAfterToday(tx, checkedOn, 'checkedOn');
  if (!past.ok) return past;
  if (checkedOn < certificate.issued_on) {
    return wrongField(
      'checkedOn',
      'checked-before-issue',
      'The certificate was issued after that day. Check the date.',
    );
  }
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await vettingDb(tx)
    .insertInto('status_check')
    .values({
      organisation_id: organisationId,
      id,
      check_id: checkId,
      person_id: personId,
      checked_on: checkedOn,
      unchanged,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ statusCheckId: id });
  record(tx, statusChecked, {
    subjects: { worker: personId },
    facts: { check: checkId, statusCheck: id, checkedOn },
    people: { [personId]: { unchanged } },
  });
  return ok({ statusCheckId: id });
}
