import type { Tx } from '../../platform/db/tx.ts';
import { equalTreatmentDb } from './tables.ts';

/** A hirer with its client. */
export interface HirerPlace {
  readonly hirerId: string;
  readonly name: string;
  readonly clientId: string;
  readonly clientName: string;
}

/** Hirers with a site, by id, in the order of their names; of one client, if named. */
export async function hirersOf(
  tx: Tx,
  clientId?: string,
): Promise<ReadonlyMap<string, HirerPlace>> {
  const sites = equalTreatmentDb(tx)
    .selectFrom('sites_published')
    .distinct()
    .select(['hirer_id as hirerId', 'hirer_name as name'])
    .select(['client_id as clientId', 'client_name as clientName'])
    .orderBy('hirer_name')
    .orderBy('hirer_id');
  const rows = await (clientId === undefined
    ? sites
    : sites.where('client_id', '=', clientId)
  ).execute();
  return new Map(rows.map((row) => [row.hirerId, row]));
}
