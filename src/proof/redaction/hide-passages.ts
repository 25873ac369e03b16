import { type Passage, wholePassages } from '../../lib/passages.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { idTaken, lockPortfolio } from '../portfolio/index.ts';
import { passagesHidden } from './events.ts';
import { flat, hashOfText, type Kept, keptOf } from './kept.ts';
import { redactionDb, type Side } from './tables.ts';
import { itemOf, sideOf } from './texts-of.ts';

export interface HideInput {
  /** Of the press: the same id again gives the first result. */
  readonly id: string;
  readonly learnerId: string;
  readonly evidenceId: string;
  readonly texts: readonly {
    readonly place: string;
    /** Of the text as it was read, lower-case hex. */
    readonly textSha256: string;
    /** Of this side and text as it was read; 0: it had said nothing of it. */
    readonly number: number;
    /** All that this side hides of it from now on; none takes back what it hid. */
    readonly passages: readonly Passage[];
  }[];
}

type Change = HideInput['texts'][number];

/**
 * Hides passages of an item's free texts, as the learner or as who answers for them: beside what is hidden by itself and
 * by the other side, which nobody opens here. Refuses `evidence-not-found`, `text-not-found`, `text-changed`,
 * `hidden-meanwhile` and `id-taken`.
 */
export async function hidePassages(
  tx: Tx,
  input: HideInput,
): Promise<Result<{ evidenceId: string; texts: number }>> {
  const { id, learnerId, evidenceId } = input;
  const side = sideOf(tx, learnerId);
  await lockPortfolio(tx, learnerId);
  const before = await redactionDb(tx)
    .selectFrom('hidden_passages')
    .select(['evidence_id', 'side'])
    .where('id', '=', id)
    .execute();
  if (before[0]) {
    const same = before[0].evidence_id === evidenceId && before[0].side === side;
    return same ? ok({ evidenceId, texts: before.length }) : idTaken();
  }
  const changes = await changesOf(tx, input, side);
  if (!changes.ok) return changes;
  if (changes.value.length === 0) return ok({ evidenceId, texts: 0 });
  const { organisationId, memberId } = actorOf(tx);
  await redactionDb(tx)
    .insertInto('hidden_passages')
    .values(
      changes.value.map(({ place, number, textSha256, passages }) => ({
        organisation_id: organisationId,
        id,
        learner_id: learnerId,
        evidence_id: evidenceId,
        side,
        place,
        number,
        text_sha256: Buffer.from(textSha256, 'hex'),
        passages: flat(passages),
        hidden_at: nowOf(tx),
        hidden_by: memberId ?? '',
      })),
    )
    .execute();
  record(tx, passagesHidden, {
    subjects: { learner: learnerId, evidence: evidenceId },
    facts: {
      side,
      texts: changes.value.map(({ place, textSha256, passages }) => ({
        place,
        textSha256,
        passages: passages.length,
      })),
    },
  });
  return ok({ evidenceId, texts: changes.value.length });
}

/** What is new in what was asked, each passage widened to whole letters and marks. */
async function changesOf(
  tx: Tx,
  { learnerId, evidenceId, texts }: HideInput,
  side: Side,
): Promise<Result<readonly Change[]>> {
  const item = await itemOf(tx, learnerId, evidenceId);
  if (!item.ok) return item;
  const kept = (await keptOf(tx, [evidenceId])).get(evidenceId) ?? [];
  const changes = new Map<string, Change>();
  for (const { place, textSha256, number, passages } of texts) {
    const free = item.value.texts.find((one) => one.place === place);
    if (!free) {
      return refuse('text-not-found', 'This item has no such text. Open it again.');
    }
    const { text, marks } = free.told;
    if (hashOfText(text) !== textSha256) {
      return refuse(
        'text-changed',
        `“${free.label}” was changed since you looked at it, so nothing was hidden. Look at it again.`,
      );
    }
    const whole = wholePassages(text, passages, marks);
    const newest = kept.find((one) => one.place === place && one.side === side);
    if (same(newest, textSha256, whole)) continue;
    if ((newest?.number ?? 0) !== number) {
      return refuse(
        'hidden-meanwhile',
        `Passages of “${free.label}” were hidden or shown since you looked at it, so nothing was changed. Look at it again.`,
      );
    }
    changes.set(place, { place, textSha256, passages: whole, number: number + 1 });
  }
  return ok([...changes.values()]);
}

function same(newest: Kept | undefined, sha256: string, passages: readonly Passage[]): boolean {
  if (!newest) return passages.length === 0;
  return newest.textSha256 === sha256 && String(flat(newest.passages)) === String(flat(passages));
}
