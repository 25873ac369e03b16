import { sql } from 'kysely';
import type { Found, Sought } from '../../lib/found.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { searchWords, wordRange } from '../people/index.ts';
import { candidatesDb } from './tables.ts';

/**
 * Candidates found by the beginning of every word typed: names, e-mail, phone. Those in the archive stand
 * last. The words are ranges in the C collation, which keep their index under row-level security.
 */
export async function findCandidates(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const words = searchWords(text);
  if (words.length === 0) return [];
  const named = words.map((word) => {
    const { from, to } = wordRange(word);
    return sql`c.person_id in (select w.person_id from people_words_published w
      where w.organisation_id = current_organisation() and w.word >= ${from} and w.word < ${to})`;
  });
  const { rows } = await sql<{ id: string; label: string; town: string; archived: boolean }>`
    select c.person_id as id, p.display_name as label, c.town, a.archived_at is not null as archived
    from candidate c
    join people_published p on p.organisation_id = c.organisation_id and p.person_id = c.person_id
    left join candidate_archive a on a.organisation_id = c.organisation_id and a.person_id = c.person_id
    where c.organisation_id = current_organisation() and ${sql.join(named, sql` and `)}
    order by archived, p.sort_key, c.person_id limit ${most}`.execute(candidatesDb(tx));
  return rows.map(({ id, label, town, archived }) => ({
    id,
    label,
    note: archived ? 'archived' : town,
  }));
}
