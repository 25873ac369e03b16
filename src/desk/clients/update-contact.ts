import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { contactUpdated } from './events.ts';
import { changedNames, notFound } from './found.ts';
import { contactsOf } from './questions.ts';
import type { updateContactRoute } from './schema.ts';
import { clientsDb } from './tables.ts';

/**
 * Changes what a contact is to this client; their name, e-mail and phone are the person's own. Refuses
 * `contact-not-found`, and `no-way-to-reach` when they shall take confirmations without an address.
 */
export async function updateContact(
  tx: Tx,
  contactId: string,
  input: BodyOf<typeof updateContactRoute>,
): Promise<Result<{ contactId: string }>> {
  const { organisationId } = actorOf(tx);
  const db = clientsDb(tx);
  const row = await db
    .selectFrom('contact')
    .select(['client_id', 'person_id', 'job_title', 'approves_hours', 'takes_confirmations'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', contactId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound('contact');
  const card = (await contactsOf(tx, [contactId])).get(contactId);
  if (input.takesConfirmations && !row.takes_confirmations && !card?.email) {
    return wrongField(
      'takesConfirmations',
      'no-way-to-reach',
      'Confirmations go by e-mail and this person has no address. Give them one on their record first.',
    );
  }
  const { client_id, person_id, ...before } = row;
  const after = {
    job_title: input.jobTitle,
    approves_hours: input.approvesHours,
    takes_confirmations: input.takesConfirmations,
  };
  const changed = changedNames(before, after);
  if (changed.length === 0) return ok({ contactId });
  await db
    .updateTable('contact')
    .set(after)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', contactId)
    .execute();
  record(tx, contactUpdated, {
    subjects: { client: client_id, contact: contactId, person: person_id },
    facts: { changed },
    ...(changed.includes('job_title') && { people: { [person_id]: { jobTitle: input.jobTitle } } }),
  });
  return ok({ contactId });
}
