import { sql } from 'kysely';
import type { Tx } from '../../platform/db/tx.ts';
import { worktimeDb } from './tables.ts';

/**
 * Gives back the time these shifts hold, pencilled or accepted: the worker is free for it again. The
 * workers must have been locked first. Shifts that hold nothing are passed over.
 * @returns whose time was freed, for which shift
 */
export async function freeTime(
  tx: Tx,
  shiftIds: readonly string[],
): Promise<readonly { readonly personId: string; readonly shiftId: string }[]> {
  if (shiftIds.length === 0) return [];
  const freed = await worktimeDb(tx)
    .deleteFrom('worker_time')
    .where(sql<boolean>`shift_id = any(${[...shiftIds]}::uuid[])`)
    .returning(['person_id', 'shift_id'])
    .execute();
  return freed.map((row) => ({ personId: row.person_id, shiftId: row.shift_id }));
}
