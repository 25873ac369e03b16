import { sql } from 'kysely';
import { ok, type Result } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { particularsOf } from './add-person.ts';
import { personUpdated } from './events.ts';
import { type CleanPerson, cleanPerson, nameKeyOf, type PersonInput, sortKeyOf } from './person.ts';
import { livingPerson, personOf } from './queries.ts';
import { lockPeople, saveContacts } from './save-people.ts';
import { peopleDb } from './tables.ts';

/**
 * Puts a person's particulars as given: what is no longer named goes. Nothing changed leaves no entry.
 * @returns the names of the fields that changed, or `person-not-found` or what `cleanPerson` refuses
 */
export async function editPerson(
  tx: Tx,
  input: PersonInput & { readonly personId: string },
): Promise<Result<{ changed: readonly string[] }>> {
  const { personId } = input;
  await lockPeople(tx);
  const living = await livingPerson(tx, personId);
  if (!living.ok) return living;
  const cleaned = cleanPerson(input, dateIn(nowOf(tx)));
  if (!cleaned.ok) return cleaned;
  const before = await personOf(tx, personId);
  const changed = changedFields(before, cleaned.value);
  if (changed.length === 0) return ok({ changed });
  await store(tx, personId, cleaned.value);
  record(tx, personUpdated, {
    subjects: { person: personId },
    facts: { changed: [...changed] },
    people: { [personId]: particularsOf(cleaned.value) },
  });
  return ok({ changed });
}

function changedFields(before: CleanPerson, after: CleanPerson): readonly string[] {
  const [was, is] = [particularsOf(before), particularsOf(after)];
  return (Object.keys(is) as (keyof typeof is)[]).filter(
    (field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]),
  );
}

async function store(tx: Tx, personId: string, person: CleanPerson): Promise<void> {
  const db = peopleDb(tx);
  await db
    .updateTable('person')
    .set({
      given_name: person.givenName,
      family_name: person.familyName,
      known_as: person.knownAs,
      name_key: nameKeyOf(person.givenName, person.familyName),
      sort_key: sortKeyOf(person),
      date_of_birth: person.dateOfBirth,
    })
    .where('id', '=', personId)
    .execute();
  await forgetContacts(tx, personId);
  await saveContacts(tx, [{ ...person, id: personId }]);
}

/** Deletes a person's addresses, numbers and search words. */
export async function forgetContacts(tx: Tx, personId: string): Promise<void> {
  for (const table of ['person_email', 'person_phone', 'person_word']) {
    await sql`delete from ${sql.table(table)} where person_id = ${personId}::uuid`.execute(
      peopleDb(tx),
    );
  }
}
