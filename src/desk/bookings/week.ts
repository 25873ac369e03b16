import { sql } from 'kysely';
import { mondayOf } from '../../lib/days.ts';
import { fold } from '../../lib/text.ts';
import { addDays, dateOfMinute, isoOfMinute, startOfDay } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { stops } from '../../rules/finding.ts';
import { workerStates } from '../compliance/index.ts';
import { availabilityOf } from '../worktime/index.ts';
import { type SamePerson, showNumber } from './booking.ts';
import { type Holder, holdersOfShifts } from './lock.ts';
import type { ShiftKind } from './shift.ts';
import { shiftRows, shiftTables } from './shift-rows.ts';
import { bookingsDb } from './tables.ts';
import { type LoadedShift, shiftsWhere } from './work.ts';

export interface WeekWanted {
  /** Any date of the first week, 'YYYY-MM-DD'. */
  readonly date: string;
  readonly weeks?: number;
  /** These shifts alone, as they stand now: what changed while the grid was open. */
  readonly only?: readonly string[] | undefined;
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
const MOST = 20_000;

/**
 * One to four weeks for the grid: the rows, workers or sites, and their shifts that touch them. By worker, those on the
 * books come first who hold something then, and shifts nobody holds are given too, as gaps. Two
 * questions and the roles' names.
 */
export async function weekOfShifts(tx: Tx, wanted: WeekWanted) {
  const monday = mondayOf(wanted.date);
  const { midnights, from, to } = spanOf(monday, wanted.weeks ?? 1);
  const rows =
    wanted.by === 'worker'
      ? await workerRows(tx, wanted, from, to)
      : await siteRows(tx, wanted, from, to);
  const ids = rows.map(({ id }) => id);
  const inWeek = sql`s.starts_at < ${to} and s.ends_at > ${from}
    and s.starts_at > ${from}::timestamptz - interval '2 days'`;
  const { only } = wanted;
  const { rows: shifts } = await shiftRows(tx, {
    where: only
      ? sql`${inWeek} and s.id = any(${[...only]}::uuid[])`
      : wanted.by === 'worker'
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

function spanOf(monday: string, weeks: number) {
  const midnights = Array.from({ length: weeks * 7 + 1 }, (_, day) =>
    startOfDay(addDays(monday, day)),
  );
  return {
    midnights,
    from: dateOfMinute(midnights[0] ?? 0),
    to: dateOfMinute(midnights.at(-1) ?? 0),
  };
}

/**
 * How the workers of the grid's rows stand with the rules that follow them through the weeks: the right to
 * work, the weeks at one hirer, the average, the shortest rest, and what they said of their days.
 */
export async function weekWorkers(tx: Tx, wanted: Omit<WeekWanted, 'by' | 'only'>) {
  const { midnights, from, to } = spanOf(mondayOf(wanted.date), wanted.weeks ?? 1);
  const rows = await workerRows(tx, { ...wanted, by: 'worker' }, from, to);
  const ids = rows.map(({ id }) => id);
  const days = midnights.slice(0, -1).map((start, index) => ({
    start: dateOfMinute(start),
    end: dateOfMinute(midnights[index + 1] ?? start),
  }));
  const states = await workerStates(tx, ids);
  const said = await availabilityOf(tx, ids, days);
  return {
    rows: states.map(({ personId, average, rightToWorkUntil, agencyWeeks, findings }) => ({
      personId,
      averageMinutes: average?.minutes ?? null,
      optedOut: average?.optedOut ?? false,
      rightToWorkUntil,
      agencyWeeks,
      stopped: findings.some(stops),
      away: days.flatMap(({ start, end }, day) =>
        said.get(personId)?.[day]?.state === 'unavailable'
          ? [{ start: start.toISOString(), end: end.toISOString() }]
          : [],
      ),
    })),
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

/** A shift that is not cancelled, as a rota sets it beside its own lines. */
export interface ShiftAtSite {
  readonly shiftId: string;
  readonly bookingId: string;
  readonly lineId: string;
  readonly siteId: string;
  readonly role: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly kind: ShiftKind;
  readonly breakMinutes: number;
  readonly payPence: number;
  readonly chargePence: number;
  readonly poNumber: string;
  readonly reference: string;
  readonly samePerson: SamePerson;
  readonly duties: string;
  readonly experience: string;
  readonly requiredSkills: readonly string[];
  readonly requiredQualifications: readonly string[];
  readonly requiredChecks: readonly string[];
  /** Who holds it; a lapsed pencil does not. */
  readonly personId: string | null;
}

/** What is booked at these sites between two moments, by start: shifts that are not cancelled. One question. */
export async function shiftsAtSites(
  tx: Tx,
  siteIds: readonly string[],
  from: Date,
  to: Date,
): Promise<readonly ShiftAtSite[]> {
  const { rows } = await sql<ShiftAtSite>`
    select s.id as "shiftId", s.booking_id as "bookingId", s.line_id as "lineId",
      b.site_id as "siteId", l.role, s.starts_at as "startsAt", s.ends_at as "endsAt", s.kind,
      s.break_minutes as "breakMinutes", s.pay_pence as "payPence",
      s.charge_pence as "chargePence", s.po_number as "poNumber", s.reference,
      l.same_person as "samePerson", l.duties, l.experience, l.required_skills as "requiredSkills",
      l.required_qualifications as "requiredQualifications",
      l.required_checks as "requiredChecks", a.person_id as "personId"
    from booking b
    join shift s on s.organisation_id = b.organisation_id and s.booking_id = b.id
    join booking_line l on l.organisation_id = s.organisation_id and l.id = s.line_id
    left join assignment a on a.organisation_id = s.organisation_id and a.shift_id = s.id
      and a.ended_at is null
      and (a.accepted_at is not null or a.lapses_at > ${nowOf(tx)}::timestamptz)
    where b.organisation_id = current_organisation() and b.site_id = any(${[...siteIds]}::uuid[])
      and s.cancelled_at is null and s.starts_at >= ${from} and s.starts_at < ${to}
    order by s.starts_at, s.ends_at, s.id`.execute(bookingsDb(tx));
  return rows;
}

/** What was asked for when a role was last booked at a site. Rates in pence an hour. */
export type LastLine = Pick<
  ShiftAtSite,
  | 'siteId'
  | 'role'
  | 'payPence'
  | 'chargePence'
  | 'samePerson'
  | 'duties'
  | 'experience'
  | 'requiredSkills'
  | 'requiredQualifications'
  | 'requiredChecks'
>;

/** The newest line of each role booked at these sites. One question. */
export async function lastLinesAt(
  tx: Tx,
  siteIds: readonly string[],
): Promise<readonly LastLine[]> {
  const { rows } = await sql<LastLine>`
    select distinct on (b.site_id, l.role) b.site_id as "siteId", l.role,
      l.pay_pence as "payPence", l.charge_pence as "chargePence",
      l.same_person as "samePerson", l.duties, l.experience, l.required_skills as "requiredSkills",
      l.required_qualifications as "requiredQualifications",
      l.required_checks as "requiredChecks"
    from booking b
    join booking_line l on l.organisation_id = b.organisation_id and l.booking_id = b.id
    where b.organisation_id = current_organisation() and b.site_id = any(${[...siteIds]}::uuid[])
    order by b.site_id, l.role, b.number desc, l.position`.execute(bookingsDb(tx));
  return rows;
}

/** A line of a booking as more shifts are added to it. Rates in pence an hour. */
export interface LineOfBooking {
  readonly lineId: string;
  readonly role: string;
  readonly payPence: number;
  readonly chargePence: number;
}

/** A booking's site, number, lines in their order and count of shifts; undefined when there is none. */
export async function bookingLines(
  tx: Tx,
  bookingId: string,
): Promise<
  | {
      readonly siteId: string;
      readonly number: string;
      readonly shifts: number;
      readonly lines: readonly LineOfBooking[];
    }
  | undefined
> {
  const { rows } = await sql<LineOfBooking & { siteId: string; number: number; shifts: number }>`
    select b.site_id as "siteId", b.number, l.id as "lineId", l.role, l.pay_pence as "payPence",
      l.charge_pence as "chargePence",
      (select count(*)::int from shift s where s.organisation_id = b.organisation_id
        and s.booking_id = b.id) as shifts
    from booking b
    join booking_line l on l.organisation_id = b.organisation_id and l.booking_id = b.id
    where b.organisation_id = current_organisation() and b.id = ${bookingId}::uuid
    order by l.position`.execute(bookingsDb(tx));
  const [first] = rows;
  if (!first) return undefined;
  const lines = rows.map(({ lineId, role, payPence, chargePence }) => {
    return { lineId, role, payPence, chargePence };
  });
  return { siteId: first.siteId, number: showNumber(first.number), shifts: first.shifts, lines };
}

/** A shift of a week as a repair reads it, with whoever holds it. */
export interface ShiftHeld {
  readonly shift: LoadedShift;
  /** Null: nobody; a lapsed pencil is nobody. */
  readonly holder: Holder | null;
  /** A paper that was sent promises this shift to whoever holds it. */
  readonly told: boolean;
}

/**
 * The shifts that touch [from, to), cancelled ones left out, with all shifts of their lines where these are
 * for one face, in the order of their starts. Three questions however many there are.
 */
export async function shiftsHeldBetween(
  tx: Tx,
  from: Date,
  to: Date,
): Promise<readonly ShiftHeld[]> {
  const touches = sql`t.starts_at < ${to} and t.ends_at > ${from}
    and t.starts_at > ${from}::timestamptz - interval '2 days'`;
  const shifts = await shiftsWhere(
    tx,
    sql`s.cancelled_at is null and (s.id in (select t.id from shift t where ${touches})
      or (l.same_person = 'must' and s.line_id in (select t.line_id from shift t where ${touches})))`,
  );
  const now = nowOf(tx);
  const holders = await holdersOfShifts(
    tx,
    shifts.map(({ shiftId }) => shiftId),
  );
  const live = [...holders.values()].filter(
    ({ acceptedAt, lapsesAt }) => acceptedAt !== null || (lapsesAt !== null && lapsesAt > now),
  );
  const promised = await toldOf(
    tx,
    live.map(({ assignmentId }) => assignmentId),
  );
  const byShift = new Map(live.map((holder) => [holder.shiftId, holder]));
  return shifts.map((shift) => {
    const holder = byShift.get(shift.shiftId) ?? null;
    return { shift, holder, told: holder !== null && promised.has(holder.assignmentId) };
  });
}

/** Which of these assignments a paper that was sent promises to both sides. */
export async function toldOf(tx: Tx, assignmentIds: readonly string[]): Promise<Set<string>> {
  const rows = await bookingsDb(tx)
    .selectFrom('confirmed_shift')
    .select('assignment_id')
    .distinct()
    .where('stands', '=', true)
    .where(sql<boolean>`assignment_id = any(${[...assignmentIds]}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => row.assignment_id));
}

/** Who was last assigned to each of these shifts and holds it no more, the latest first. */
export async function heldBefore(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<
  readonly { readonly shiftId: string; readonly personId: string; readonly endedAt: Date }[]
> {
  const rows = await bookingsDb(tx)
    .selectFrom('assignment')
    .select(['shift_id', 'person_id', 'ended_at'])
    .where(sql<boolean>`shift_id = any(${[...shiftIds]}::uuid[])`)
    .where('accepted_at', 'is not', null)
    .where('ended_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .execute();
  return rows.flatMap(({ shift_id: shiftId, person_id: personId, ended_at: endedAt }) =>
    endedAt ? [{ shiftId, personId, endedAt }] : [],
  );
}
