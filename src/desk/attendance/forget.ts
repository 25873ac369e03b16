import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { emptyMail } from '../communications/index.ts';
import { onErasure } from '../people/index.ts';
import { attendanceDb } from './tables.ts';

/** Forgets what was noted about somebody in words; when they came stays, without a name. */
async function forgetNotes(tx: Tx, personId: string): Promise<Result<unknown>> {
  await sql`update attendance_record set note = '' where person_id = ${personId}::uuid
    and note <> ''`.execute(attendanceDb(tx));
  // A day's list that was mailed to a site names them too.
  const { rows } = await sql<{ sent_id: string }>`select distinct l.sent_id from attendance_list l
    join expected_published e on e.organisation_id = l.organisation_id and e.site_id = l.site_id
      and (e.starts_at at time zone 'Europe/London')::date = l.on_date
    where e.person_id = ${personId}::uuid and l.sent_id is not null`.execute(attendanceDb(tx));
  await emptyMail(
    tx,
    rows.map((row) => row.sent_id),
  );
  return ok(undefined);
}

onErasure('attendance', forgetNotes);
