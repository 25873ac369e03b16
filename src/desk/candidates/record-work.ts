import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { knownCandidate } from './archive-candidate.ts';
import { cleanWork, type WorkInput } from './candidate.ts';
import { workRecorded, workRemoved } from './events.ts';
import { addWork } from './save-candidates.ts';
import { candidatesDb } from './tables.ts';

/**
 * Records one job of a candidate's work history, or puts the one with this id as given.
 * @returns its id; refuses `candidate-not-found`, `work-taken` (the id is another person's) and what
 *   `cleanWork` refuses
 */
export async function recordWork(
  tx: Tx,
  input: WorkInput & { readonly personId: string },
): Promise<Result<{ workId: string }>> {
  const { personId, id } = input;
  const known = await knownCandidate(tx, personId);
  if (!known.ok) return known;
  const cleaned = cleanWork(input);
  if (!cleaned.ok) return cleaned;
  const other = await candidatesDb(tx)
    .selectFrom('work_history')
    .select('person_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (other && other.person_id !== personId) {
    return refuse('work-taken', 'This job belongs to another candidate’s work history.');
  }
  await addWork(tx, [{ personId, workHistory: [cleaned.value] }]);
  const { employer, jobTitle, fromOn, toOn } = cleaned.value;
  record(tx, workRecorded, {
    subjects: { candidate: personId, work: id },
    facts: { fromOn, toOn },
    people: { [personId]: { employer, jobTitle } },
  });
  return ok({ workId: id });
}

/** Takes a job off a candidate's work history. Refuses `work-not-found`. */
export async function removeWork(
  tx: Tx,
  { personId, workId }: { readonly personId: string; readonly workId: string },
): Promise<Result<{ workId: string }>> {
  const { numDeletedRows } = await candidatesDb(tx)
    .deleteFrom('work_history')
    .where('id', '=', workId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) {
    return refuse('work-not-found', 'This candidate’s work history has no such job.');
  }
  record(tx, workRemoved, { subjects: { candidate: personId, work: workId }, facts: {} });
  return ok({ workId });
}
