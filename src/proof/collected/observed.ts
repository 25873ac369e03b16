import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { collectedDb } from './tables.ts';

/** What was observed of a learner: when and by whom, the newest first. */
export async function observationsOf(
  tx: Tx,
  learnerId: string,
): Promise<readonly { readonly id: string; readonly heldOn: string; readonly by: string }[]> {
  return collectedDb(tx)
    .selectFrom('observation')
    .select(['id', 'held_on as heldOn', 'observer_id as by'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('learner_id', '=', learnerId)
    .orderBy('held_on', 'desc')
    .orderBy('id')
    .execute();
}

/** Where and when learners were watched at work, by the observer who wrote it; each became an item of the same id. */
export async function placesObserved(
  tx: Tx,
): Promise<ReadonlyMap<string, { readonly heldOn: string; readonly place: string }>> {
  const rows = await collectedDb(tx)
    .selectFrom('observation')
    .select(['id', 'held_on as heldOn', 'place'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('kind', 'in', ['observation', 'expert_witness'])
    .where('agreed', '=', true)
    .execute();
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** What was recorded of a learner and waits for their signature, the oldest first. */
export async function observationsToSign(
  tx: Tx,
  learnerId: string,
): Promise<readonly { readonly heldOn: string; readonly by: string }[]> {
  return collectedDb(tx)
    .selectFrom('observation')
    .select(['held_on as heldOn', 'observer_id as by'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('learner_id', '=', learnerId)
    .where('answered_at', 'is', null)
    .orderBy('held_on')
    .orderBy('id')
    .execute();
}
