import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import type { SitesPublished } from '../clients/index.ts';
import { SETTING } from './questions.ts';
import type { Answers } from './schema.ts';
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

/** The newest version for this site and role itself ('' for every role), withdrawn or not; null: none. */
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

/** A version of a setting as it is to be kept. */
interface NewVersion extends Answers {
  readonly id: string;
  readonly siteId: string;
  /** '' for every role. */
  readonly role: string;
  readonly version: number;
  readonly notes: string;
  readonly withdrawn: boolean;
  readonly saidBy: string;
  readonly saidOn: string;
}

/**
 * Keeps a version. Of two made from the same one the database takes the first.
 * @returns false when this id or this version is there already
 */
export async function keepVersion(tx: Tx, version: NewVersion): Promise<boolean> {
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await dutiesDb(tx)
    .insertInto('work_setting')
    .values({
      organisation_id: organisationId,
      id: version.id,
      site_id: version.siteId,
      role: version.role,
      version: version.version,
      vulnerable: version.vulnerable,
      regulated_activity: version.regulatedActivity,
      school: version.school,
      dbs_class: version.dbsClass,
      night_hazard: version.nightHazard,
      young_sector: version.youngSector,
      gangmaster_sector: version.gangmasterSector,
      gangmaster_task: version.gangmasterTask,
      food_for_sale: version.foodForSale,
      driving: version.driving,
      notes: version.notes,
      withdrawn: version.withdrawn,
      said_by: version.saidBy,
      said_on: version.saidOn,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The version that an id was given to, if it was: the same press gives the first result. */
export async function recordedAs(tx: Tx, id: string) {
  const found = await dutiesDb(tx)
    .selectFrom('work_setting')
    .select(['id as settingId', 'version'])
    .where('id', '=', id)
    .executeTakeFirst();
  return found ? ok(found) : null;
}

/** The refusal for a version made from one that is no longer the newest. */
export function changedMeanwhile(): Result<never> {
  return refuse(
    'setting-changed',
    'A colleague recorded what the law asks of this work while you were writing. Look at it and put your change into it.',
  );
}
