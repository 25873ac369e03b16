import { ok, type Result } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { personAdded } from './events.ts';
import { cleanPerson, type PersonInput } from './person.ts';
import { lockPeople, savePeople } from './save-people.ts';
import type { Hat } from './schema.ts';
import { peopleDb } from './tables.ts';

/**
 * Adds one human with their first hat. It does not look for the same person: ask `samePeople` first and show
 * the answer. The same id again gives the first result.
 * @returns the person's id, or what `cleanPerson` refuses
 */
export async function addPerson(
  tx: Tx,
  input: PersonInput & { readonly id: string; readonly hat: Hat },
): Promise<Result<{ personId: string }>> {
  const { id, hat } = input;
  await lockPeople(tx);
  const known = await peopleDb(tx)
    .selectFrom('person')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) return ok({ personId: id });
  const person = cleanPerson(input, dateIn(nowOf(tx)));
  if (!person.ok) return person;
  await savePeople(tx, [{ ...person.value, id, hat }]);
  record(tx, personAdded, {
    subjects: { person: id },
    facts: { hat },
    people: { [id]: particularsOf(person.value) },
  });
  return ok({ personId: id });
}

/** A person's particulars as they are sealed, erasable, in the log. */
export function particularsOf(person: {
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string;
  readonly dateOfBirth: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly { readonly key: string }[];
}) {
  return {
    givenName: person.givenName,
    familyName: person.familyName,
    knownAs: person.knownAs,
    dateOfBirth: person.dateOfBirth,
    emails: [...person.emails],
    phones: person.phones.map(({ key }) => key),
  };
}
