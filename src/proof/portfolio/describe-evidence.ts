import { ok, type Result } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { evidenceDescribed } from './events.ts';
import { lockOwnPortfolio, ownEvidence } from './learner.ts';
import { portfolioDb } from './tables.ts';

/**
 * Changes the title and the note of an item; what was claimed stays as it was frozen. Refuses
 * `not-a-learner`, `evidence-not-found` and `not-your-evidence`.
 */
export async function writeNote(
  tx: Tx,
  evidenceId: string,
  { title, note }: { readonly title: string; readonly note: string },
): Promise<Result<{ evidenceId: string }>> {
  const learner = await lockOwnPortfolio(tx);
  if (!learner.ok) return learner;
  const before = await ownEvidence(tx, learner.value, evidenceId);
  if (!before.ok) return before;
  const changed = [
    ...(before.value.title === title ? [] : (['title'] as const)),
    ...(before.value.note === note ? [] : (['note'] as const)),
  ];
  if (changed.length === 0) return ok({ evidenceId });
  await portfolioDb(tx)
    .updateTable('evidence')
    .set({ title, note })
    .where('id', '=', evidenceId)
    .execute();
  record(tx, evidenceDescribed, {
    subjects: { learner: learner.value, evidence: evidenceId },
    facts: { changed },
  });
  return ok({ evidenceId });
}
