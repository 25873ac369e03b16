import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { peopleOf, searchWords, wordRange } from '../people/index.ts';
import { communicationsDb } from './tables.ts';

/** People to choose from at one look. */
const MOST = 20;

/** Someone to text, call or match a text to. */
export interface Someone {
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
}

/** People whose names or numbers begin with all these words, by surname; erased ones have none left. */
export async function findPeople(tx: Tx, words: string): Promise<readonly Someone[]> {
  const sought = searchWords(words).slice(0, 6);
  if (sought.length === 0) return [];
  const ranges = sought.map((word) => {
    const { from, to } = wordRange(word);
    return sql`p.person_id in (select w.person_id from people_words_published w
      where w.organisation_id = current_organisation() and w.word >= ${from} and w.word < ${to})`;
  });
  const { rows } = await sql<Someone>`
    select p.person_id as "personId", p.display_name as name, p.phone from people_published p
    where ${sql.join(ranges, sql` and `)} order by p.sort_key, p.person_id limit ${MOST}`.execute(
    communicationsDb(tx),
  );
  return rows;
}

/** These people, by name. */
export async function someOf(tx: Tx, ids: readonly string[]): Promise<readonly Someone[]> {
  const people = await peopleOf(tx, ids);
  return [...people.values()]
    .map(({ personId, displayName, phone }) => ({ personId, name: displayName, phone }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
