import { sql } from 'kysely';
import { nameKey } from '../../lib/text.ts';
import { dateIn, dateOfMinute } from '../../lib/time.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { workerFacts } from '../candidates/index.ts';
import { earlierWeeksOf, shutdownsOf } from '../equal-treatment/index.ts';
import { overridesOf } from '../overrides/index.ts';
import { vettingOf } from '../vetting/index.ts';
import {
  absencesOf,
  agencyDaysOf,
  availabilityOf,
  declarationsOf,
  firstTimeOf,
  optOutsOf,
  type Reach,
  timesAround,
} from '../worktime/index.ts';
import type { HowAsked } from './cleared.ts';
import type { CheckOnFile, DoNotSend, Dossier } from './dossier.ts';
import { placeWishesOf } from './place-wishes.ts';
import { complianceDb } from './tables.ts';
import type { Work } from './work.ts';

const DAY = 1440;
/** The 48-hour average looks 17 weeks back and, for days of leave, 17 weeks on; a day for the edges. */
const WIDE = (17 * 7 + 1) * DAY;
/** Daily rest looks a day to either side; findings name the shifts there. */
const NEAR = 3 * DAY;
/** A weekly rest is taken within a fortnight: an override of a shift beside counts as far. */
export const BESIDE = 14 * DAY;

type Known = Pick<HowAsked, 'workers' | 'availability' | 'wishes'>;

/**
 * Everything on file about these workers that the gates read, with a handful of set questions however
 * many workers there are. People who are no candidates are left out.
 * @param known what the caller has already loaded (`workersForRole`, `availabilityOf`), not read twice
 */
export async function loadDossiers(
  tx: Tx,
  personIds: readonly string[],
  works: readonly Work[],
  known: Known = {},
): Promise<readonly Dossier[]> {
  if (personIds.length === 0 || works.length === 0) return [];
  const from = Math.min(...works.map((work) => work.start));
  const to = Math.max(...works.map((work) => work.end));
  return dossiersAround(tx, personIds, works, { from, to }, known);
}

/**
 * The same around a moment, with or without works in it: the time held from 17 weeks before to 17 weeks
 * after. Epoch minutes.
 */
export async function dossiersAround(
  tx: Tx,
  personIds: readonly string[],
  works: readonly Work[],
  { from: start, to: end }: Reach,
  known: Known = {},
): Promise<readonly Dossier[]> {
  const spans = works.map((work) => ({
    start: dateOfMinute(work.start),
    end: dateOfMinute(work.end),
  }));
  const workers = known.workers ?? (await workerFacts(tx, personIds));
  const held = await timesAround(
    tx,
    personIds,
    { from: start - WIDE, to: end + WIDE },
    { from: start - NEAR, to: end + NEAR },
  );
  const firsts = await firstTimeOf(tx, personIds);
  const availability = known.availability ?? (await availabilityOf(tx, personIds, spans));
  const declarations = await declarationsOf(tx, personIds);
  const optOuts = await optOutsOf(tx, personIds);
  const absences = await absencesOf(tx, personIds);
  const checks = await checksOf(tx, personIds);
  const wishes = known.wishes ?? (await placeWishesOf(tx, personIds));
  const words = await doNotSendOf(tx, personIds, works);
  const beside = works.length === 0 ? WIDE : BESIDE;
  const overrides = await overridesOf(tx, personIds, { from: start - beside, to: end + beside });
  // Without works every hirer is in issue.
  const hirerIds = works.length === 0 ? undefined : [...new Set(works.map((work) => work.hirerId))];
  const agencyDays = await agencyDaysOf(tx, personIds, { hirerIds });
  const earlier = await earlierWeeksOf(tx, personIds);
  const shutdowns = await shutdownsOf(tx, personIds);
  const vetting = await vettingOf(tx, personIds);
  const dossiers: Dossier[] = [];
  for (const id of personIds) {
    const worker = workers.get(id);
    if (!worker) continue;
    dossiers.push({
      vetting: vetting(id),
      worker,
      held: held.get(id) ?? [],
      firstHeld: firsts.get(id) ?? null,
      availability: availability.get(id) ?? [],
      declarations: declarations.get(id) ?? [],
      optOuts: optOuts.get(id) ?? [],
      absences: absences.get(id) ?? [],
      checks: checks.get(id) ?? [],
      doNotSend: words.get(id) ?? [],
      wishes: wishes.get(id) ?? [],
      overrides: overrides.get(id) ?? [],
      agency: {
        days: agencyDays.get(id) ?? [],
        earlier: earlier.get(id) ?? [],
        shutdowns: shutdowns.get(id) ?? [],
      },
    });
  }
  return dossiers;
}

/** Checks by worker, the latest first. */
export async function checksOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, readonly CheckOnFile[]>> {
  const rows = await complianceDb(tx)
    .selectFrom('worker_check')
    .select([
      'person_id',
      'id',
      'kind',
      'name',
      'route',
      'list',
      'basis',
      'permission_ends_on as permissionEndsOn',
      'notice_dated as noticeDated',
      'in_time_application as inTimeApplication',
      'outcome',
      'checked_on as checkedOn',
      'expires_on as expiresOn',
    ])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('checked_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return grouped(rows.map((row) => ({ ...row, nameKey: nameKey(row.name) })));
}

async function doNotSendOf(
  tx: Tx,
  personIds: readonly string[],
  works: readonly Work[],
): Promise<Map<string, readonly DoNotSend[]>> {
  const places = (of: (work: Work) => string) => [...new Set(works.map(of))];
  const rows = await complianceDb(tx)
    .selectFrom('do_not_send')
    .select(['person_id', 'id', 'client_id', 'hirer_id', 'site_id', 'said_by', 'reason'])
    .select(['review_on', 'recorded_at'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('ended_at', 'is', null)
    .where(
      sql<boolean>`(client_id = any(${places((work) => work.clientId)}::uuid[])
        or hirer_id = any(${places((work) => work.hirerId)}::uuid[])
        or site_id = any(${places((work) => work.siteId)}::uuid[]))`,
    )
    .orderBy('recorded_at', 'desc')
    .execute();
  const words = rows.map((row) => ({
    person_id: row.person_id,
    id: row.id,
    clientId: row.client_id,
    hirerId: row.hirer_id,
    siteId: row.site_id,
    saidBy: row.said_by,
    reason: row.reason,
    saidOn: dateIn(row.recorded_at),
    reviewOn: row.review_on,
  }));
  return grouped(words);
}

function grouped<Row extends { readonly person_id: string }>(
  rows: readonly Row[],
): Map<string, readonly Row[]> {
  const map = new Map<string, Row[]>();
  for (const row of rows) {
    const list = map.get(row.person_id);
    if (list) list.push(row);
    else map.set(row.person_id, [row]);
  }
  return map;
}
