import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { keyOfName } from './add-client.ts';
import { termsSent } from './events.ts';
import { contactOf, lockedClient } from './found.ts';
import type { sendTermsRoute } from './schema.ts';
import { clientsDb } from './tables.ts';

/**
 * Records which version of our terms of business went to which contact and when. The same id again gives
 * the first result. Refuses `client-not-found`, `contact-of-other-client`, `not-yet` for a day to come, and
 * `version-taken`: what was sent stays, a new text is a new version.
 */
export async function sendTerms(
  tx: Tx,
  clientId: string,
  input: BodyOf<typeof sendTermsRoute>,
): Promise<Result<{ termsId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  const client = await lockedClient(tx, clientId);
  if (!client.ok) return client;
  const contact = await contactOf(tx, clientId, input.sentTo, 'sentTo');
  if (!contact.ok) return contact;
  const past = notAfterToday(tx, input.sentOn, 'sentOn');
  if (!past.ok) return past;
  const db = clientsDb(tx);
  const inserted = await db
    .insertInto('terms_of_business')
    .values({
      organisation_id: organisationId,
      id: input.id,
      client_id: clientId,
      version: input.version,
      version_key: keyOfName(input.version),
      sent_on: input.sentOn,
      sent_to: input.sentTo,
      sent_recorded_at: nowOf(tx),
      sent_recorded_by: memberId,
      agreed_on: null,
      agreed_by: null,
      agreed_how: null,
      agreed_recorded_at: null,
      agreed_recorded_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) {
    record(tx, termsSent, {
      subjects: {
        client: clientId,
        terms: input.id,
        contact: input.sentTo,
        person: contact.value.personId,
      },
      facts: { version: input.version, sentOn: input.sentOn },
    });
    return ok({ termsId: input.id });
  }
  const first = await db
    .selectFrom('terms_of_business')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (first) return ok({ termsId: first.id });
  return wrongField(
    'version',
    'version-taken',
    `Terms ${input.version} were already sent to ${client.value.name}. Give a changed text a version of its own.`,
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
