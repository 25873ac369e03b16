import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { onErasure } from '../people/index.ts';
import { expensesDb } from './tables.ts';

/** Forgets the receipts of a person and every word; that so much was claimed and decided stays, with the hash. */
async function forgetExpenses(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = expensesDb(tx);
  const theirs = sql`(select c.id from expense_claim c
    where c.organisation_id = current_organisation() and c.person_id = ${personId}::uuid)`;
  await sql`delete from expense_receipt where organisation_id = current_organisation()
    and claim_id in ${theirs}`.execute(db);
  await sql`update expense_entry set because = 'erased', agreed_with = ''
    where organisation_id = current_organisation() and (because <> '' or agreed_with <> '')
      and claim_id in ${theirs}`.execute(db);
  await sql`update expense_claim set words = 'erased' where organisation_id = current_organisation()
    and words <> '' and person_id = ${personId}::uuid`.execute(db);
  return ok(null);
}

onErasure('expenses', forgetExpenses);
