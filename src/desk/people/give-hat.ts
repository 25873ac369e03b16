import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { hatGiven } from './events.ts';
import { livingPerson } from './queries.ts';
import type { Hat } from './schema.ts';
import { peopleDb } from './tables.ts';

/**
 * Gives a human we know another hat; one they wear already changes nothing.
 * @returns whether the hat is new, or `person-not-found`
 */
export async function giveHat(
  tx: Tx,
  personId: string,
  hat: Hat,
): Promise<Result<{ given: boolean }>> {
  const person = await livingPerson(tx, personId);
  if (!person.ok) return person;
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await peopleDb(tx)
    .insertInto('person_hat')
    .values({
      organisation_id: organisationId,
      person_id: personId,
      hat,
      since: nowOf(tx),
      given_by: memberId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const given = numInsertedOrUpdatedRows === 1n;
  if (given) record(tx, hatGiven, { subjects: { person: personId }, facts: { hat } });
  return ok({ given });
}
