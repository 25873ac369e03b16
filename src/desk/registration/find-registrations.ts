import { sql } from 'kysely';
import type { Found, Sought } from '../../lib/found.ts';
import { nameKey } from '../../lib/text.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { searchWords, wordRange } from '../people/index.ts';
import { ENDED, standings } from './queries.ts';
import { STAGES } from './schema.ts';
import { registrationDb } from './tables.ts';

const ORDER = Object.keys(STAGES);
const stageWords = (stage: keyof typeof STAGES) => nameKey(STAGES[stage]).split(' ');
const ALL_WORDS = Object.keys(STAGES).flatMap((stage) => stageWords(stage as keyof typeof STAGES));

/**
 * Registrations of people on the books by the beginnings of their names and of their stage: 'rosa', 'checks',
 * 'rosa interview'. Those not ended come first, the longest in their stage first.
 */
export async function findRegistrations(tx: Tx, { text, most }: Sought): Promise<readonly Found[]> {
  const words = searchWords(text);
  if (words.length === 0) return [];
  // A word that begins no stage can only be a name: it narrows the question before any stage is worked out.
  const names = words.filter((word) => !ALL_WORDS.some((one) => one.startsWith(word)));
  const named = names.map((word) => {
    const { from, to } = wordRange(word);
    return sql`r.person_id in (select w.person_id from people_words_published w
      where w.organisation_id = current_organisation() and w.word >= ${from} and w.word < ${to})`;
  });
  const rows = await standings(tx, named.length === 0 ? sql`true` : sql.join(named, sql` and `));
  const ids = rows.map(({ personId }) => personId);
  const people = await registrationDb(tx)
    .selectFrom('people_published')
    .select(['person_id', 'display_name', 'sort_key'])
    .where(sql<boolean>`person_id = any(${ids}::uuid[])`)
    .where('sort_key', '<>', '')
    .execute();
  const byId = new Map(people.map((row) => [row.person_id, row.display_name]));
  const roles = await roleNames(tx);
  return rows
    .flatMap((row) => {
      const label = byId.get(row.personId);
      return label === undefined ? [] : [{ ...row, label }];
    })
    .filter(({ label, stage }) => {
      const own = [...nameKey(label).split(' '), ...stageWords(stage)];
      return words.every(
        (word) => names.includes(word) || own.some((part) => part.startsWith(word)),
      );
    })
    .sort(
      (a, b) =>
        Number(ENDED.includes(a.stage)) - Number(ENDED.includes(b.stage)) ||
        ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage) ||
        a.since.getTime() - b.since.getTime() ||
        a.personId.localeCompare(b.personId),
    )
    .slice(0, most)
    .map(({ personId, label, role, stage }) => ({
      id: personId,
      label,
      note: `${STAGES[stage]}, ${roles.get(role) ?? role}`,
    }));
}
