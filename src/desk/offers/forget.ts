import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { offersDb } from './tables.ts';

/**
 * Forgets what somebody wrote and what was noted of them in words, and takes them off every list still open; that
 * they were asked, rung and answered stays, without a name.
 */
async function forgetOffers(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = offersDb(tx);
  await sql`update offer_reply set words = '', findings = '[]' where person_id = ${personId}::uuid`.execute(
    db,
  );
  await sql`update call_press set words = '' where person_id = ${personId}::uuid`.execute(db);
  await sql`update offer_proposal set words = '' where person_id = ${personId}::uuid`.execute(db);
  await sql`update client_favourite set because = '' where person_id = ${personId}::uuid`.execute(
    db,
  );
  await sql`update client_favourite set ended_at = now()
    where person_id = ${personId}::uuid and ended_at is null`.execute(db);
  await sql`update offer_reserve set ended_at = now()
    where person_id = ${personId}::uuid and ended_at is null`.execute(db);
  await sql`delete from call_claim where person_id = ${personId}::uuid`.execute(db);
  return ok(undefined);
}

onErasure('offers', forgetOffers);
