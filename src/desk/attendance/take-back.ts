import { ok, type Result, refuse } from '../../lib/result.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { holdWorkers } from '../worktime/index.ts';
import { startOfAssignment } from './expected.ts';
import { holdsNothing, keepRecord } from './record-start.ts';
import { standing } from './start.ts';

/**
 * Takes back the newest record that stands of a shift's holder, by a record of its own: a wrong press stays on file.
 * Refuses `assignment-not-found`, and `already-said` when something newer stands than the one the page showed.
 */
export async function takeBack(
  tx: Tx,
  input: { readonly id: string; readonly assignmentId: string; readonly recordId: string },
): Promise<Result<{ recordId: string }>> {
  const seen = await startOfAssignment(tx, input.assignmentId);
  if (!seen?.personId) return holdsNothing();
  await holdWorkers(tx, [seen.personId]);
  const held = await startOfAssignment(tx, input.assignmentId);
  if (!held) return holdsNothing();
  if (held.records.some(({ id }) => id === input.id)) return ok({ recordId: input.id });
  const newest = standing(held.records).findLast(
    ({ assignmentId }) => assignmentId === input.assignmentId,
  );
  if (newest?.id !== input.recordId) {
    return refuse(
      'already-changed',
      'Something newer was said, or this was taken back already. Look at the row again.',
    );
  }
  await keepRecord(
    tx,
    held,
    { how: 'phone', byWhom: 'desk' },
    {
      id: input.id,
      said: 'taken_back',
      at: nowOf(tx),
      minutesLate: null,
      expectedAt: null,
      takesBack: newest.id,
      note: '',
    },
  );
  return ok({ recordId: input.id });
}
