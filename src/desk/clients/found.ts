import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { type ContactCard, clientNotFound, contactsOf } from './questions.ts';
import { clientsDb } from './tables.ts';

/** A client of this organisation, locked until the act ends so that its parts are added one after another. */
export async function lockedClient(
  tx: Tx,
  clientId: string,
): Promise<Result<{ id: string; name: string; notes: string }>> {
  const row = await clientsDb(tx)
    .selectFrom('client')
    .select(['id', 'name', 'notes'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('id', '=', clientId)
    .forUpdate()
    .executeTakeFirst();
  return row ? ok(row) : clientNotFound();
}

/** A hirer of this client, or `hirer-of-other-client`. */
export async function hirerOf(tx: Tx, clientId: string, hirerId: string): Promise<Result<string>> {
  const row = await clientsDb(tx)
    .selectFrom('hirer')
    .select('id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('client_id', '=', clientId)
    .where('id', '=', hirerId)
    .executeTakeFirst();
  if (row) return ok(row.id);
  return wrongField(
    'hirerId',
    'hirer-of-other-client',
    'This hirer does not belong to the client. Choose one of the client’s own, or add it first.',
  );
}

/** A contact of this client, or `contact-of-other-client` at the field that named them. */
export async function contactOf(
  tx: Tx,
  clientId: string,
  contactId: string,
  field: string,
): Promise<Result<ContactCard>> {
  const contact = (await contactsOf(tx, [contactId])).get(contactId);
  if (contact?.clientId === clientId) return ok(contact);
  return wrongField(
    field,
    'contact-of-other-client',
    'This contact does not belong to the client. Choose one of the client’s own, or add them first.',
  );
}

/** The refusal for an id that is none of ours: `site-not-found`, 'There is no such site.' */
export function notFound(what: string, words: string = what): Result<never> {
  return refuse(
    `${what}-not-found`,
    `There is no such ${words}. Look for it on the client’s record.`,
  );
}

/** A result whose refusal belongs to this field of the form. */
export function atField<T>(result: Result<T>, field: string): Result<T> {
  return result.ok ? result : wrongField(field, result.refusal.code, result.refusal.because);
}

/** Names of the values that differ, in the order of `after`. */
export function changedNames<T extends object>(before: T, after: T): string[] {
  return (Object.keys(after) as (keyof T & string)[]).filter((key) => before[key] !== after[key]);
}
