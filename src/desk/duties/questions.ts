import { sql } from 'kysely';
import type { DateText } from '../../lib/days.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { type Licence, speaking } from './licence.ts';
import type { WorkSetting } from './setting.ts';
import { dutiesDb } from './tables.ts';

/** Work by where it is and as what. */
interface PlaceAndRole {
  readonly siteId: string;
  readonly role: string;
}

/** The columns of a setting as it is read. */
export const SETTING = [
  'id as settingId',
  'site_id as siteId',
  'version',
  'vulnerable',
  'regulated_activity as regulatedActivity',
  'school',
  'dbs_class as dbsClass',
  'night_hazard as nightHazard',
  'young_sector as youngSector',
  'gangmaster_sector as gangmasterSector',
  'gangmaster_task as gangmasterTask',
  'food_for_sale as foodForSale',
  'driving',
  'said_on as saidOn',
  'withdrawn',
] as const;

/** Where the answer for a site and a role stands in the map of `settingsOf`. */
export function settingKey({ siteId, role }: PlaceAndRole): string {
  return `${siteId} ${role}`;
}

/**
 * What the law asks of each of these works, by `settingKey`: what was said of the role there, else of the
 * whole site; null where nobody has said anything. One question however many works there are.
 */
export async function settingsOf(
  tx: Tx,
  works: readonly PlaceAndRole[],
): Promise<Map<string, WorkSetting | null>> {
  if (works.length === 0) return new Map();
  const rows = await dutiesDb(tx)
    .selectFrom('work_setting')
    .distinctOn(['site_id', 'role'])
    .select(SETTING)
    .select('role')
    .where(sql<boolean>`site_id = any(${[...new Set(works.map((work) => work.siteId))]}::uuid[])`)
    .orderBy('site_id')
    .orderBy('role')
    .orderBy('version', 'desc')
    .execute();
  const said = new Map(
    rows
      .filter(({ withdrawn }) => !withdrawn)
      .map(({ role, withdrawn: _, ...row }) => [
        settingKey({ siteId: row.siteId, role }),
        { ...row, role: role === '' ? null : role },
      ]),
  );
  return new Map(
    works.map((work) => [
      settingKey(work),
      said.get(settingKey(work)) ?? said.get(settingKey({ ...work, role: '' })) ?? null,
    ]),
  );
}

/** Industrial action as the gates read it. */
export interface IndustrialAction {
  readonly actionId: string;
  /** One of the two is named. */
  readonly hirerId: string | null;
  readonly siteId: string | null;
  /** Roles whose duties are not done because of it; empty: every role. */
  readonly roles: readonly string[];
  /** Roles whose people the hirer moved to cover. */
  readonly movedRoles: readonly string[];
  readonly official: 'yes' | 'no' | 'not_known';
  /** First and last day; null: no end is known. */
  readonly fromOn: DateText;
  readonly toOn: DateText | null;
}

/**
 * Industrial action at these sites and hirers that touches the days from the first to the last, what was
 * entered by mistake left out. One question.
 */
export async function industrialActionAt(
  tx: Tx,
  {
    siteIds,
    hirerIds,
    from,
    to,
  }: {
    readonly siteIds: readonly string[];
    readonly hirerIds: readonly string[];
    readonly from: DateText;
    readonly to: DateText;
  },
): Promise<readonly IndustrialAction[]> {
  return dutiesDb(tx)
    .selectFrom('industrial_action')
    .select(['id as actionId', 'hirer_id as hirerId', 'site_id as siteId', 'roles', 'official'])
    .select(['moved_roles as movedRoles', 'from_on as fromOn', 'to_on as toOn'])
    .where(
      sql<boolean>`(site_id = any(${[...new Set(siteIds)]}::uuid[])
        or hirer_id = any(${[...new Set(hirerIds)]}::uuid[]))`,
    )
    .where('from_on', '<=', to)
    .where(sql<boolean>`(to_on is null or to_on >= ${from}::date)`)
    .where(sql<boolean>`ended_how is distinct from 'mistake'`)
    .orderBy('from_on')
    .orderBy('id')
    .execute();
}

/** The organisation's gangmaster's licences as the register last showed each number. One question. */
export async function licencesOf(tx: Tx): Promise<readonly Licence[]> {
  const rows = await dutiesDb(tx)
    .selectFrom('agency_licence')
    .select(['id as licenceId', 'number', 'number_key as numberKey', 'from_on as fromOn'])
    .select(['to_on as toOn', 'seen_on as seenOn'])
    .orderBy('seen_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return speaking(rows);
}
