import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { vettingDb } from './tables.ts';

/**
 * Forgets the words kept of a worker: who gave term dates, the steps a client was told, and how fit they are
 * for nights, which is a matter of health (UK GDPR Art 9). What was checked or offered, on which day, stays
 * without a name, as the checks themselves do.
 */
async function forgetVetting(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = vettingDb(tx);
  const of = sql`where person_id = ${personId}::uuid`;
  await sql`update student_permission set given_by = 'erased' ${of} and given_by <> ''`.execute(db);
  await sql`update told_client set steps = 'erased' ${of} and steps <> ''`.execute(db);
  await sql`update night_health set answer = null ${of}`.execute(db);
  return ok(undefined);
}

onErasure('vetting', forgetVetting);
