import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdWorkers } from '../worktime/index.ts';
import { clientTold } from './events.ts';
import { notAfterToday, workerFound } from './found.ts';
import type { recordToldRoute } from './schema.ts';
import { vettingDb } from './tables.ts';

/**
 * Records what a client was told about a worker for one site: that all checks are done (a school asks for
 * it in writing), or what could not be had with the steps taken (reg 22(3)). The same id again gives the
 * first result. Refuses `worker-not-found`, `site-not-found`, `not-yet` and `steps-missing`.
 */
export async function recordTold(
  tx: Tx,
  personId: string,
  { id, siteId, what, sentOn, steps }: BodyOf<typeof recordToldRoute>,
): Promise<Result<{ toldId: string }>> {
  const worker = await workerFound(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const site = await vettingDb(tx)
    .selectFrom('sites_published')
    .select('client_id')
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  if (!site) return refuse('site-not-found', 'There is no such site. Choose one from the list.');
  const past = notAfterToday(tx, sentOn, 'sentOn');
  if (!past.ok) return past;
  if (what === 'could_not_obtain' && steps === '') {
    return wrongField(
      'steps',
      'steps-missing',
      'Say what could not be had and which steps were taken: the client must be told both.',
    );
  }
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await vettingDb(tx)
    .insertInto('told_client')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      site_id: siteId,
      what,
      sent_on: sentOn,
      steps,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ toldId: id });
  record(tx, clientTold, {
    subjects: { worker: personId, client: site.client_id, site: siteId },
    facts: { told: id, what, sentOn },
    people: { [personId]: { steps } },
  });
  return ok({ toldId: id });
}
