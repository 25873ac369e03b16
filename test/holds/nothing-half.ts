import type pg from 'pg';
import { verifyLog } from '../../src/platform/audit/verify.ts';
import type { Job } from './stream-of-work.ts';

/** Questions about things that must come together or not at all; each must find nothing. */
const HALVES: Readonly<Record<string, string>> = {
  'a booking without its line, its shift or its entry in the log': `
    select b.id from booking b where not exists (select from booking_line l where l.booking_id = b.id)
      or not exists (select from shift s where s.booking_id = b.id)
      or not exists (select from log_entry e join log_subject u using (organisation_id, seq)
        where e.kind = 'booking.taken' and u.subject_id = b.id)`,
  'an entry of a booking that is not there': `
    select e.seq from log_entry e where e.kind = 'booking.taken' and not exists
      (select from booking b where b.id::text = e.envelope::jsonb -> 'subjects' ->> 'booking')`,
  'an accepted assignment without its time': `
    select a.id from assignment a where a.accepted_at is not null and a.ended_at is null and not exists
      (select from worker_time t where t.shift_id = a.shift_id and t.person_id = a.person_id and t.state = 'accepted')`,
  'time taken without an assignment': `
    select t.id from worker_time t where not exists
      (select from assignment a where a.shift_id = t.shift_id and a.person_id = t.person_id and a.ended_at is null)`,
  'an assignment without its clock for both sides': `
    select a.id from assignment a where a.accepted_at is not null
      and (select count(*) from information_due d where d.assignment_id = a.id) <> 2`,
  'an assignment without its entry in the log': `
    select a.id from assignment a where not exists (select from log_entry e
      where e.kind = 'shift.assigned' and e.envelope::jsonb -> 'facts' -> 'assignments' ? a.id::text)`,
  'an entry of an assignment that is not there': `
    select e.seq from log_entry e, jsonb_array_elements_text(e.envelope::jsonb -> 'facts' -> 'assignments') x
     where e.kind = 'shift.assigned' and not exists (select from assignment a where a.id::text = x)`,
  'a confirmation without both sides': `
    select booking_id from confirmation group by booking_id, person_id, version
     having count(*) <> 2 or count(distinct side) <> 2`,
  'a confirmation without its shift': `
    select c.id from confirmation c where not exists (select from confirmed_shift s where s.confirmation_id = c.id)`,
  'a confirmation whose clock still runs': `
    select c.id from confirmation c join confirmed_shift s on s.confirmation_id = c.id
      join information_due d on d.assignment_id = s.assignment_id and d.side = c.side where d.confirmed_at is null`,
  'a clock stopped without a confirmation': `
    select d.assignment_id from information_due d where d.confirmed_at is not null and not exists
      (select from confirmed_shift s where s.assignment_id = d.assignment_id)`,
  'a confirmation without its mail, its paper or its calendar file': `
    select c.id from confirmation c where
      (select count(*) from message_attachment a where a.message_id = c.message_id) < 2`,
  'a confirmation without its entry in the log': `
    select c.id from confirmation c where not exists (select from log_entry e where e.kind = 'booking.confirmed'
      and e.envelope::jsonb -> 'facts' -> 'papers' @> jsonb_build_array(jsonb_build_object('confirmation', c.id)))`,
  'an entry of a confirmation that is not there': `
    select e.seq from log_entry e, jsonb_array_elements(e.envelope::jsonb -> 'facts' -> 'papers') p
     where e.kind = 'booking.confirmed' and not exists
      (select from confirmation c where c.id::text = p ->> 'confirmation' and c.message_id::text = p ->> 'message')`,
  'a mail without its way': `
    select m.id from message m where not exists (select from message_delivery d where d.message_id = m.id)`,
  'a mail without its entry in the log': `
    select m.id from message m where not exists (select from log_entry e join log_subject u using (organisation_id, seq)
      where e.kind = 'mail.written' and u.subject_id = m.id)`,
  'a mail about a booking without a confirmation': `
    select m.id from message m where m.about_kind = 'booking' and not exists
      (select from confirmation c where c.message_id = m.id)`,
  'a head that is not the last entry': `
    select h.organisation_id from log_head h where h.seq <> (select max(e.seq) from log_entry e
      where e.organisation_id = h.organisation_id)`,
};

/** Everything that was acknowledged and is not there, in words; empty is what must be. */
export async function lostOf(client: pg.Client, jobs: readonly Job[]): Promise<readonly string[]> {
  const there = async (statement: string): Promise<ReadonlySet<string>> =>
    new Set((await client.query(statement)).rows.map((row) => row.id));
  const bookings = await there('select id from booking');
  const assignments = await there('select id from assignment where accepted_at is not null');
  const confirmations = await there(
    "select id from confirmation where side = 'worker' and version = 1",
  );
  return jobs.flatMap((job) => [
    ...(job.taken && !bookings.has(job.bookingId) ? [`booking ${job.bookingId}`] : []),
    ...(job.assigned && !assignments.has(job.assignmentId)
      ? [`assignment ${job.assignmentId}`]
      : []),
    ...(job.confirmed && !confirmations.has(job.confirmationId)
      ? [`confirmation ${job.confirmationId}`]
      : []),
  ]);
}

/** What is there by half, in words; empty is what must be. */
export async function halvesOf(client: pg.Client): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [what, statement] of Object.entries(HALVES)) {
    const { rows } = await client.query(statement);
    if (rows.length > 0) found.push(`${rows.length} x ${what}: ${JSON.stringify(rows[0])}`);
  }
  return found;
}

/** Checks an organisation's whole log; gives how many entries it has, throws the first bad one. */
export async function entriesOf(client: pg.Client, organisationId: string): Promise<number> {
  const verdict = await verifyLog(
    async (statement, values) => (await client.query(statement, [...values])).rows,
    organisationId,
  );
  if (!verdict.whole) throw new Error(verdict.because);
  return verdict.entries;
}
