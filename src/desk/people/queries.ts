import { sql } from 'kysely';
import { normaliseEmail } from '../../lib/email.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { type Channel, cleanPhone, nameKeyOf } from './person.ts';
import { peopleDb } from './tables.ts';

/** What a page needs to name and reach a person. */
export interface PersonCard {
  readonly personId: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  /** As people read it. */
  readonly phone: string | null;
  /** 'YYYY-MM-DD'. */
  readonly dateOfBirth: string | null;
  readonly doNotContact: readonly { readonly channel: Channel; readonly reason: string }[];
}

/** What is known of somebody who may be in our books already. */
export interface Probe {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth?: string | null | undefined;
}

export type SameBecause = 'email' | 'phone' | 'birth date and name';

/** Somebody we have who looks like the same human, and why. */
export interface SamePerson {
  readonly personId: string;
  readonly displayName: string;
  readonly because: readonly SameBecause[];
}

/** The people with these ids, as cards; unknown ids are left out, erased people have the name 'Erased person'. */
export async function peopleOf(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonCard>> {
  if (ids.length === 0) return new Map();
  const rows = await sql<PersonCard>`
    select p.person_id as "personId", p.display_name as "displayName", p.given_name as "givenName",
      p.family_name as "familyName", p.email, p.phone, p.date_of_birth as "dateOfBirth",
      coalesce((select jsonb_agg(jsonb_build_object('channel', d.channel, 'reason', d.reason) order by d.asked_at)
        from do_not_contact d where d.organisation_id = p.organisation_id and d.person_id = p.person_id
          and d.lifted_at is null), '[]') as "doNotContact"
    from people_published p where p.person_id = any(${ids}::uuid[])`.execute(peopleDb(tx));
  return new Map(rows.rows.map((row) => [row.personId, row]));
}

/**
 * For each probe the people we have with the same e-mail, the same phone, or the same birth date and name;
 * best reason first. One question however many probes. What cannot be read as an address or a number is
 * left out of the comparison.
 */
export async function samePeople(
  tx: Tx,
  probes: readonly Probe[],
): Promise<readonly (readonly SamePerson[])[]> {
  if (probes.length === 0) return [];
  const keys = probes.flatMap((probe, at) => keysOf(probe).map((key) => ({ at, ...key })));
  const found = await sql<{
    at: number;
    personId: string;
    displayName: string;
    because: SameBecause;
  }>`
    with probe as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
        as k(at int, because text, key text, born date)),
    hit as (
      select k.at, k.because, e.organisation_id, e.person_id from probe k
        join person_email e on e.organisation_id = current_organisation() and e.email_key = k.key
        where k.because = 'email'
      union
      select k.at, k.because, f.organisation_id, f.person_id from probe k
        join person_phone f on f.organisation_id = current_organisation() and f.phone_key = k.key
        where k.because = 'phone'
      union
      select k.at, k.because, p.organisation_id, p.id from probe k
        join person p on p.organisation_id = current_organisation() and p.name_key = k.key
          and p.date_of_birth = k.born
        where k.because = 'birth date and name')
    select h.at, h.because, h.person_id as "personId", v.display_name as "displayName"
    from hit h join people_published v using (organisation_id, person_id)
    order by h.at, array_position(array['email', 'birth date and name', 'phone'], h.because), h.person_id`.execute(
    peopleDb(tx),
  );
  const answers = probes.map(() => new Map<string, SamePerson & { because: SameBecause[] }>());
  for (const { at, personId, displayName, because } of found.rows) {
    const known = answers[at]?.get(personId);
    if (known) known.because.push(because);
    else answers[at]?.set(personId, { personId, displayName, because: [because] });
  }
  return answers.map((people) => [...people.values()]);
}

function keysOf(probe: Probe): { because: SameBecause; key: string; born: string | null }[] {
  const keys: { because: SameBecause; key: string; born: string | null }[] = [];
  for (const text of probe.emails) {
    const email = normaliseEmail(text);
    if (email.ok) keys.push({ because: 'email', key: email.value, born: null });
  }
  for (const text of probe.phones) {
    const phone = cleanPhone(text);
    if (phone.ok) keys.push({ because: 'phone', key: phone.value.key, born: null });
  }
  if (probe.dateOfBirth) {
    const key = nameKeyOf(probe.givenName, probe.familyName);
    keys.push({ because: 'birth date and name', key, born: probe.dateOfBirth });
  }
  return keys;
}

/** The id of a person who is in our books and not erased, or `person-not-found`. */
export async function livingPerson(tx: Tx, personId: string): Promise<Result<string>> {
  const row = await peopleDb(tx)
    .selectFrom('person')
    .leftJoin('person_erasure', (join) =>
      join
        .onRef('person_erasure.organisation_id', '=', 'person.organisation_id')
        .onRef('person_erasure.person_id', '=', 'person.id'),
    )
    .select(['person.id', 'person_erasure.erased_at'])
    .where('person.id', '=', personId)
    .executeTakeFirst();
  if (!row) return refuse('person-not-found', 'There is no such person in your books.');
  if (row.erased_at) {
    return refuse('person-not-found', 'This person’s details were erased; nothing can be changed.');
  }
  return ok(personId);
}
