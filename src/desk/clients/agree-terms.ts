import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { termsAgreed } from './events.ts';
import { contactOf, lockedClient, notFound } from './found.ts';
import type { agreeTermsRoute } from './schema.ts';
import { notAfterToday } from './send-terms.ts';
import { clientsDb } from './tables.ts';
import { stateOf } from './terms.ts';

/**
 * Records who agreed the terms of business, when and how. From then on they stand as they are; a newer
 * version supersedes them when it is agreed. Refuses `terms-not-found`, `already-agreed`,
 * `already-superseded`, `contact-of-other-client`, `not-yet` and `agreed-before-sent`.
 */
export async function agreeTerms(
  tx: Tx,
  termsId: string,
  input: BodyOf<typeof agreeTermsRoute>,
): Promise<Result<{ termsId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  const db = clientsDb(tx);
  const found = await db
    .selectFrom('terms_of_business')
    .select('client_id')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', termsId)
    .executeTakeFirst();
  if (!found) return notFound('terms', 'terms of business');
  const clientId = found.client_id;
  // The client's lock makes one agreement wait for the other: of two at once the second reads the first.
  const client = await lockedClient(tx, clientId);
  if (!client.ok) return client;
  const may = await mayAgree(tx, clientId, termsId);
  if (!may.ok) return may;
  const { version, sentOn } = may.value;
  const contact = await contactOf(tx, clientId, input.agreedBy, 'agreedBy');
  if (!contact.ok) return contact;
  const past = notAfterToday(tx, input.agreedOn, 'agreedOn');
  if (!past.ok) return past;
  if (input.agreedOn < sentOn) {
    return wrongField(
      'agreedOn',
      'agreed-before-sent',
      `These terms were sent on ${showDate(sentOn)}; they cannot have been agreed before. Check the day.`,
    );
  }
  await db
    .updateTable('terms_of_business')
    .set({
      agreed_on: input.agreedOn,
      agreed_by: input.agreedBy,
      agreed_how: input.agreedHow,
      agreed_recorded_at: nowOf(tx),
      agreed_recorded_by: memberId,
    })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', termsId)
    .execute();
  record(tx, termsAgreed, {
    subjects: {
      client: clientId,
      terms: termsId,
      contact: input.agreedBy,
      person: contact.value.personId,
    },
    facts: { version, agreedOn: input.agreedOn, agreedHow: input.agreedHow },
  });
  return ok({ termsId });
}

async function mayAgree(
  tx: Tx,
  clientId: string,
  termsId: string,
): Promise<Result<{ version: string; sentOn: string }>> {
  const rows = await clientsDb(tx)
    .selectFrom('terms_of_business')
    .select(['id', 'version', 'sent_on as sentOn', 'sent_recorded_at', 'agreed_on as agreedOn'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('client_id', '=', clientId)
    .execute();
  const all = rows.map((row) => ({ ...row, recorded: row.sent_recorded_at.getTime() }));
  const terms = all.find((each) => each.id === termsId);
  if (!terms) return notFound('terms', 'terms of business');
  if (terms.agreedOn !== null) {
    return refuse(
      'already-agreed',
      `Terms ${terms.version} were agreed on ${showDate(terms.agreedOn)}; that stays as it was recorded. If something changed, send a new version.`,
    );
  }
  if (stateOf(terms, all) === 'superseded') {
    return refuse(
      'already-superseded',
      `A newer version than ${terms.version} has been agreed. If the client wants these terms back, send them as a new version.`,
    );
  }
  return ok(terms);
}
