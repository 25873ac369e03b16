import { ok, type Result, wrongField } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { type ContactCard, contactsOf } from '../clients/index.ts';

/** A contact of this client, or `contact-of-other-client` at `saidBy`. */
export async function speakerOf(
  tx: Tx,
  clientId: string,
  contactId: string,
): Promise<Result<ContactCard>> {
  const contact = (await contactsOf(tx, [contactId])).get(contactId);
  if (contact?.clientId === clientId) return ok(contact);
  return wrongField(
    'saidBy',
    'contact-of-other-client',
    'This contact does not belong to the client. Choose one of the client’s own, or add them first.',
  );
}

/** Whether these are roles on the books; else `role-not-found` at this field. */
export async function rolesKnown(
  tx: Tx,
  roles: readonly string[],
  field: string,
): Promise<Result<null>> {
  const names = await roleNames(tx);
  const unknown = roles.find((role) => !names.has(role));
  if (unknown === undefined) return ok(null);
  return wrongField(
    field,
    'role-not-found',
    `Nobody is on the books as “${unknown}”. Choose a role from the list.`,
  );
}

/** A day that has come, in London; refuses `not-yet` at this field. */
export function notAfterToday(tx: Tx, date: string, field: string): Result<null> {
  const today = dateIn(nowOf(tx));
  if (date <= today) return ok(null);
  return wrongField(
    field,
    'not-yet',
    `${showDate(date, today)} is still to come. Give the day on which it happened.`,
  );
}
