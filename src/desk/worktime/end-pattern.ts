import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { patternEnded } from './events.ts';
import { holdWorkers } from './lock-workers.ts';
import { worktimeDb } from './tables.ts';

/**
 * Ends a pattern because the worker said that it holds no more: from today it says nothing. What it said of days
 * before stays. Twice is once.
 * @returns the pattern's id, or `pattern-not-found`
 */
export async function endPattern(
  tx: Tx,
  { personId, patternId }: { readonly personId: string; readonly patternId: string },
): Promise<Result<{ patternId: string }>> {
  await holdWorkers(tx, [personId]);
  const now = nowOf(tx);
  const ended = await worktimeDb(tx)
    .updateTable('availability_pattern')
    .set({ ended_on: dateIn(now), ended_at: now, ended_by: actorOf(tx).memberId })
    .where('id', '=', patternId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute();
  if (ended.length > 0) {
    record(tx, patternEnded, {
      subjects: { worker: personId },
      facts: { pattern: patternId, endedOn: dateIn(now) },
    });
    return ok({ patternId });
  }
  const known = await worktimeDb(tx)
    .selectFrom('availability_pattern')
    .select('id')
    .where('id', '=', patternId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (known) return ok({ patternId });
  return refuse('pattern-not-found', 'There is no such pattern on this worker’s record.');
}
