import { type RawBuilder, sql } from 'kysely';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { showNumber } from './booking.ts';
import { PAPER_OF_ASSIGNMENT, papersOf } from './paper.ts';
import type { ShiftRow } from './schema.ts';
import { bookingsDb } from './tables.ts';

interface Row
  extends Omit<
    ShiftRow,
    'number' | 'roleName' | 'startsAt' | 'endsAt' | 'lapsesAt' | 'paper' | 'rate'
  > {
  origin: ShiftRow['rate']['origin'];
  cardVersion: number | null;
  rateName: string;
  parts: ShiftRow['rate']['parts'];
  lines: ShiftRow['rate']['lines'];
  number: number;
  startsAt: Date;
  endsAt: Date;
  lapsesAt: Date | null;
  paper: ShiftRow['paper'] | null;
  total: number;
}

/** Which shifts, in which order, how many. Aliases: s shift, b booking, l line, h site, a holder, p paper. */
export interface ShiftsWanted {
  readonly where: RawBuilder<unknown>;
  readonly order?: RawBuilder<unknown>;
  readonly from?: number;
  readonly size?: number;
}

/** SQL: the tables a shift is shown from; the holder is the live assignment, lapsed pencils left out. */
export function shiftTables(now: Date): RawBuilder<unknown> {
  return sql`
    shift s
    join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
    join booking_line l on l.organisation_id = s.organisation_id and l.id = s.line_id
    join sites_published h on h.organisation_id = b.organisation_id and h.site_id = b.site_id
    left join assignment a on a.organisation_id = s.organisation_id and a.shift_id = s.id
      and a.ended_at is null and (a.accepted_at is not null or a.lapses_at > ${now}::timestamptz)
    left join people_published w on w.organisation_id = a.organisation_id
      and w.person_id = a.person_id
    ${PAPER_OF_ASSIGNMENT}`;
}

/** SQL: the state of a shift over `shiftTables`; the same table of states as shift.ts. */
export const STATE = sql`
  case when s.cancelled_at is not null then 'cancelled'
    when a.id is null then 'open'
    when a.accepted_at is null then 'pencilled'
    when p.paper = 'sent' then 'confirmed'
    else 'assigned' end`;

/** Shifts as every list, panel and grid shows them, with the true total. One question and the roles' names. */
export async function shiftRows(
  tx: Tx,
  { where, order = sql`s.starts_at, s.id`, from = 0, size = 1000 }: ShiftsWanted,
): Promise<{ total: number; rows: ShiftRow[] }> {
  const { rows } = await sql<Row>`
    select s.id as "shiftId", s.booking_id as "bookingId", b.number, s.line_id as "lineId",
      h.client_name as "clientName", h.site_id as "siteId", h.name as "siteName", l.role,
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.kind, s.break_minutes as "breakMinutes",
      s.pay_pence as "payPence", s.charge_pence as "chargePence", s.po_number as "poNumber",
      s.reference, s.cost_centre as "costCentre", s.rate_origin as origin,
      s.rate_card_version as "cardVersion", s.rate_name as "rateName", s.rate_parts as parts,
      s.rate_lines as lines,
      ${STATE} as state,
      case when a.accepted_at is null then null else p.paper end as paper,
      a.id as "assignmentId", a.person_id as "personId", w.display_name as "workerName",
      case when a.accepted_at is null then a.lapses_at end as "lapsesAt",
      coalesce(o.open, 0) as "offersOpen", coalesce(o.yes, 0) as "offersYes",
      coalesce(o.names, '{}') as "saidYes",
      s.cancelled_because as "cancelledBecause", count(*) over () as total
    from ${shiftTables(nowOf(tx))}
    left join lateral (
      select count(*) filter (where f.answer is null) as open,
        count(*) filter (where f.answer = 'accepted'
          and f.person_id is distinct from a.person_id) as yes,
        array_agg(y.display_name order by f.answered_at) filter (where f.answer = 'accepted'
          and f.person_id is distinct from a.person_id) as names
      from offer f
      left join people_published y on f.answer = 'accepted'
        and y.organisation_id = f.organisation_id and y.person_id = f.person_id
      where f.organisation_id = s.organisation_id and f.shift_id = s.id) o on true
    where s.organisation_id = current_organisation() and ${where}
    order by ${order} limit ${size} offset ${from}`.execute(bookingsDb(tx));
  const roles = await roleNames(tx);
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, origin, cardVersion, rateName, parts, lines, ...row }) => ({
      ...row,
      rate: { origin, cardVersion, name: rateName, parts, lines },
      number: showNumber(row.number),
      roleName: roles.get(row.role) ?? row.role,
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      lapsesAt: row.lapsesAt?.toISOString() ?? null,
      paper: row.paper ?? 'none',
    })),
  };
}

/** A worker's shifts: the coming ones from the next on, the past ones from the last back. */
export function workerShifts(
  tx: Tx,
  personId: string,
  { when, from, size }: { when: 'coming' | 'past'; from: number; size: number },
): Promise<{ total: number; rows: ShiftRow[] }> {
  const now = nowOf(tx);
  return when === 'coming'
    ? shiftRows(tx, {
        where: sql`a.person_id = ${personId} and s.ends_at > ${now}`,
        from,
        size,
      })
    : shiftRows(tx, {
        where: sql`a.person_id = ${personId} and s.ends_at <= ${now}`,
        order: sql`s.starts_at desc, s.id`,
        from,
        size,
      });
}

/** Most rows of each kind that Today shows; the totals are true. */
const MOST = 50;
/** Days back to which a paper that was overtaken is still worth a new one. */
const LOOK_BACK_DAYS = 14;

/**
 * What the desk must do now: places to fill within so many hours, pencils that lapse within a day, yeses
 * that wait for us, papers never sent or overtaken. A fixed number of questions.
 */
export async function todaysNeeds(tx: Tx, { hours }: { readonly hours: number }) {
  const now = nowOf(tx);
  const soon = new Date(now.getTime() + hours * 3_600_000);
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000);
  const since = new Date(now.getTime() - LOOK_BACK_DAYS * 86_400_000);
  const open = sql`s.cancelled_at is null and a.id is null and s.ends_at > ${now}`;
  const unfilled = await shiftRows(tx, {
    where: sql`${open} and s.starts_at < ${soon}`,
    size: MOST,
  });
  const lapsing = await shiftRows(tx, {
    where: sql`s.cancelled_at is null and a.accepted_at is null and a.lapses_at <= ${tomorrow}`,
    order: sql`a.lapses_at, s.starts_at, s.id`,
    size: MOST,
  });
  const answered = await shiftRows(tx, {
    where: sql`${open} and exists (select 1 from offer y
      where y.organisation_id = s.organisation_id and y.shift_id = s.id and y.answer = 'accepted')`,
    size: MOST,
  });
  const papers = await papersOf(tx, sql`s.ends_at > ${since}`, { owed: true, size: MOST });
  return { unfilled, lapsing, answered, papers };
}
