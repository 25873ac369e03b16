import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { SitesPublished } from '../clients/index.ts';
import { SETTING } from './questions.ts';
import { dutiesDb } from './tables.ts';

/** A site of this organisation, or `site-not-found`. */
export async function siteOf(
  tx: Tx,
  siteId: string,
): Promise<Result<Pick<SitesPublished, 'client_id' | 'hirer_id' | 'name'>>> {
  const site = await dutiesDb(tx)
    .selectFrom('sites_published')
    .select(['client_id', 'hirer_id', 'name'])
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  if (site) return ok(site);
  return refuse('site-not-found', 'There is no such site. Look for it on the client’s record.');
}

/** The version that speaks for this site and role itself ('' for every role); null: none. */
export async function currentSetting(tx: Tx, siteId: string, role: string) {
  return dutiesDb(tx)
    .selectFrom('work_setting')
    .select(SETTING)
    .where('site_id', '=', siteId)
    .where('role', '=', role)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
    .then((found) => found ?? null);
}
