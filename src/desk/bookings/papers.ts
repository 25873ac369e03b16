import { type RawBuilder, sql } from 'kysely';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { showNumber } from './booking.ts';
import { PAPER_OF_ASSIGNMENT } from './paper.ts';
import type { Paper } from './shift.ts';
import { bookingsDb } from './tables.ts';

/** How one worker's paper in one booking stands. */
export interface WorkerPaperState {
  readonly bookingId: string;
  readonly number: string;
  readonly clientName: string;
  readonly siteName: string;
  readonly personId: string;
  readonly workerName: string;
  readonly paper: Paper;
  /** Shifts they hold. */
  readonly shifts: number;
  /** The newest version sent; 0 for none. */
  readonly version: number;
  readonly nextStartsAt: string | null;
  /** The earliest day on which something said is due in writing; null when nothing is open. */
  readonly dueOn: string | null;
  readonly late: boolean;
}

interface Row extends Omit<WorkerPaperState, 'number' | 'nextStartsAt' | 'late'> {
  number: number;
  nextStartsAt: Date | null;
  total: number;
}

/**
 * Papers by worker and booking: out of date when any shift's is, none when any shift was never told.
 * Workers who hold nothing any more stand here as long as their paper promises what is gone.
 * @param which narrows the assignments; aliases a assignment, s shift, b booking, h site
 * @param owed only papers that must be sent
 */
export async function papersOf(
  tx: Tx,
  which: RawBuilder<unknown>,
  { owed = false, from = 0, size = 500 } = {},
): Promise<{ total: number; rows: WorkerPaperState[] }> {
  const now = nowOf(tx);
  const today = dateIn(now);
  const { rows } = await sql<Row>`
    select q.*, count(*) over () as total from (
      select s.booking_id as "bookingId", b.number, h.client_name as "clientName",
        h.name as "siteName", a.person_id as "personId", w.display_name as "workerName",
        case when bool_or(p.paper = 'out_of_date') then 'out_of_date'
          when bool_or(p.paper is null and a.ended_at is null) then 'none'
          else 'sent' end as paper,
        count(*) filter (where a.ended_at is null) as shifts,
        coalesce(max(p.version), 0) as version,
        min(s.starts_at) filter (where a.ended_at is null and s.ends_at > ${now}) as "nextStartsAt",
        min(d.due_on) filter (where a.ended_at is null) as "dueOn",
        max(s.ends_at) as "lastEndsAt"
      from assignment a
      join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
      join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
      join sites_published h on h.organisation_id = b.organisation_id and h.site_id = b.site_id
      join people_published w on w.organisation_id = a.organisation_id
        and w.person_id = a.person_id
      left join lateral (
        select min(i.due_on) as due_on from information_due i
        where i.organisation_id = a.organisation_id and i.assignment_id = a.id
          and i.confirmed_at is null) d on true
      ${PAPER_OF_ASSIGNMENT}
      where a.organisation_id = current_organisation() and a.accepted_at is not null
        and (a.ended_at is null or p.told) and ${which}
      group by s.booking_id, b.number, h.client_name, h.name, a.person_id, w.display_name) q
    where ${owed ? sql`q.paper <> 'sent'` : sql`true`}
    order by q."dueOn" nulls last, q."nextStartsAt" nulls last, q.number, q."personId"
    limit ${size} offset ${from}`.execute(bookingsDb(tx));
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      bookingId: row.bookingId,
      number: showNumber(row.number),
      clientName: row.clientName,
      siteName: row.siteName,
      personId: row.personId,
      workerName: row.workerName,
      paper: row.paper,
      shifts: row.shifts,
      version: row.version,
      nextStartsAt: row.nextStartsAt?.toISOString() ?? null,
      dueOn: row.dueOn,
      late: row.dueOn !== null && row.dueOn < today,
    })),
  };
}
