import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { complianceDb } from './tables.ts';

/**
 * Forgets what is personal in checks and do-not-send: words and references. That a check was
 * done, on which day and with which outcome, stays without a name, since proof of right-to-work checks is
 * kept to the end of the engagement and two years (uk-rules RTW-KEEP).
 */
async function forgetChecks(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = complianceDb(tx);
  const of = sql`where person_id = ${personId}::uuid`;
  await sql`update worker_check set reference = '' ${of}`.execute(db);
  await sql`update do_not_send set reason = 'erased' ${of}`.execute(db);
  await sql`update place_wish set reason = '' ${of}`.execute(db);
  await sql`update do_not_send_review set reason = 'erased' where do_not_send_id in
    (select id from do_not_send ${of})`.execute(db);
  return ok(undefined);
}

onErasure('compliance', forgetChecks);
