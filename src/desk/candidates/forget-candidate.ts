import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { candidatesDb } from './tables.ts';

const LISTS = [
  'candidate_role',
  'candidate_skill',
  'qualification',
  'work_history',
  'candidate_import_row',
];

/**
 * Forgets what this room holds about a person who is being erased. That they were a candidate stays, with no
 * particulars, since bookings and checks point to it; they leave the books.
 */
export async function forgetCandidate(tx: Tx, personId: string): Promise<Result<null>> {
  const db = candidatesDb(tx);
  for (const table of LISTS) {
    await sql`delete from ${sql.table(table)} where person_id = ${personId}::uuid`.execute(db);
  }
  await sql`update candidate set address = '', town = '', postcode = '', latitude = null, longitude = null,
      located_by = null, travel_miles = null, minimum_pay_pence = null, wanted_weekly_minutes = null,
      works_nights = null, least_weekly_minutes = null, most_weekly_minutes = null, notice_minutes = null,
      wanted_days = null, notes = '', source = '', external_id = null
    where person_id = ${personId}::uuid`.execute(db);
  await sql`insert into candidate_archive (organisation_id, person_id, archived_at, reason)
    select organisation_id, person_id, ${nowOf(tx)}::timestamptz, 'Erased' from candidate
    where person_id = ${personId}::uuid
    on conflict (organisation_id, person_id) do update set reason = excluded.reason`.execute(db);
  return ok(null);
}
