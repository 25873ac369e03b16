import { sql } from 'kysely';
import type { PeoplePublished, PeopleWordsPublished } from '../../desk/people/index.ts';
import { type Hidden, isCommonWord, tellingWords } from '../../lib/redact.ts';
import { nameKey } from '../../lib/text.ts';
import { actorOf, opener, type Tx } from '../../platform/db/tx.ts';
import { namesHere } from './documents.ts';

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
