import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import type { Paper } from './shift.ts';
import { bookingsDb } from './tables.ts';

/**
 * SQL: how the paper of assignment `a` of shift `s` in booking `b` stands, as a lateral join named `p`
 * with `paper`, `version` and `told` (the paper promises the shift). The newest paper that names the
 * assignment counts: sent while it says what is so, out of date when shift, booking or assignment moved
 * on since. No row: no paper names it.
 */
export const PAPER_OF_ASSIGNMENT = sql`
  left join lateral (
    select c.version, k.stands as told,
      case when (a.ended_at is null) = k.stands
          and (a.ended_at is not null
            or (k.shift_revision = s.revision and c.booking_revision = b.revision))
        then 'sent' else 'out_of_date' end as paper
    from confirmed_shift k
    join confirmation c on c.organisation_id = k.organisation_id and c.id = k.confirmation_id
    where k.organisation_id = a.organisation_id and k.assignment_id = a.id and c.side = 'worker'
    order by c.version desc limit 1) p on true`;

/** How the paper of one assignment stands. */
export async function paperOfShift(tx: Tx, assignmentId: string): Promise<Paper> {
  const { rows } = await sql<{ paper: Paper | null }>`
    select p.paper from assignment a
    join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
    join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
    ${PAPER_OF_ASSIGNMENT}
    where a.organisation_id = current_organisation() and a.id = ${assignmentId}`.execute(
    bookingsDb(tx),
  );
  return rows[0]?.paper ?? 'none';
}

/** One shift of a worker as the next paper will tell it. */
export interface PaperShift {
  readonly assignmentId: string;
  readonly shiftId: string;
  readonly lineId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly revision: number;
  readonly acceptedAt: Date;
  /** False: the paper tells that it will not be worked. */
  readonly stands: boolean;
  readonly cancelledBecause: string | null;
  readonly paper: Paper;
}

/**
 * The shifts of one worker in one booking that the next paper must name: those accepted, and those that
 * the last paper still promised though they were cancelled or given up since.
 */
export async function paperShifts(
  tx: Tx,
  bookingId: string,
  personId: string,
): Promise<readonly PaperShift[]> {
  const { rows } = await sql<PaperShift>`
    select a.id as "assignmentId", s.id as "shiftId", s.line_id as "lineId",
      s.starts_at as "startsAt", s.ends_at as "endsAt", s.revision,
      a.accepted_at as "acceptedAt", a.ended_at is null as stands,
      case when a.ended_at is null then null
        when s.cancelled_at is not null then coalesce(s.cancelled_because, '')
        else 'No longer assigned to this shift.' end as "cancelledBecause",
      coalesce(p.paper, 'none') as paper
    from assignment a
    join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
    join booking b on b.organisation_id = s.organisation_id and b.id = s.booking_id
    ${PAPER_OF_ASSIGNMENT}
    where a.organisation_id = current_organisation() and s.booking_id = ${bookingId}
      and a.person_id = ${personId} and a.accepted_at is not null
      and (a.ended_at is null or p.told)
    order by s.starts_at, s.id`.execute(bookingsDb(tx));
  return rows;
}
