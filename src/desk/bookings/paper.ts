import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import type { Paper } from './shift.ts';
import { bookingsDb } from './tables.ts';

/**
 * SQL: how the paper of assignment `a` of shift `s` in booking `b` stands, as a lateral join named `p`
 * with the columns `paper`, `told` and `version`. The newest paper that names the assignment counts:
 * sent while it says what is so, out of date when shift, booking or assignment moved on since.
 */
export const PAPER_OF_ASSIGNMENT = sql`
  left join lateral (
    select c.version,
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
