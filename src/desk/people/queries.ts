import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { CleanPerson } from './person.ts';
import type { Channel, Hat, Purpose } from './schema.ts';
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

/** A person's particulars as stored, in the order they were given. Throws when there is no such person. */
export async function personOf(tx: Tx, personId: string): Promise<CleanPerson> {
  const db = peopleDb(tx);
  const person = await db
    .selectFrom('person')
    .select(['given_name', 'family_name', 'known_as', 'date_of_birth'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  const emails = await db
    .selectFrom('person_email')
    .select('email')
    .where('person_id', '=', personId)
    .orderBy('position')
    .execute();
  const phones = await db
    .selectFrom('person_phone')
    .select(['phone_key as key', 'phone'])
    .where('person_id', '=', personId)
    .orderBy('position')
    .execute();
  return {
    givenName: person.given_name,
    familyName: person.family_name,
    knownAs: person.known_as,
    dateOfBirth: person.date_of_birth,
    emails: emails.map(({ email }) => email),
    phones,
  };
}

/** What a person said about being contacted and about their data, newest first; instants as ISO. */
export interface PersonWishes {
  readonly hats: readonly Hat[];
  readonly consents: readonly {
    readonly id: string;
    readonly purpose: string;
    readonly wording: string;
    readonly givenAt: string;
    readonly withdrawnAt: string | null;
  }[];
  readonly doNotContact: readonly {
    readonly id: string;
    readonly channel: Channel;
    readonly reason: string;
    readonly askedAt: string;
    readonly liftedAt: string | null;
  }[];
  readonly erasedAt: string | null;
}

/** A person's hats, consents and do-not-contact requests, withdrawn and lifted ones too. */
export async function wishesOf(tx: Tx, personId: string): Promise<Result<PersonWishes>> {
  const db = peopleDb(tx);
  const known = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!known) return refuse('person-not-found', 'There is no such person in your books.');
  const hats = await db
    .selectFrom('person_hat')
    .select('hat')
    .where('person_id', '=', personId)
    .orderBy('since')
    .execute();
  const consents = await db
    .selectFrom('consent')
    .select(['id', 'purpose', 'wording', 'given_at', 'withdrawn_at'])
    .where('person_id', '=', personId)
    .orderBy('given_at', 'desc')
    .execute();
  const asked = await db
    .selectFrom('do_not_contact')
    .select(['id', 'channel', 'reason', 'asked_at', 'lifted_at'])
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .execute();
  const erasure = await db
    .selectFrom('person_erasure')
    .select('erased_at')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return ok({
    hats: hats.map(({ hat }) => hat),
    consents: consents.map((row) => ({
      id: row.id,
      purpose: row.purpose,
      wording: row.wording,
      givenAt: row.given_at.toISOString(),
      withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    })),
    doNotContact: asked.map((row) => ({
      id: row.id,
      channel: row.channel,
      reason: row.reason,
      askedAt: row.asked_at.toISOString(),
      liftedAt: row.lifted_at?.toISOString() ?? null,
    })),
    erasedAt: erasure?.erased_at.toISOString() ?? null,
  });
}

/** The phone numbers of these people, by person, in the order they were given: E.164, an extension after ';ext='. */
export async function phonesOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const rows = await peopleDb(tx)
    .selectFrom('person_phone')
    .select(['person_id', 'phone_key'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('person_id')
    .orderBy('position')
    .execute();
  const phones = new Map<string, string[]>();
  for (const { person_id, phone_key } of rows) {
    const known = phones.get(person_id);
    if (known) known.push(phone_key);
    else phones.set(person_id, [phone_key]);
  }
  return phones;
}

/** Which of these people have consented to a purpose and not withdrawn it. */
export async function consentedTo(
  tx: Tx,
  personIds: readonly string[],
  purpose: Purpose,
): Promise<ReadonlySet<string>> {
  const rows = await peopleDb(tx)
    .selectFrom('consent')
    .select('person_id')
    .distinct()
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null)
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}
