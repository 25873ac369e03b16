import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { type Passage, wholePassages } from '../../lib/passages.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { type FreeText, type HiddenBeside, onPassages } from '../portfolio/index.ts';
import { redactionDb, type Side } from './tables.ts';

/** The newest of one place and side. */
export interface Kept {
  readonly evidenceId: string;
  readonly side: Side;
  readonly place: string;
  readonly number: number;
  /** Lower-case hex. */
  readonly textSha256: string;
  readonly passages: readonly Passage[];
}

/** SHA-256 of a text in UTF-8, lower-case hex. */
export const hashOfText = (text: string): string => createHash('sha256').update(text).digest('hex');

/** From, to, from, to, as the table holds passages. */
export const flat = (passages: readonly Passage[]): number[] =>
  passages.flatMap(({ from, to }) => [from, to]);

/** What each side hides of which text of these items, by item. */
export async function keptOf(
  tx: Tx,
  evidenceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Kept[]>> {
  const { rows } = await sql<{
    evidenceId: string;
    side: Side;
    place: string;
    number: number;
    textSha256: string;
    passages: number[];
  }>`
    select distinct on (evidence_id, place, side) evidence_id as "evidenceId", side, place, number,
      encode(text_sha256, 'hex') as "textSha256", passages
    from hidden_passages
    where organisation_id = current_organisation() and evidence_id = any(${[...evidenceIds]}::uuid[])
    order by evidence_id, place, side, number desc`.execute(redactionDb(tx));
  const kept = rows.map((row) => ({
    ...row,
    passages: row.passages.flatMap((from, nth) => {
      const to = row.passages[nth + 1];
      return nth % 2 === 0 && to !== undefined ? [{ from, to }] : [];
    }),
  }));
  return Map.groupBy(kept, ({ evidenceId }) => evidenceId);
}

/**
 * What one side hides of a text. What they hid of the same text elsewhere in the item counts where they have said
 * nothing of it here, so that a row that moved keeps its passages.
 */
export function hiddenBy(
  side: Side,
  kept: readonly Kept[],
  { place, told }: FreeText,
): HiddenBeside {
  const own = kept.filter((one) => one.side === side);
  const sha256 = hashOfText(told.text);
  const here = own.find((one) => one.place === place);
  if (here?.textSha256 === sha256) return { passages: here.passages, again: false };
  const same = own.filter((one) => one.textSha256 === sha256);
  return {
    passages: same.flatMap(({ passages }) => passages),
    again: here !== undefined && here.passages.length > 0,
  };
}

onPassages(async (tx, evidenceIds) => {
  const kept = await keptOf(tx, evidenceIds);
  return (evidenceId, text) => {
    const own = kept.get(evidenceId) ?? [];
    if (own.length === 0) return { passages: [], again: false };
    const sides = [hiddenBy('learner', own, text), hiddenBy('employer', own, text)];
    const { text: told, marks } = text.told;
    return {
      passages: wholePassages(
        told,
        sides.flatMap(({ passages }) => passages),
        marks,
      ),
      again: sides.some(({ again }) => again),
    };
  };
});
