import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { attendanceDb } from './tables.ts';

/** Forgets what was noted about somebody in words; when they came stays, without a name. */
async function forgetNotes(tx: Tx, personId: string): Promise<Result<unknown>> {
  await sql`update attendance_record set note = '' where person_id = ${personId}::uuid
    and note <> ''`.execute(attendanceDb(tx));
  return ok(undefined);
}

onErasure('attendance', forgetNotes);
