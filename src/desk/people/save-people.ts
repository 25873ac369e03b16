import { sql } from 'kysely';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { type CleanPerson, nameKeyOf, sortKeyOf, wordsOf } from './person.ts';
import type { Hat } from './schema.ts';
import { peopleDb } from './tables.ts';

/** A cleaned person with the id and the hat they come in with. */
export interface NewPerson extends CleanPerson {
  readonly id: string;
  readonly hat: Hat;
}

/**
 * Lets one transaction at a time add people to this organisation, until it ends: whoever looks for the same
 * person after this sees everyone who was added before.
 */
export async function lockPeople(tx: Tx): Promise<void> {
  const { organisationId } = actorOf(tx);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people:${organisationId}`}, 0))`.execute(
    peopleDb(tx),
  );
}

/**
 * Stores new people in five statements, however many. For rooms whose own entry in the log tells it, like a
 * candidate's registration; everyone else calls `addPerson`. Call `lockPeople` and look for the same people
 * before.
 */
export async function savePeople(tx: Tx, people: readonly NewPerson[]): Promise<void> {
  if (people.length === 0) return;
  const { organisationId: org, memberId } = actorOf(tx);
  const now = nowOf(tx);
  const rows = people.map((person) => ({
    id: person.id,
    given_name: person.givenName,
    family_name: person.familyName,
    known_as: person.knownAs,
    name_key: nameKeyOf(person.givenName, person.familyName),
    sort_key: sortKeyOf(person),
    date_of_birth: person.dateOfBirth,
    hat: person.hat,
  }));
  const data = JSON.stringify(rows);
  await sql`insert into person (organisation_id, id, given_name, family_name, known_as, name_key, sort_key,
      date_of_birth, created_at, created_by)
    select ${org}::uuid, r.id, r.given_name, r.family_name, r.known_as, r.name_key, r.sort_key,
      r.date_of_birth, ${now}::timestamptz, ${memberId}::uuid
    from jsonb_to_recordset(${data}::jsonb) as r(id uuid, given_name text, family_name text, known_as text,
      name_key text, sort_key text, date_of_birth date)`.execute(peopleDb(tx));
  await sql`insert into person_hat (organisation_id, person_id, hat, since, given_by)
    select ${org}::uuid, r.id, r.hat, ${now}::timestamptz, ${memberId}::uuid
    from jsonb_to_recordset(${data}::jsonb) as r(id uuid, hat text)`.execute(peopleDb(tx));
  await saveContacts(tx, people);
}

/** Adds e-mail addresses, phone numbers and search words that a person does not have yet, after the others. */
export async function saveContacts(
  tx: Tx,
  people: readonly (CleanPerson & { readonly id: string })[],
): Promise<void> {
  const org = actorOf(tx).organisationId;
  const emails = people.flatMap(({ id, emails }) => emails.map((email) => ({ id, email })));
  const phones = people.flatMap(({ id, phones }) => phones.map((phone) => ({ id, ...phone })));
  const words = people.flatMap((person) =>
    wordsOf(person).map((word) => ({ id: person.id, word })),
  );
  if (emails.length > 0) {
    await sql`insert into person_email (organisation_id, person_id, email_key, email, position)
      select ${org}::uuid, r.id, r.email, r.email,
        coalesce((select max(e.position) from person_email e
          where e.organisation_id = ${org}::uuid and e.person_id = r.id), 0)
          + row_number() over (partition by r.id order by r.ordinality)
      from rows from (jsonb_to_recordset(${JSON.stringify(emails)}::jsonb) as (id uuid, email text))
        with ordinality as r(id, email, ordinality)
      on conflict do nothing`.execute(peopleDb(tx));
  }
  if (phones.length > 0) {
    await sql`insert into person_phone (organisation_id, person_id, phone_key, phone, position)
      select ${org}::uuid, r.id, r.key, r.phone,
        coalesce((select max(f.position) from person_phone f
          where f.organisation_id = ${org}::uuid and f.person_id = r.id), 0)
          + row_number() over (partition by r.id order by r.ordinality)
      from rows from (jsonb_to_recordset(${JSON.stringify(phones)}::jsonb) as (id uuid, key text, phone text))
        with ordinality as r(id, key, phone, ordinality)
      on conflict do nothing`.execute(peopleDb(tx));
  }
  await sql`insert into person_word (organisation_id, person_id, word)
    select ${org}::uuid, r.id, r.word
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as r(id uuid, word text)
    on conflict do nothing`.execute(peopleDb(tx));
}
