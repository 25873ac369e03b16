import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { collectedDb } from './tables.ts';

/** How the witness of each of these items stands to the learner; items that no witness gave are left out. By item. */
export async function itemsOfWitnesses(
  tx: Tx,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await collectedDb(tx)
    .selectFrom('testimony as t')
    .innerJoin('testimony_request as r', (join) =>
      join.onRef('r.organisation_id', '=', 't.organisation_id').onRef('r.id', '=', 't.request_id'),
    )
    .select(['t.evidence_id as evidenceId', 'r.relation'])
    .where(sql<boolean>`t.evidence_id = any(${[...evidenceIds]}::uuid[])`)
    .execute();
  return new Map(
    rows.flatMap(({ evidenceId, relation }) => (evidenceId ? [[evidenceId, relation]] : [])),
  );
}
