import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { registrationDb } from './tables.ts';

/** Forgets the photo, the tests, the skills and every word; that somebody was interviewed, and when, stays. */
async function forgetRegistration(tx: Tx, personId: string): Promise<Result<null>> {
  const db = registrationDb(tx);
  for (const table of ['candidate_photo', 'candidate_test', 'candidate_skill_answer']) {
    await sql`delete from ${sql.table(table)} where person_id = ${personId}::uuid`.execute(db);
  }
  await sql`update candidate_interview set needs = '', wants = '', expectations = '', identity_seen = ''
    where person_id = ${personId}::uuid`.execute(db);
  await sql`update registration_step set reason = '' where person_id = ${personId}::uuid`.execute(
    db,
  );
  return ok(null);
}

onErasure('registration', forgetRegistration);
