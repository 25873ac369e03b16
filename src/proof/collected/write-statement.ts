import { createHash } from 'node:crypto';
import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { addItem, idTaken, lockOwnPortfolio } from '../portfolio/index.ts';
import { cleanField, realWork, spokenWords } from './collected.ts';
import { statementWritten } from './events.ts';
import { collectedDb } from './tables.ts';

export interface StatementInput {
  /** Of the item: the same id again gives the first result. */
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly setting: 'work' | 'simulated';
  readonly criterionIds: readonly string[];
}

/** SHA-256 of words as they were signed, in UTF-8. */
export function hashOfWords(words: string): Buffer {
  return createHash('sha256').update(words).digest();
}

/** The same in lower-case hex. */
export function wordsHash(words: string): string {
  return hashOfWords(words).toString('hex');
}

/**
 * A learner's own account of their work becomes an item. It never carries a criterion alone: the claim
 * refuses that. Refuses `not-a-learner`, `simulated-not-allowed`, `too-few-words`, `criterion-not-found`
 * and `id-taken`.
 */
export async function writeStatement(
  tx: Tx,
  input: StatementInput,
): Promise<Result<{ evidenceId: string }>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const before = await collectedDb(tx)
    .selectFrom('personal_statement')
    .select('learner_id')
    .where('evidence_id', '=', input.id)
    .executeTakeFirst();
  if (before) return before.learner_id === learner.value ? ok({ evidenceId: input.id }) : idTaken();
  const real = realWork(input.setting);
  if (!real.ok) return real;
  const title = cleanField('title', input.title, { min: 3, max: 200, what: 'The title' });
  if (!title.ok) return title;
  const words = spokenWords(input.words, 'The statement');
  if (!words.ok) return words;
  const added = await addItem(tx, {
    id: input.id,
    learnerId: learner.value,
    source: 'statement',
    title: title.value,
    parties: [],
    references: input.criterionIds.map((criterionId) => ({ criterionId, note: '' })),
  });
  if (!added.ok) return added;
  const hash = hashOfWords(words.value);
  await collectedDb(tx)
    .insertInto('personal_statement')
    .values({
      organisation_id: actorOf(tx).organisationId,
      evidence_id: input.id,
      learner_id: learner.value,
      words: words.value,
      words_sha256: hash,
      written_at: nowOf(tx),
    })
    .execute();
  record(tx, statementWritten, {
    subjects: { learner: learner.value, evidence: input.id },
    facts: { wordsSha256: hash.toString('hex'), references: [...added.value] },
  });
  return ok({ evidenceId: input.id });
}
