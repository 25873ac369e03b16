import { HIDDEN_MARK, withoutPassages } from '../../lib/passages.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import type { Reply } from '../../platform/http/serve.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { type Rendered, renditionsOf } from '../portfolio/index.ts';
import { hashOfText, hiddenBy, keptOf } from './kept.ts';
import type { readOwnPassages } from './schema.ts';
import type { Side } from './tables.ts';

/** As which side the actor hides passages of this learner's items. */
export function sideOf(tx: Tx, learnerId: string): Side {
  return actorOf(tx).memberId === learnerId ? 'learner' : 'employer';
}

/** A learner's item as it would leave now. Refuses `evidence-not-found`. */
export async function itemOf(
  tx: Tx,
  learnerId: string,
  evidenceId: string,
): Promise<Result<Rendered>> {
  const rendered = (await renditionsOf(tx, learnerId, [evidenceId])).get(evidenceId);
  return rendered
    ? ok(rendered)
    : refuse('evidence-not-found', 'There is no such item of evidence here.');
}

/** The free texts of a learner's item, each with what is hidden by itself and by whom beside. Refuses `evidence-not-found`. */
export async function textsOf(
  tx: Tx,
  learnerId: string,
  evidenceId: string,
): Promise<Result<Reply<typeof readOwnPassages>>> {
  const item = await itemOf(tx, learnerId, evidenceId);
  if (!item.ok) return item;
  const kept = (await keptOf(tx, [evidenceId])).get(evidenceId) ?? [];
  const side = sideOf(tx, learnerId);
  return ok({
    evidenceId,
    learner: { id: learnerId, name: (await memberNames(tx)).get(learnerId) ?? '' },
    title: item.value.rendition.title,
    side,
    texts: item.value.texts.map((free) => {
      const { place, under, label, told, passages, again } = free;
      const [learner, employer] = [
        hiddenBy('learner', kept, free),
        hiddenBy('employer', kept, free),
      ];
      return {
        place,
        under,
        label,
        text: told.text,
        textSha256: hashOfText(told.text),
        marks: [...told.marks],
        learner: [...learner.passages],
        employer: [...employer.passages],
        number: kept.find((one) => one.place === place && one.side === side)?.number ?? 0,
        again: [
          ...(learner.again ? (['learner'] as const) : []),
          ...(employer.again ? (['employer'] as const) : []),
        ],
        leaves: again ? HIDDEN_MARK : withoutPassages(told.text, passages),
      };
    }),
  });
}
