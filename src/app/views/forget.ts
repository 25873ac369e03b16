import { onErasure, searchWords } from '../../desk/people/index.ts';
import { ok, type Result } from '../../lib/result.ts';
import { nameKey } from '../../lib/text.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { viewsDb } from './tables.ts';

/** Parts of an address that somebody types freely; the others are chosen from what the page offers. */
const TYPED: readonly string[] = ['q', 'search', 'words', 'name'];

/** What is known of somebody who is to be erased, as text is held against it. */
interface Known {
  readonly personId: string;
  /** Every word they are found by: names, e-mail, telephone. */
  readonly words: readonly string[];
  /** Words of the family name. */
  readonly family: readonly string[];
}

/**
 * Does a text name them? It holds a word of their family name, or it is a search that finds them: each of its words
 * begins one of theirs. One letter alone names nobody.
 */
export function namesThem(text: string, { words, family }: Omit<Known, 'personId'>): boolean {
  const typed = searchWords(text);
  if (typed.some((word) => family.includes(word))) return true;
  return (
    typed.length > 0 &&
    typed.some((word) => word.length > 1) &&
    typed.every((word) => words.some((one) => one.startsWith(word)))
  );
}

/** A view without what names them; null: it names them nowhere. A name that does is replaced. */
export function withoutThem(
  view: { readonly name: string; readonly query: Readonly<Record<string, string>> },
  them: Known,
): { readonly name: string | null; readonly query: Readonly<Record<string, string>> } | null {
  const names = (part: string, value: string) =>
    value.includes(them.personId) || (TYPED.includes(part) && namesThem(value, them));
  const query = Object.fromEntries(
    Object.entries(view.query).filter(([part, value]) => !names(part, value)),
  );
  const named = namesThem(view.name, them);
  if (!named && Object.keys(query).length === Object.keys(view.query).length) return null;
  return { name: named ? null : view.name, query };
}

/**
 * Takes out of saved views whatever names somebody: a search that finds them, their id in a filter, and a name of a
 * view that holds theirs. Who is called the same loses the search too: a view is soon saved again.
 */
async function forgetInViews(tx: Tx, personId: string): Promise<Result<unknown>> {
  const db = viewsDb(tx);
  const person = await db
    .selectFrom('people_published')
    .select('family_name')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!person) return ok(undefined);
  const found = await db
    .selectFrom('people_words_published')
    .select('word')
    .where('person_id', '=', personId)
    .execute();
  const them = {
    personId,
    words: found.map(({ word }) => word),
    family: nameKey(person.family_name).split(' ').filter(Boolean),
  };
  const views = await db
    .selectFrom('saved_view')
    .select(['id', 'name', 'query'])
    .orderBy('id')
    .forUpdate()
    .execute();
  for (const view of views) {
    const without = withoutThem(view, them);
    if (!without) continue;
    // Its own id makes the name one of its own for the owner and the list.
    const name = without.name ?? `View ${view.id.slice(-6)}`;
    await db
      .updateTable('saved_view')
      .set({ name, name_key: nameKey(name), query: JSON.stringify(without.query) })
      .where('organisation_id', '=', actorOf(tx).organisationId)
      .where('id', '=', view.id)
      .execute();
  }
  return ok(undefined);
}

onErasure('views', forgetInViews);
