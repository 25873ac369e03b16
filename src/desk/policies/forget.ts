import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { policiesDb } from './tables.ts';

/** Forgets why something was asked for about a person and what was answered; that it was, and how far, stays. */
async function forgetApprovals(tx: Tx, personId: string): Promise<Result<unknown>> {
  await sql`update approval set because = 'erased',
      answer_because = case when answer_because = '' then '' else 'erased' end
    where about_id = ${personId}::uuid`.execute(policiesDb(tx));
  return ok(null);
}

onErasure('policies', forgetApprovals);
