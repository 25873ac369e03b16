import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { issuedDb } from './tables.ts';

/** Forgets the words on what a person had and why they left; what is out, and that they left, stays as a number. */
async function forgetIssued(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = issuedDb(tx);
  await sql`update issued_item set name = 'erased', size = '', number = '', note = ''
    where organisation_id = current_organisation() and person_id = ${personId}::uuid`.execute(db);
  await sql`update leaving set note = ''
    where organisation_id = current_organisation() and person_id = ${personId}::uuid`.execute(db);
  return ok(null);
}

onErasure('issued', forgetIssued);
