import { sql } from 'kysely';
import {
  type PeoplePublished,
  type PeopleWordsPublished,
  type PersonCard,
  peopleOf,
} from '../../desk/people/index.ts';
import { type Hidden, isCommonWord, tellingWords } from '../../lib/redact.ts';
import { showMonth } from '../../lib/show.ts';
import { nameKey } from '../../lib/text.ts';
import { subjectsAround } from '../../platform/audit/heard.ts';
import { actorOf, opener, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { type About, monthOf } from './capture.ts';
import { type CaseNames, namesHere, namingOf } from './documents.ts';
import { type Named, pseudonymOf } from './redact/pseudonym.ts';
import { type AboutKind, type OwnWork, portfolioDb } from './tables.ts';

/** A case among others: 'booking 0199...'. */
export const aboutKey = ({ kind, id }: About): string => `${kind} ${id}`;

const PERSONS: readonly Named[] = ['contact', 'worker', 'candidate', 'person', 'colleague'];
const PEOPLE: readonly AboutKind[] = ['worker', 'person'];
const WORD: Readonly<Record<AboutKind, string>> = {
  booking: 'Booking',
  worker: 'Worker',
  client: 'Client',
  person: 'Person',
  task: 'Tasks',
  policy: 'Procedures',
  handover: 'Hand-overs',
};
/** What a month of own work is called. */
const MONTH_OF: Readonly<Record<OwnWork, string>> = {
  task: 'Tasks done in',
  policy: 'Procedures read in',
  handover: 'Hand-overs in',
};
/** What a person is who stands in a case and is not known as its contact. */
const PERSON_IN: Readonly<Record<AboutKind, Named>> = {
  booking: 'worker',
  worker: 'worker',
  client: 'contact',
  person: 'person',
  task: 'person',
  policy: 'person',
  handover: 'person',
};

/** What cases are called inside the agency, with the names they hold; each has an answer. */
export async function caseNames(
  tx: Tx,
  abouts: readonly About[],
): Promise<ReadonlyMap<string, CaseNames>> {
  const known = new Map<string, CaseNames>();
  for (const [kind, own] of Map.groupBy(abouts, (about) => about.kind)) {
    const ids = [...new Set(own.map(({ id }) => id))];
    const named = await casesCalled(tx, kind, ids);
    for (const id of ids) {
      const none = { title: WORD[kind], names: [], addresses: [] };
      known.set(aboutKey({ kind, id }), named.get(id) ?? none);
    }
  }
  return known;
}

async function casesCalled(
  tx: Tx,
  kind: AboutKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseNames>> {
  if (PEOPLE.includes(kind)) return peopleCases(tx, ids);
  if (isOwnWork(kind)) {
    const called = (id: string) => `${MONTH_OF[kind]} ${showMonth(monthOf(id))}`;
    return new Map(ids.map((id) => [id, { title: called(id), names: [], addresses: [] }]));
  }
  return (await namingOf(kind)?.(tx, ids)) ?? new Map();
}

const isOwnWork = (kind: AboutKind): kind is OwnWork => Object.hasOwn(MONTH_OF, kind);

async function peopleCases(tx: Tx, ids: readonly string[]): Promise<Map<string, CaseNames>> {
  const people = await peopleOf(tx, ids);
  return new Map(
    [...people].map(([id, card]) => [id, { title: card.displayName, names: [], addresses: [] }]),
  );
}

/** The organisation's key of pseudonyms; it is made when the first learner is enrolled. */
export async function pseudonymKey(tx: Tx): Promise<Buffer> {
  const row = await portfolioDb(tx)
    .selectFrom('pseudonym_key')
    .select('key')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .executeTakeFirstOrThrow();
  return row.key;
}

/**
 * All that must not be read in free text about cases, by case: everybody who stands in one of its
 * records, its client, places and contacts with their addresses, and every member but the learner.
 */
export async function hiddenIn(
  tx: Tx,
  abouts: readonly About[],
  { key, learner }: { readonly key: Buffer; readonly learner: string },
): Promise<ReadonlyMap<string, readonly Hidden[]>> {
  const named = await caseNames(tx, abouts);
  const around = await subjectsAround(
    tx,
    abouts.map(({ id }) => id),
  );
  const people = await peopleOf(tx, [
    ...new Set([...abouts.map(({ id }) => id), ...[...around.values()].flat()]),
  ]);
  const colleagues = [...(await memberNames(tx))]
    .filter(([id]) => id !== learner)
    .map(([id, name]) => ({ text: name, mark: pseudonymOf(key, 'colleague', id), wordsToo: true }));
  return new Map(
    abouts.map((about) => {
      const { names = [], addresses = [] } = named.get(aboutKey(about)) ?? {};
      const persons = new Set([about.id, ...(around.get(about.id) ?? [])]);
      const contacts = new Set(names.map(({ id }) => id));
      const hidden: Hidden[] = [
        ...names.map(({ kind, id, name }) => ({
          text: name,
          mark: pseudonymOf(key, kind, id),
          ...(PERSONS.includes(kind) ? { wordsToo: true } : { startsToo: true }),
        })),
        ...[...persons]
          .filter((id) => !contacts.has(id))
          .flatMap((id) => personHidden(people.get(id), PERSON_IN[about.kind], key)),
        ...addresses.flatMap(addressHidden),
        ...colleagues,
      ];
      return [aboutKey(about), hidden];
    }),
  );
}

function personHidden(card: PersonCard | undefined, kind: Named, key: Buffer): readonly Hidden[] {
  if (!card) return [];
  const mark = pseudonymOf(key, kind, card.personId);
  const names = [card.displayName, `${card.givenName} ${card.familyName}`];
  return [...new Set(names)].map((text) => ({ text, mark, wordsToo: true }));
}

/** '12 Canal Walk, Leeds' is hidden as a whole and in its parts; a street without its number too. */
export function addressHidden(address: string): readonly Hidden[] {
  const parts = address
    .split(/[\n,]+/)
    .map((part) => part.trim())
    .filter((part) => part.length > 2);
  const streets = parts.flatMap((part) => part.match(/^\d+\w*\s+(.{4,})$/)?.[1] ?? []);
  return [...parts, ...streets].map((text) => ({ text, mark: 'address' }));
}

const peopleDb = opener<{
  people_published: PeoplePublished;
  people_words_published: PeopleWordsPublished;
}>();

/**
 * Names that free text says of people and clients who do not stand in its case: a worker who was rung and
 * could not go, another client. Whom a surname means is not known then, so all become 'name' and 'client'.
 * A name that is a common word too is hidden only as a whole.
 * @param texts as they were written
 * @param learner name, which stays
 */
export async function otherNames(
  tx: Tx,
  texts: readonly string[],
  learner: string,
): Promise<readonly Hidden[]> {
  const words = new Set(texts.flatMap(tellingWords));
  if (words.size === 0) return [];
  const own = new Set(tellingWords(learner));
  const says = (name: string) => tellingWords(name).every((word) => words.has(word));
  const hidden = new Map<string, Hidden>();
  const hide = (text: string, mark: string) => hidden.set(nameKey(text), { text, mark });
  for (const { given_name, family_name, known_as } of await peopleSaid(tx, [...words])) {
    for (const first of [given_name, known_as]) {
      const whole = `${first} ${family_name}`;
      if (first !== '' && says(whole) && nameKey(whole) !== nameKey(learner)) hide(whole, 'name');
    }
    const alone = nameKey(family_name);
    if (alone.length > 2 && !isCommonWord(alone) && !own.has(alone) && says(family_name)) {
      hide(family_name, 'name');
    }
  }
  for (const name of await namesHere(tx, [...words])) {
    if (tellingWords(name).length > 1 && says(name)) hide(name, 'client');
  }
  return [...hidden.values()];
}

async function peopleSaid(tx: Tx, words: readonly string[]) {
  return peopleDb(tx)
    .selectFrom('people_published')
    .select(['given_name', 'family_name', 'known_as'])
    .distinct()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where(
      sql<boolean>`person_id in (select w.person_id from people_words_published w
        where w.organisation_id = current_organisation() and w.word = any(${[...words]}::text[]))`,
    )
    .execute();
}
