import type { ReplyIn } from '../../lib/route.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { type Declaration, declarationOf, OUR_DECLARATION } from './declaration.ts';
import type { readDeclarations } from './schema.ts';
import { declarationsDb } from './tables.ts';

async function published(tx: Tx) {
  return declarationsDb(tx)
    .selectFrom('declaration_text')
    .select(['version', 'words', 'published_at', 'published_by'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('version', 'desc')
    .execute();
}

/** What learners declare with a claim now: the newest version, or the house's own words. */
export async function declarationNow(tx: Tx): Promise<Declaration> {
  const [newest] = await published(tx);
  return newest ? declarationOf(newest.version, newest.words) : OUR_DECLARATION;
}

/** The declaration of that version, which a claim was made under; null: there is none. */
export async function declaredIn(tx: Tx, version: number): Promise<Declaration | null> {
  if (version === 0) return OUR_DECLARATION;
  const found = (await published(tx)).find((one) => one.version === version);
  return found ? declarationOf(version, found.words) : null;
}

/** Every version, the one in force first; the house's own words come last. */
export async function declarationsHere(tx: Tx): Promise<ReplyIn<typeof readDeclarations>> {
  const rows = await published(tx);
  const names = await memberNames(tx);
  return {
    total: rows.length + 1,
    rows: [
      ...rows.map(({ version, words, published_at, published_by }) => ({
        ...declarationOf(version, words),
        publishedAt: published_at.toISOString(),
        publishedBy: names.get(published_by) ?? null,
      })),
      { ...OUR_DECLARATION, publishedAt: null, publishedBy: null },
    ],
  };
}
