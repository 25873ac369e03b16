import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { signaturesDb } from './tables.ts';

/**
 * Forgets what somebody signed with and said: name, hand, address, browser, words, and the page that shows them.
 * That they answered which version when, and its hashes, stay.
 */
async function forgetSignatures(tx: Tx, personId: string): Promise<Result<unknown>> {
  await sql`update signature set typed_name = '', drawn = null, address = '', user_agent = '', words = '', page = null
    where person_id = ${personId}::uuid`.execute(signaturesDb(tx));
  // What a hirer said of a worker's paper may be about the worker.
  await sql`update signature set words = '' where about_person = ${personId}::uuid`.execute(
    signaturesDb(tx),
  );
  await sql`update paper set pdf = '', says = null where person_id = ${personId}::uuid`.execute(
    signaturesDb(tx),
  );
  return ok(undefined);
}

onErasure('signatures', forgetSignatures);
