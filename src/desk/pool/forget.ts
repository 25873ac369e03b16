import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { poolDb } from './tables.ts';

/** Forgets what somebody wrote in their own words; that they were asked and answered stays, without a name. */
async function forgetAnswers(tx: Tx, personId: string): Promise<Result<unknown>> {
  await sql`update pool_answer set words = '' where person_id = ${personId}::uuid`.execute(
    poolDb(tx),
  );
  return ok(undefined);
}

onErasure('pool', forgetAnswers);
