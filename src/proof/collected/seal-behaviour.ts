import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { addItem, idTaken, lockOwnPortfolio } from '../portfolio/index.ts';
import { countBehaviour, hashOfAnswer, maySeal, patternOf } from './count-behaviour.ts';
import type { Time } from './count-pattern.ts';
import { behaviourCounted } from './events.ts';
import { collectedDb } from './tables.ts';

export interface BehaviourInput extends Time {
  /** Of the item: the same id again gives the first result. */
  readonly id: string;
  /** Code of a pattern: 'tenacity'. */
  readonly pattern: string;
  readonly criterionIds: readonly string[];
  /** Hash of the figures that were looked at. */
  readonly seen: string;
}

/**
 * Counts a pattern over the learner's own work and seals the answer as one item of their evidence (practice U16).
 * Nothing is typed: figures, days and the entries counted come from the log, and anybody who has it counts them again.
 * Refuses `not-a-learner`, `id-taken`, `counted-already`, `criterion-not-found` and as `countBehaviour` and
 * `maySeal` do.
 */
export async function sealBehaviour(
  tx: Tx,
  input: BehaviourInput,
): Promise<Result<{ evidenceId: string }>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const before = await sealedBefore(tx, learner.value, input);
  if (before) return before;
  const answer = await countBehaviour(tx, learner.value, input);
  if (!answer.ok) return answer;
  const may = maySeal(answer.value, input.seen);
  if (!may.ok) return may;
  const pattern = patternOf(input.pattern);
  if (!pattern.ok) return pattern;
  const { counted, entriesSha256, ...asked } = answer.value;
  const added = await addItem(tx, {
    id: input.id,
    learnerId: learner.value,
    source: 'behaviour',
    title: `${pattern.value.title}, ${showDate(asked.fromOn)} to ${showDate(asked.toOn)}`,
    parties: [],
    references: input.criterionIds.map((criterionId) => ({ criterionId, note: '' })),
  });
  if (!added.ok) return added;
  const resultSha256 = hashOfAnswer(answer.value);
  await collectedDb(tx)
    .insertInto('behaviour_count')
    .values({
      organisation_id: actorOf(tx).organisationId,
      evidence_id: input.id,
      learner_id: learner.value,
      pattern: asked.pattern,
      version: asked.version,
      from_on: asked.fromOn,
      to_on: asked.toOn,
      up_to_seq: asked.upToSeq,
      occasions: counted.occasions,
      shown: counted.shown,
      result: JSON.stringify(answer.value),
      result_sha256: Buffer.from(resultSha256, 'hex'),
      entries_sha256: Buffer.from(entriesSha256, 'hex'),
      counted_at: nowOf(tx),
    })
    .execute();
  record(tx, behaviourCounted, {
    subjects: { learner: learner.value, evidence: input.id },
    facts: {
      pattern: asked.pattern,
      version: asked.version,
      fromOn: asked.fromOn,
      toOn: asked.toOn,
      upToSeq: asked.upToSeq,
      occasions: counted.occasions,
      shown: counted.shown,
      weeks: counted.weeks.length,
      entriesSha256,
      resultSha256,
      references: [...added.value],
    },
  });
  return ok({ evidenceId: input.id });
}

/** The answer to the same press again, or to the same question again; null: it is new. The portfolio is locked. */
async function sealedBefore(
  tx: Tx,
  learner: string,
  { id, pattern, fromOn, toOn }: BehaviourInput,
): Promise<Result<{ evidenceId: string }> | null> {
  const rows = await collectedDb(tx)
    .selectFrom('behaviour_count')
    .select(['evidence_id', 'learner_id', 'pattern', 'version', 'from_on', 'to_on'])
    .where(({ eb, or, and }) =>
      or([
        eb('evidence_id', '=', id),
        and([
          eb('learner_id', '=', learner),
          eb('pattern', '=', pattern),
          eb('from_on', '=', fromOn),
          eb('to_on', '=', toOn),
        ]),
      ]),
    )
    .execute();
  const same = rows.find(({ evidence_id }) => evidence_id === id);
  if (same) return same.learner_id === learner ? ok({ evidenceId: id }) : idTaken();
  const now = patternOf(pattern);
  if (!now.ok || !rows.some(({ version }) => version === now.value.version)) return null;
  return refuse(
    'counted-already',
    'This is counted over these days already: it stands among your evidence. Choose other days, or use that one.',
  );
}
