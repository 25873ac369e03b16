import { type RawBuilder, sql } from 'kysely';
import { minuteOfDate } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { notHeardAfter } from './setting.ts';
import type { ByWhom, How } from './shapes-schema.ts';
import { type Start, type StartRecord, startOf } from './start.ts';
import { attendanceDb } from './tables.ts';

/** A shift as the board looks at it, with whoever accepted it. */
export interface Expected {
  readonly shiftId: string;
  readonly bookingId: string;
  readonly number: number;
  readonly clientName: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly orderedBy: string;
  readonly reportTo: string;
  readonly role: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly assignmentId: string | null;
  readonly personId: string | null;
  readonly acceptedAt: Date | null;
  readonly workerName: string | null;
}

/** A record of what was said, with who it is about. */
export interface Recorded extends StartRecord {
  readonly shiftId: string;
  readonly personId: string;
  readonly personName: string;
  readonly how: How;
  readonly byWhom: ByWhom;
  readonly note: string;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
}

/** A shift with what was said of it, and what that adds up to now. */
export interface Standing extends Expected {
  readonly records: readonly Recorded[];
  readonly start: Start<Recorded>;
}

async function expectedWhere(tx: Tx, where: RawBuilder<unknown>): Promise<readonly Expected[]> {
  const { rows } = await sql<Expected>`
    select e.shift_id as "shiftId", e.booking_id as "bookingId", e.number, h.client_name as "clientName",
      e.site_id as "siteId", h.name as "siteName", e.ordered_by as "orderedBy",
      e.report_to as "reportTo", e.role, e.starts_at as "startsAt", e.ends_at as "endsAt",
      e.assignment_id as "assignmentId", e.person_id as "personId",
      e.accepted_at as "acceptedAt", w.display_name as "workerName"
    from expected_published e
    join sites_published h on h.organisation_id = e.organisation_id and h.site_id = e.site_id
    left join people_published w on w.organisation_id = e.organisation_id
      and w.person_id = e.person_id
    where e.organisation_id = current_organisation() and ${where}
    order by e.starts_at, h.client_name, h.name, w.display_name nulls first, e.shift_id`.execute(
    attendanceDb(tx),
  );
  return rows;
}

async function recordsOf(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Recorded[]>> {
  const found = new Map<string, Recorded[]>();
  if (shiftIds.length === 0) return found;
  const { rows } = await sql<Recorded>`
    select r.id, r.assignment_id as "assignmentId", r.shift_id as "shiftId",
      r.person_id as "personId", coalesce(w.display_name, '') as "personName", r.said, r.how,
      r.by_whom as "byWhom", r.at, r.expected_at as "expectedAt",
      r.minutes_late as "minutesLate", r.takes_back as "takesBack", r.note,
      r.recorded_at as "recordedAt", r.recorded_by as "recordedBy"
    from attendance_record r
    left join people_published w on w.organisation_id = r.organisation_id
      and w.person_id = r.person_id
    where r.shift_id = any(${[...shiftIds]}::uuid[])
    order by r.position`.execute(attendanceDb(tx));
  for (const row of rows) found.set(row.shiftId, [...(found.get(row.shiftId) ?? []), row]);
  return found;
}

async function stand(tx: Tx, expected: readonly Expected[]): Promise<readonly Standing[]> {
  const records = await recordsOf(
    tx,
    expected.map(({ shiftId }) => shiftId),
  );
  const after = await notHeardAfter(tx);
  const now = nowOf(tx);
  return expected.map((one) => {
    const said = records.get(one.shiftId) ?? [];
    return { ...one, records: said, start: startOf({ ...one, notHeardAfter: after }, said, now) };
  });
}

/** Shifts that start between two moments, by start, with where each stands. A fixed number of questions. */
export async function startsBetween(
  tx: Tx,
  from: Date,
  to: Date,
  siteId?: string,
): Promise<readonly Standing[]> {
  const site = siteId === undefined ? sql`true` : sql`e.site_id = ${siteId}::uuid`;
  const where = sql`e.starts_at >= ${from} and e.starts_at < ${to} and ${site}`;
  return stand(tx, await expectedWhere(tx, where));
}

/** The shift that this assignment holds, with where it stands; undefined when it was released or there is none. */
export async function startOfAssignment(
  tx: Tx,
  assignmentId: string,
): Promise<Standing | undefined> {
  const found = await expectedWhere(tx, sql`e.assignment_id = ${assignmentId}::uuid`);
  return (await stand(tx, found))[0];
}

/** Whole minutes from a start to a moment; negative before it. */
export function minutesFromStart(startsAt: Date, at: Date): number {
  return minuteOfDate(at) - minuteOfDate(startsAt);
}

/**
 * How late people came to these shifts, as it stands: whole minutes after the start, 0 for in time. Shifts of which
 * nobody said that somebody arrived are left out.
 */
export async function minutesLateOf(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const expected = await expectedWhere(
    tx,
    sql`e.shift_id = any(${[...shiftIds]}::uuid[]) and e.assignment_id is not null`,
  );
  const late = new Map<string, number>();
  for (const { shiftId, start } of await stand(tx, expected)) {
    if (start.state === 'arrived') late.set(shiftId, start.minutesLate ?? 0);
  }
  return late;
}
