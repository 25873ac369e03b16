import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { consentRecorded, consentWithdrawn } from './events.ts';
import { livingPerson } from './queries.ts';
import type { Purpose } from './schema.ts';
import { peopleDb } from './tables.ts';

/**
 * Records that a person said yes, with the words they were shown. The same id again gives the first result.
 * @param input.givenAt ISO instant; not later than now
 * @returns the consent's id, or `person-not-found`, `consent-in-future` or what `cleanText` refuses
 */
export async function recordConsent(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly purpose: Purpose;
    readonly wording: string;
    readonly givenAt?: string | undefined;
  },
): Promise<Result<{ consentId: string }>> {
  const { id, personId, purpose } = input;
  const person = await livingPerson(tx, personId);
  if (!person.ok) return person;
  const wording = cleanText(input.wording, {
    min: 1,
    max: 2000,
    lines: true,
    what: 'The wording they agreed to',
  });
  if (!wording.ok) return wording;
  const now = nowOf(tx);
  const givenAt = input.givenAt ? new Date(input.givenAt) : now;
  if (givenAt.getTime() > now.getTime()) {
    return refuse('consent-in-future', 'Consent cannot have been given later than now.');
  }
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await peopleDb(tx)
    .insertInto('consent')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      purpose,
      wording: wording.value,
      given_at: givenAt,
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return ok({ consentId: id });
  record(tx, consentRecorded, {
    subjects: { person: personId, consent: id },
    facts: { purpose, givenAt: givenAt.toISOString() },
    people: { [personId]: { wording: wording.value } },
  });
  return ok({ consentId: id });
}

/** Records that a person took their yes back. Twice is once. Refuses `consent-not-found`. */
export async function withdrawConsent(
  tx: Tx,
  { personId, consentId }: { readonly personId: string; readonly consentId: string },
): Promise<Result<{ consentId: string }>> {
  const consent = await peopleDb(tx)
    .selectFrom('consent')
    .select(['purpose', 'withdrawn_at'])
    .where('id', '=', consentId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!consent) return refuse('consent-not-found', 'There is no such consent of this person.');
  if (consent.withdrawn_at) return ok({ consentId });
  await peopleDb(tx)
    .updateTable('consent')
    .set({ withdrawn_at: nowOf(tx), withdrawn_recorded_by: actorOf(tx).memberId })
    .where('id', '=', consentId)
    .execute();
  record(tx, consentWithdrawn, {
    subjects: { person: personId, consent: consentId },
    facts: { purpose: consent.purpose },
  });
  return ok({ consentId });
}
