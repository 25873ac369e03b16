import { sql } from 'kysely';
import { mondayOf } from '../../lib/days.ts';
import { fold } from '../../lib/text.ts';
import { addDays, dateOfMinute, isoOfMinute, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { shiftRows, shiftTables } from './shift-rows.ts';
import { bookingsDb } from './tables.ts';

export interface WeekWanted {
  /** Any date of the week, 'YYYY-MM-DD'. */
  readonly date: string;
  readonly by: 'worker' | 'site';
  readonly q?: string | undefined;
  readonly from: number;
  readonly size: number;
}

interface GridRow {
  id: string;
  name: string;
  detail: string;
  total: number;
}

/** Most shifts a week's grid reads at once. */
const MOST = 5000;

/**
 * A week for the grid: the rows, workers or sites, and their shifts that touch it. By worker, those on the
 * books come first who hold something that week, and shifts nobody holds are given too, as gaps. Two
 * questions and the roles' names.
 */
export async function weekOfShifts(tx: Tx, wanted: WeekWanted) {
  const monday = mondayOf(wanted.date);
  const midnights = Array.from({ length: 8 }, (_, day) => startOfDay(addDays(monday, day)));
  const from = dateOfMinute(midnights[0] ?? 0);
  const to = dateOfMinute(midnights[7] ?? 0);
  const rows =
    wanted.by === 'worker'
      ? await workerRows(tx, wanted, from, to)
      : await siteRows(tx, wanted, from, to);
  const ids = rows.map(({ id }) => id);
  const inWeek = sql`s.starts_at < ${to} and s.ends_at > ${from}
    and s.starts_at > ${from}::timestamptz - interval '2 days'`;
  const { rows: shifts } = await shiftRows(tx, {
    where:
      wanted.by === 'worker'
        ? sql`${inWeek} and (a.person_id = any(${ids}::uuid[])
            or (a.id is null and s.cancelled_at is null))`
        : sql`${inWeek} and b.site_id = any(${ids}::uuid[])`,
    size: MOST,
  });
  return {
    monday,
    midnights: midnights.map((minute) => isoOfMinute(minute)),
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ id, name, detail }) => ({ id, name, detail })),
    shifts,
  };
}

function words(q: string | undefined): readonly string[] {
  return fold(q ?? '')
    .split(' ')
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}

async function workerRows(tx: Tx, wanted: WeekWanted, from: Date, to: Date): Promise<GridRow[]> {
  const { rows } = await sql<GridRow>`
    with held as materialized (
      select a.person_id from assignment a
      join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
      where a.organisation_id = current_organisation() and a.ended_at is null
        and (a.accepted_at is not null or a.lapses_at > ${nowOf(tx)})
        and s.starts_at < ${to} and s.ends_at > ${from}
      group by a.person_id)
    select c.person_id as id, w.display_name as name, c.postcode as detail,
      count(*) over () as total
    from candidates_published c
    join people_published w on w.organisation_id = c.organisation_id
      and w.person_id = c.person_id
    left join held on held.person_id = c.person_id
    where c.organisation_id = current_organisation()
      and (not c.archived or held.person_id is not null)
      and w.sort_key like all (${words(wanted.q)}::text[])
    order by held.person_id is null, w.sort_key, c.person_id
    limit ${wanted.size} offset ${wanted.from}`.execute(bookingsDb(tx));
  return rows;
}

async function siteRows(tx: Tx, wanted: WeekWanted, from: Date, to: Date): Promise<GridRow[]> {
  const { rows } = await sql<GridRow>`
    select h.site_id as id, h.name, h.client_name as detail, count(*) over () as total
    from ${shiftTables(nowOf(tx))}
    where s.organisation_id = current_organisation() and s.starts_at < ${to} and s.ends_at > ${from}
      and lower(h.client_name || ' ' || h.name) like all (${words(wanted.q)}::text[])
    group by h.site_id, h.name, h.client_name
    order by h.client_name, h.name, h.site_id
    limit ${wanted.size} offset ${wanted.from}`.execute(bookingsDb(tx));
  return rows;
}
