import type { Tx } from '../../platform/db/tx.ts';
import { policiesDb } from './tables.ts';

/** Versions with what stands beside their content, the newest first; of one procedure or of all. */
export async function versionsOf(tx: Tx, procedureId?: string) {
  let query = policiesDb(tx)
    .selectFrom('procedure_version as v')
    .leftJoin('procedure_withdrawal as w', (join) =>
      join
        .onRef('w.organisation_id', '=', 'v.organisation_id')
        .onRef('w.procedure_id', '=', 'v.procedure_id'),
    )
    .select([
      'v.procedure_id as procedureId',
      'v.version',
      'v.title',
      'v.change',
      'v.in_force_from as inForceFrom',
      'v.review_on as reviewOn',
      'v.owner_id as ownerId',
      'v.governs',
      'v.readers',
      'v.published_at as publishedAt',
      'v.published_by_name as publishedBy',
      'w.withdrawn_at as withdrawnAt',
      'w.withdrawn_by_name as withdrawnBy',
      'w.reason as withdrawnBecause',
    ])
    .orderBy('v.procedure_id')
    .orderBy('v.version', 'desc');
  if (procedureId) query = query.where('v.procedure_id', '=', procedureId);
  return query.execute();
}
