import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { clearanceDb } from './tables.ts';

/** Forgets why something was decided about a worker; that it was, by whom and when, stays without words. */
async function forgetDecisions(tx: Tx, personId: string): Promise<Result<unknown>> {
  await sql`update escalation_decision set reason = 'erased' where person_id = ${personId}::uuid`.execute(
    clearanceDb(tx),
  );
  return ok(undefined);
}

onErasure('clearance', forgetDecisions);
