import { type PersonCard, peopleOf } from '../../desk/people/index.ts';
import type { Hidden } from '../../lib/redact.ts';
import { subjectsAround } from '../../platform/audit/heard.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import type { About } from './capture.ts';
import { type CaseNames, namingOf } from './documents.ts';
import { type Named, pseudonymOf } from './redact/pseudonym.ts';
import { type AboutKind, portfolioDb } from './tables.ts';

/** A case among others: 'booking 0199...'. */
export const aboutKey = ({ kind, id }: About): string => `${kind} ${id}`;

const PERSONS: readonly Named[] = ['contact', 'worker', 'candidate', 'person', 'colleague'];
const PEOPLE: readonly AboutKind[] = ['worker', 'person'];
const WORD: Readonly<Record<AboutKind, string>> = {
  booking: 'Booking',
  worker: 'Worker',
  client: 'Client',
  person: 'Person',
};
/** What a person is who stands in a case and is not known as its contact. */
const PERSON_IN: Readonly<Record<AboutKind, Named>> = {
  booking: 'worker',
  worker: 'worker',
  client: 'contact',
  person: 'person',
};

/** What cases are called inside the agency, with the names they hold; each has an answer. */
export async function caseNames(
  tx: Tx,
  abouts: readonly About[],
): Promise<ReadonlyMap<string, CaseNames>> {
  const known = new Map<string, CaseNames>();
  for (const [kind, own] of Map.groupBy(abouts, (about) => about.kind)) {
    const ids = [...new Set(own.map(({ id }) => id))];
    const named = PEOPLE.includes(kind)
      ? await peopleCases(tx, ids)
      : ((await namingOf(kind)?.(tx, ids)) ?? new Map<string, CaseNames>());
    for (const id of ids) {
      const none = { title: WORD[kind], names: [], addresses: [] };
      known.set(aboutKey({ kind, id }), named.get(id) ?? none);
    }
  }
  return known;
}

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
