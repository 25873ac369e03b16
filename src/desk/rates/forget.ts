import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { contactsOf } from '../clients/index.ts';
import { onErasure } from '../people/index.ts';
import { ratesDb } from './tables.ts';

/** Forgets the note beside what a contact agreed to: it may name them. The rates, and that they agreed, stay. */
async function forgetContact(tx: Tx, personId: string): Promise<Result<null>> {
  const db = ratesDb(tx);
  const { rows } = await sql<{ agreed_by: string }>`
    select distinct agreed_by from rate_card_version
    where agreed_by is not null and note <> ''`.execute(db);
  const contacts = await contactsOf(
    tx,
    rows.map((row) => row.agreed_by),
  );
  const theirs = [...contacts.values()]
    .filter((contact) => contact.personId === personId)
    .map(({ contactId }) => contactId);
  if (theirs.length === 0) return ok(null);
  await db
    .updateTable('rate_card_version')
    .set({ note: '' })
    .where('agreed_by', 'in', theirs)
    .execute();
  return ok(null);
}

onErasure('rates', forgetContact);
