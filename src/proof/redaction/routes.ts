import './kept.ts';
import { type Result, refuse } from '../../lib/result.ts';
import { actorOf, type Tx } from '../../platform/db/tx.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { lockOwnPortfolio, ownEvidence, ownLearner } from '../portfolio/index.ts';
import { hidePassages } from './hide-passages.ts';
import * as schema from './schema.ts';
import { textsOf } from './texts-of.ts';

/** What a learner asks about an item of their own. */
async function own<T>(
  tx: Tx,
  evidenceId: string,
  learner: Result<string>,
  ask: (learner: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!learner.ok) return learner;
  const item = await ownEvidence(tx, learner.value, evidenceId);
  return item.ok ? ask(learner.value) : item;
}

/** Whoever answers for a learner is not the learner. Refuses `own-item`. */
async function another<T>(
  tx: Tx,
  learner: string,
  ask: () => Promise<Result<T>>,
): Promise<Result<T>> {
  if (actorOf(tx).memberId !== learner) return ask();
  return refuse(
    'own-item',
    'This is your own item: hide passages of it from your portfolio. Another owner or branch manager answers for it.',
  );
}

/** What redaction answers over HTTP. */
export const routes: readonly Endpoint[] = [
  reads(schema.readOwnPassages, async (tx, { params }) =>
    own(tx, params.id, await ownLearner(tx), (learner) => textsOf(tx, learner, params.id)),
  ),
  acts(schema.hideOwnPassages, async (tx, { params, body }) =>
    own(tx, params.id, await lockOwnPortfolio(tx), (learnerId) =>
      hidePassages(tx, { ...body, learnerId, evidenceId: params.id }),
    ),
  ),
  reads(schema.readLearnerPassages, (tx, { params }) =>
    another(tx, params.learnerId, () => textsOf(tx, params.learnerId, params.id)),
  ),
  acts(schema.hideLearnerPassages, (tx, { params, body }) =>
    another(tx, params.learnerId, () =>
      hidePassages(tx, { ...body, learnerId: params.learnerId, evidenceId: params.id }),
    ),
  ),
];
