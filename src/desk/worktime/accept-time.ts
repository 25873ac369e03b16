import { ok, type Result, refuse } from '../../lib/result.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { worktimeDb } from './tables.ts';

/**
 * Turns the pencilled time of a shift into accepted time, which does not lapse. The worker must have
 * been locked first. Refuses `pencil-lapsed` when no live pencil holds time for the shift.
 */
export async function acceptTime(tx: Tx, shiftId: string): Promise<Result<{ personId: string }>> {
  const now = nowOf(tx);
  const accepted = await worktimeDb(tx)
    .updateTable('worker_time')
    .set({ state: 'accepted', lapses_at: null, taken_at: now, taken_by: actorOf(tx).memberId })
    .where('shift_id', '=', shiftId)
    .where('state', '=', 'pencilled')
    .where('lapses_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  if (!accepted) {
    return refuse(
      'pencil-lapsed',
      'No pencil holds time for this shift: it has lapsed or was taken off. Pencil the worker again, then accept.',
    );
  }
  return ok({ personId: accepted.person_id });
}
