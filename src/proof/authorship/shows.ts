import { proceduresAsFiles, procedureTexts } from '../../desk/policies/index.ts';
import { copiedShare } from '../../lib/copied.ts';
import { counted } from '../../lib/text.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { fileCopies } from '../files/index.ts';
import type { Rendered } from '../portfolio/index.ts';
import { authorshipDb } from './tables.ts';

/** From here on a text is nothing but the other: what is left is a name and a greeting. */
const ALL = 0.8;
/** From here on an assessor is told. */
const MUCH = 0.3;
/** A title or a line may be the same by chance: words that are no account of anything are not compared. */
const LEAST_WORDS = 20;

/** What shows of an item by itself, without anybody's judgement (R55). */
export interface Shows {
  readonly evidenceId: string;
  /** It is nothing but a copy of this procedure or hand-out, by its title; null: no more is known. */
  readonly copyOf: string | null;
  /** How much of its words stands in which procedure, from 0 to 1; only what is much. */
  readonly shares: readonly { readonly title: string; readonly share: number }[];
  /** In sentences, for who judges. */
  readonly words: readonly string[];
}

/**
 * What shows of items by itself: a file that is byte for byte a procedure, a hand-out or another learner's; words that
 * stand in a procedure word for word. Items of which nothing shows are left out.
 * @param items as they are rendered now
 */
export async function showsOf(
  tx: Tx,
  items: readonly Pick<Rendered, 'evidenceId' | 'texts' | 'source'>[],
): Promise<ReadonlyMap<string, Shows>> {
  if (items.length === 0) return new Map();
  const procedures = await procedureTexts(tx);
  const files = new Map(
    (
      await fileCopies(
        tx,
        items.map(({ evidenceId }) => evidenceId),
      )
    ).map((one) => [one.evidenceId, one]),
  );
  const hashes = [...files.values()].map(({ sha256 }) => sha256);
  const papers = new Map([...(await handOuts(tx)), ...(await proceduresAsFiles(tx, hashes))]);
  const found = new Map<string, Shows>();
  for (const { evidenceId, texts, source } of items) {
    const file = files.get(evidenceId);
    const words: string[] = [];
    let copyOf = papers.get(file?.sha256 ?? '') ?? null;
    if (copyOf !== null) words.push(`The file is “${copyOf}”, byte for byte.`);
    const others = file?.learnerIds.length ?? 0;
    if (others > 0) {
      words.push(
        `${counted(others, 'other learner has', 'other learners have')} the same file, byte for byte.`,
      );
    }
    const told = texts.map((one) => one.told.text);
    const long = told.filter((text) => text.split(/\s+/).length >= LEAST_WORDS);
    const most = long.flatMap((text) => {
      const shares = procedures.map((one) => ({
        title: one.title,
        share: copiedShare(text, one.text),
      }));
      return shares.sort((a, b) => b.share - a.share).slice(0, 1);
    });
    // The log says who acted in a record; of a statement there is nothing but its words.
    const isCopied = most.length > 0 && most.every(({ share }) => share >= ALL);
    if (source === 'statement' && isCopied) copyOf ??= most[0]?.title ?? null;
    const shares = most.filter(({ share }) => share >= MUCH);
    for (const { title, share } of shares) {
      words.push(`${percent(share)} of its words stand in “${title}”.`);
    }
    if (words.length > 0) found.set(evidenceId, { evidenceId, copyOf, shares, words });
  }
  return found;
}

/** '45 %' of 0.45. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

async function handOuts(tx: Tx) {
  const rows = await authorshipDb(tx)
    .selectFrom('hand_out')
    .select(['title', 'sha256'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .execute();
  return rows.map(({ title, sha256 }) => [sha256.toString('hex'), title] as const);
}
