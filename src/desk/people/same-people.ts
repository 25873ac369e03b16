import { sql } from 'kysely';
import { normaliseEmail } from '../../lib/email.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { cleanPhone, nameKeyOf } from './person.ts';
import { peopleDb } from './tables.ts';

/** What is known of somebody who may be in our books already. */
export interface Probe {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth?: string | null | undefined;
}

type SameBecause = 'email' | 'phone' | 'birth date and name';

/** Somebody we have who looks like the same human, and why. */
export interface SamePerson {
  readonly personId: string;
  readonly displayName: string;
  readonly because: readonly SameBecause[];
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
