import { type RawBuilder, sql } from 'kysely';
import type { Found, Sought } from '../../lib/found.ts';
import { showShift } from '../../lib/show.ts';
import { fold } from '../../lib/text.ts';
import { addDays, dateIn, dateOfMinute, minuteOfDate, startOfDay } from '../../lib/time.ts';
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

/** Every word of a text as a LIKE pattern that begins a word after a space. */
function patterns(text: string): readonly string[] {
  return fold(text)
    .split(' ')
    .filter(Boolean)
    .map((word) => `% ${word.replace(/[\\%_]/g, '\\$&')}%`);
}

/** Bookings by number (B-1032, 1032), else by words of client, site and references; newest first. */
export async function findBookings(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const words = patterns(text);
  if (words.length === 0) return [];
  const { rows } = await sql<{ id: string; number: number; note: string }>`
    select b.id, b.number, h.client_name || ', ' || h.name as note
    from booking b
    join sites_published h on h.organisation_id = b.organisation_id and h.site_id = b.site_id
    where b.organisation_id = current_organisation() and (b.number = ${readNumber(text) ?? null}
      or lower(' ' || h.client_name || ' ' || h.name || ' ' || b.client_reference || ' ' || b.po_number)
        like all (${words}::text[]))
    order by b.number = ${readNumber(text) ?? null} desc nulls last, b.number desc
    limit ${most}`.execute(bookingsDb(tx));
  return rows.map(({ id, number, note }) => ({ id, label: showNumber(number), note }));
}

/** The next shifts whose booking, client, site, role or worker is what was typed; `under` is the booking. */
export async function findShifts(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const words = patterns(text);
  if (words.length === 0) return [];
  const now = nowOf(tx);
  const { rows } = await sql<{
    id: string;
    under: string;
    role: string;
    note: string;
    startsAt: Date;
    endsAt: Date;
  }>`
    select s.id, s.booking_id as under, l.role, s.starts_at as "startsAt", s.ends_at as "endsAt",
      h.name || coalesce(', ' || w.display_name, ', open') as note
    from shift s
    join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
    join booking_line l on l.organisation_id = s.organisation_id and l.id = s.line_id
    join sites_published h on h.organisation_id = b.organisation_id and h.site_id = b.site_id
    left join assignment a on a.organisation_id = s.organisation_id and a.shift_id = s.id
      and a.ended_at is null and (a.accepted_at is not null or a.lapses_at > ${now}::timestamptz)
    left join people_published w on w.organisation_id = a.organisation_id
      and w.person_id = a.person_id
    where s.organisation_id = current_organisation() and s.cancelled_at is null
      and s.starts_at > ${now}::timestamptz - interval '1 day' and s.ends_at > ${now}::timestamptz
      and (b.number = ${readNumber(text) ?? null}
        or lower(' ' || h.client_name || ' ' || h.name || ' ' || replace(l.role, '-', ' ') || ' '
          || coalesce(w.display_name, '')) like all (${words}::text[]))
    order by s.starts_at, s.id limit ${most}`.execute(bookingsDb(tx));
  const roles = await roleNames(tx);
  return rows.map(({ id, under, role, note, startsAt, endsAt }) => ({
    id,
    under,
    label: `${showShift(minuteOfDate(startsAt), minuteOfDate(endsAt), dateIn(now))} ${roles.get(role) ?? role}`,
    note,
  }));
}

/** Days back in which an order for the same need is likely the same order taken twice. */
export const SAME_NEED_DAYS = 14;

/** A booking that asks for what is asked for now: same site, same role, overlapping times. */
export interface SameNeed {
  readonly bookingId: string;
  readonly number: string;
  readonly role: string;
  readonly takenAt: Date;
  /** Its shifts that overlap, in the order of their starts. */
  readonly shiftIds: readonly string[];
  readonly firstStartsAt: Date;
  readonly firstEndsAt: Date;
}

/**
 * Bookings of a site, other than this one, taken of late, that ask for the same role at overlapping times and are
 * not cancelled: the client may have asked twice. The newest first.
 */
export async function sameNeeds(
  tx: Tx,
  siteId: string,
  bookingId: string,
  asks: readonly { readonly role: string; readonly startsAt: Date; readonly endsAt: Date }[],
): Promise<readonly SameNeed[]> {
  if (asks.length === 0) return [];
  const since = new Date(nowOf(tx).getTime() - SAME_NEED_DAYS * 86_400_000);
  const { rows } = await sql<Omit<SameNeed, 'number'> & { number: number }>`
    select b.id as "bookingId", b.number, l.role, b.taken_at as "takenAt",
      array_agg(distinct s.id) as "shiftIds", min(s.starts_at) as "firstStartsAt",
      min(s.ends_at) as "firstEndsAt"
    from jsonb_to_recordset(${JSON.stringify(asks)}::jsonb)
      as w(role text, "startsAt" timestamptz, "endsAt" timestamptz)
    join booking b on b.organisation_id = current_organisation() and b.site_id = ${siteId}::uuid
      and b.id <> ${bookingId}::uuid and b.taken_at > ${since}
    join booking_line l on l.organisation_id = b.organisation_id and l.booking_id = b.id
      and l.role = w.role
    join shift s on s.organisation_id = b.organisation_id and s.line_id = l.id
      and s.cancelled_at is null and s.starts_at < w."endsAt" and w."startsAt" < s.ends_at
    group by b.id, b.number, l.role, b.taken_at
    order by b.taken_at desc, b.id, l.role`.execute(bookingsDb(tx));
  return rows.map((row) => ({ ...row, number: showNumber(row.number) }));
}
