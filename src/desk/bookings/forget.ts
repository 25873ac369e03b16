import { sql } from 'kysely';
import { addMonths } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { emptyMail } from '../communications/index.ts';
import { onErasure } from '../people/index.ts';
import { bookingsDb } from './tables.ts';

/** Months that records of supplying a worker are kept after the last service (reg 29). */
const KEPT_MONTHS = 12;

/**
 * Forgets what bookings hold about a worker: notes on their answers, why they were released, and the
 * papers that name them, with the mails that took these papers to both sides. That they held a shift stays without a name. Refuses `records-kept` within a
 * year of the last shift they worked through us.
 */
async function forgetWork(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = bookingsDb(tx);
  const { rows } = await sql<{ last: Date | null }>`
    select max(s.ends_at) as last from assignment a
    join shift s on s.organisation_id = a.organisation_id and s.id = a.shift_id
    where a.organisation_id = current_organisation() and a.person_id = ${personId}
      and a.accepted_at is not null and a.ended_at is null`.execute(db);
  const last = rows[0]?.last;
  const until = last ? addMonths(dateIn(last), KEPT_MONTHS) : '';
  if (until >= dateIn(nowOf(tx))) {
    return refuse(
      'records-kept',
      `We supplied them to a hirer; those records are kept until ${showDate(until)}. Erase their details after that day.`,
      'Conduct of Employment Agencies and Employment Businesses Regulations 2003, reg 29',
    );
  }
  await sql`update offer set answer_note = '' where person_id = ${personId}::uuid`.execute(db);
  await sql`update assignment set ended_because = ''
    where person_id = ${personId}::uuid and ended_at is not null`.execute(db);
  await sql`update confirmation set facts = '', pdf = '', calendar = ''
    where person_id = ${personId}::uuid`.execute(db);
  const papers = await db
    .selectFrom('confirmation')
    .select('message_id')
    .where('person_id', '=', personId)
    .execute();
  await emptyMail(
    tx,
    papers.map((paper) => paper.message_id),
  );
  return ok(undefined);
}

onErasure('bookings', forgetWork);
