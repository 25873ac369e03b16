import { type RawBuilder, sql } from 'kysely';
import { fold } from '../../lib/text.ts';
import { addDays, dateOfMinute, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { readNumber, showNumber } from './booking.ts';
import { STATE, shiftTables } from './shift-rows.ts';
import { bookingsDb } from './tables.ts';

export interface BookingsWanted {
  readonly q?: string | undefined;
  readonly clientId?: string | undefined;
  readonly siteId?: string | undefined;
  readonly needs?: 'unfilled' | 'unsent' | 'out_of_date' | undefined;
  /** Local dates, 'YYYY-MM-DD'. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly from: number;
  readonly size: number;
}

interface Row {
  bookingId: string;
  number: number;
  clientId: string;
  clientName: string;
  siteId: string;
  siteName: string;
  roles: string[];
  lines: number;
  firstStartsAt: Date | null;
  nextStartsAt: Date | null;
  lastEndsAt: Date | null;
  shifts: number;
  open: number;
  pencilled: number;
  assigned: number;
  confirmed: number;
  cancelled: number;
  outOfDate: number;
  takenAt: Date;
  total: number;
}

/** Bookings, newest first, with how far each is filled and confirmed, and the true total. One question. */
export async function bookingList(tx: Tx, wanted: BookingsWanted) {
  const { rows } = await sql<Row>`
    select q.*, count(*) over () as total from (
      select s.booking_id as "bookingId", b.number, b.client_id as "clientId",
        h.client_name as "clientName", h.site_id as "siteId", h.name as "siteName",
        array_agg(distinct l.role) as roles, count(distinct l.id) as lines,
        min(s.starts_at) filter (where s.cancelled_at is null and s.ends_at > ${nowOf(tx)})
          as "nextStartsAt",
        min(s.starts_at) filter (where s.cancelled_at is null) as "firstStartsAt",
        max(s.ends_at) filter (where s.cancelled_at is null) as "lastEndsAt",
        count(*) as shifts,
        count(*) filter (where ${STATE} = 'open') as open,
        count(*) filter (where ${STATE} = 'pencilled') as pencilled,
        count(*) filter (where ${STATE} = 'assigned') as assigned,
        count(*) filter (where ${STATE} = 'confirmed') as confirmed,
        count(*) filter (where ${STATE} = 'cancelled') as cancelled,
        count(*) filter (where a.accepted_at is not null and p.paper = 'out_of_date')
          as "outOfDate",
        count(*) filter (where a.accepted_at is not null and p.paper is null) as unsent,
        count(*) filter (where ${STATE} = 'open' and s.ends_at > ${nowOf(tx)}) as unfilled,
        b.taken_at as "takenAt"
      from ${shiftTables(nowOf(tx))}
      where s.organisation_id = current_organisation() and ${narrowed(wanted)}
      group by s.booking_id, b.number, b.client_id, h.client_name, h.site_id, h.name, b.taken_at) q
    where ${needs(wanted.needs)}
    order by q.number desc limit ${wanted.size} offset ${wanted.from}`.execute(bookingsDb(tx));
  const roles = await roleNames(tx);
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, ...row }) => ({
      ...row,
      number: showNumber(row.number),
      roles: row.roles.map((role) => roles.get(role) ?? role),
      nextStartsAt: row.nextStartsAt?.toISOString() ?? null,
      firstStartsAt: row.firstStartsAt?.toISOString() ?? null,
      lastEndsAt: row.lastEndsAt?.toISOString() ?? null,
      takenAt: row.takenAt.toISOString(),
    })),
  };
}

function needs(what: BookingsWanted['needs']): RawBuilder<unknown> {
  if (what === 'unfilled') return sql`q.unfilled > 0`;
  if (what === 'unsent') return sql`q.unsent > 0`;
  if (what === 'out_of_date') return sql`q."outOfDate" > 0`;
  return sql`true`;
}

function narrowed({ q, clientId, siteId, since, until }: BookingsWanted): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (clientId) parts.push(sql`b.client_id = ${clientId}`);
  if (siteId) parts.push(sql`b.site_id = ${siteId}`);
  if (since) {
    const from = dateOfMinute(startOfDay(since));
    parts.push(sql`exists (select 1 from shift t where t.organisation_id = s.organisation_id
      and t.booking_id = s.booking_id and t.ends_at > ${from})`);
  }
  if (until) {
    const to = dateOfMinute(startOfDay(addDays(until, 1)));
    parts.push(sql`exists (select 1 from shift t where t.organisation_id = s.organisation_id
      and t.booking_id = s.booking_id and t.starts_at < ${to})`);
  }
  if (q) parts.push(matching(q));
  return sql.join(parts, sql` and `);
}

/** By booking number, or by words in the names of client and site or in the client's references. */
function matching(q: string): RawBuilder<unknown> {
  const number = readNumber(q);
  const words = fold(q)
    .split(' ')
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const text = sql`lower(h.client_name || ' ' || h.name || ' ' || b.client_reference || ' ' || b.po_number)`;
  const all = words.map((word) => sql`${text} like ${word}`);
  const byWords = all.length > 0 ? sql.join(all, sql` and `) : sql`false`;
  return number === undefined ? sql`(${byWords})` : sql`(b.number = ${number} or (${byWords}))`;
}
