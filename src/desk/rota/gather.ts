import { sql } from 'kysely';
import { divisionOf } from '../../lib/calendar.ts';
import { nameKey } from '../../lib/text.ts';
import { addDays, dateIn, dateOfMinute, minuteOfDate, startOfDay } from '../../lib/time.ts';
import { holidaysOf } from '../../platform/calendar/holidays.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { lastLinesAt, shiftsAtSites, withoutRate } from '../bookings/index.ts';
import { roleKey, roleNames } from '../candidates/index.ts';
import type { SitesPublished } from '../clients/index.ts';
import {
  type CheckedLine,
  checkLines,
  type LineRead,
  type RateLacking,
  readLines,
} from './check-lines.ts';
import { type BookedShift, type Known, type KnownSite, sitesCalled } from './known.ts';
import type { RotaLine, ShiftCode } from './rota.ts';
import { rotaDb } from './tables.ts';

/** Which sites a rota may name, and what its lines are for when they do not say. */
export interface Scope {
  readonly clientId: string | null;
  readonly siteId: string | null;
  readonly role: string | null;
}

/** All that lines are read against, but for what was booked before: a fixed number of questions. */
async function knownOf(tx: Tx, scope: Scope): Promise<Known> {
  const sites = await sitesIn(tx, scope.clientId);
  return {
    today: dateIn(nowOf(tx)),
    sites,
    siteId: scope.siteId,
    role: scope.role,
    roles: await roleNames(tx),
    roleKey,
    codes: await codesIn(tx),
    last: new Map(),
  };
}

/** The sites of a client, or of all, as a rota may name them. */
export async function sitesIn(tx: Tx, clientId: string | null): Promise<readonly KnownSite[]> {
  const { rows } = await sql<SitesPublished>`
    select * from sites_published
    where organisation_id = current_organisation()
      and (${clientId}::uuid is null or client_id = ${clientId}::uuid)
    order by client_name, name, site_id`.execute(rotaDb(tx));
  const { dates } = await holidaysOf(tx, BANK_HOLIDAYS);
  const spans = await rotaDb(tx)
    .selectFrom('closures_published')
    .select(['site_id as siteId', 'from_on as from', 'to_on as to', 'because'])
    .where('to_on', '>=', dateIn(nowOf(tx)))
    .execute();
  const closed = Map.groupBy(spans, ({ siteId }) => siteId);
  return rows.map((row) => ({
    siteId: row.site_id,
    siteName: row.name,
    clientId: row.client_id,
    clientName: row.client_name,
    hirerId: row.hirer_id,
    hirerName: row.hirer_name,
    nation: row.nation,
    keys: {
      site: nameKey(row.name),
      client: nameKey(row.client_name),
      hirer: nameKey(row.hirer_name),
    },
    holidays: dates[divisionOf(row.nation)],
    closed: closed.get(row.site_id) ?? [],
  }));
}

async function codesIn(tx: Tx): Promise<Known['codes']> {
  const rows = await rotaDb(tx).selectFrom('shift_code').selectAll().execute();
  const codes = new Map<string, Map<string, ShiftCode>>();
  for (const row of rows) {
    const own = codes.get(row.place_id) ?? new Map<string, ShiftCode>();
    codes.set(row.place_id, own);
    own.set(row.code, {
      code: row.code,
      times: row.starts === '' ? null : { start: row.starts, end: row.ends },
      breakMinutes: row.break_minutes,
      kind: row.kind,
    });
  }
  return codes;
}

/** A rota that was read whole: each line with where it stands, and what it was read against. */
export interface RotaRead {
  readonly known: Known;
  readonly lines: readonly CheckedLine[];
}

/**
 * Reads the lines of a draft against today's sites, roles, codes, last orders and booked shifts.
 * @param own shifts that this draft has made: they are not there already
 */
export async function readRota(
  tx: Tx,
  scope: Scope,
  lines: readonly RotaLine[],
  own: ReadonlySet<string> = new Set(),
): Promise<RotaRead> {
  const without = await knownOf(tx, scope);
  const siteIds = sitesNamed(lines, without);
  const last = siteIds.length > 0 ? await lastLinesAt(tx, siteIds) : [];
  const known = {
    ...without,
    last: new Map(last.map((one) => [`${one.siteId} ${one.role}`, one])),
  };
  const read = readLines(lines, known);
  const booked = await bookedBeside(tx, siteIds, read, own);
  return { known, lines: checkLines(read, booked, await rateless(tx, read)) };
}

/** Of lines that do not say their whole rate: what no card and no earlier booking has for a day of them. */
async function rateless(
  tx: Tx,
  read: readonly LineRead[],
): Promise<ReadonlyMap<number, RateLacking>> {
  const asks = read.flatMap(({ line, read: { site, role, planned, kind, ...one } }) => {
    if (!site || !role || line.chosen.left) return [];
    if (one.payPence !== null && one.chargePence !== null) return [];
    const { siteId, clientId, hirerId, nation } = site;
    const { breakMinutes, payPence, chargePence } = one;
    const common = { siteId, clientId, hirerId, nation, role, kind, breakMinutes };
    return planned.map(({ startsAt, endsAt, date }) => ({
      ...common,
      key: `${line.line} ${date}`,
      startsAt: dateOfMinute(startsAt),
      endsAt: dateOfMinute(endsAt),
      payPence: payPence ?? undefined,
      chargePence: chargePence ?? undefined,
    }));
  });
  const without = asks.length > 0 ? await withoutRate(tx, asks) : new Set<string>();
  const found = new Map<number, RateLacking>();
  for (const { key, payPence } of asks) {
    const [line, date] = key.split(' ');
    if (!without.has(key) || !date || found.has(Number(line))) continue;
    found.set(Number(line), { field: payPence === undefined ? 'pay' : 'charge', date });
  }
  return found;
}

function sitesNamed(lines: readonly RotaLine[], known: Known): readonly string[] {
  const found = new Set<string>();
  for (const { said, chosen } of lines) {
    const { sure } = sitesCalled(known, said.site, said.client);
    if (chosen.siteId) found.add(chosen.siteId);
    else if (sure) found.add(sure.siteId);
  }
  return [...found];
}

async function bookedBeside(
  tx: Tx,
  siteIds: readonly string[],
  read: readonly LineRead[],
  own: ReadonlySet<string>,
): Promise<readonly BookedShift[]> {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { read: one } of read) {
    for (const { startsAt } of one.planned) {
      from = Math.min(from, startsAt);
      to = Math.max(to, startsAt);
    }
  }
  if (siteIds.length === 0 || to < from) return [];
  const shifts = await shiftsAtSites(tx, siteIds, dateOfMinute(from), dateOfMinute(to + 1));
  return shifts
    .filter(({ shiftId }) => !own.has(shiftId))
    .map(({ shiftId, siteId, role, startsAt, endsAt }) => ({
      shiftId,
      siteId,
      role,
      start: minuteOfDate(startsAt),
      end: minuteOfDate(endsAt),
    }));
}

/** The moments at which a span of local days begins and ends, the last day included. */
export function spanOf(from: string, to: string): { readonly start: Date; readonly end: Date } {
  return {
    start: dateOfMinute(startOfDay(from)),
    end: dateOfMinute(startOfDay(addDays(to, 1))),
  };
}
