import { sql } from 'kysely';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { centreDb } from './tables.ts';

onConstraint('learner_side_apart', {
  code: 'verifier-not-apart',
  because:
    'For one learner nobody is both: whoever verified this learner does not advise, observe or assess them, and whoever did one of these does not verify them. Leave it to a colleague.',
  source: 'R30',
});

/**
 * Who ever advised, observed or assessed each learner, by learner: none of them verifies that learner (R30).
 * @param learnerIds these only; all where left out
 */
export async function lookingAfter(
  tx: Tx,
  learnerIds?: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await centreDb(tx)
    .selectFrom('learner_side')
    .select(['learner_id', 'member_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('side', '=', 'looks_after')
    .where(
      sql<boolean>`(${learnerIds === undefined} or learner_id = any(${[...(learnerIds ?? [])]}::uuid[]))`,
    )
    .orderBy('member_id')
    .execute();
  const found = new Map<string, string[]>();
  for (const { learner_id, member_id } of rows)
    found.set(learner_id, [...(found.get(learner_id) ?? []), member_id]);
  return found;
}
