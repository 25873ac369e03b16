import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { roleNames } from '../candidates/index.ts';
import { limitEnded, limitSet } from './events.ts';
import type { setLimitRoute } from './schema.ts';
import { holidayDb } from './tables.ts';

/**
 * Says how many of a role, or of all, may be away on one day of a stretch: whoever approves more is warned. The same id
 * again gives the first result. Refuses `ends-before-it-starts` and `role-not-found`.
 */
export async function setLimit(
  tx: Tx,
  { id, role, fromOn, toOn, most, because }: BodyOf<typeof setLimitRoute>,
): Promise<Result<{ limitId: string }>> {
  if (toOn < fromOn) {
    return wrongField('toOn', 'ends-before-it-starts', 'The last day lies before the first.');
  }
  if (role !== null && !(await roleNames(tx)).has(role)) {
    return wrongField('role', 'role-not-found', 'Nobody is on the books in this role.');
  }
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await holidayDb(tx)
    .insertInto('holiday_limit')
    .values({
      organisation_id: organisationId,
      id,
      role,
      from_on: fromOn,
      to_on: toOn,
      most,
      because,
      set_at: nowOf(tx),
      set_by: memberId,
      ended_at: null,
      ended_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) {
    record(tx, limitSet, { subjects: { limit: id }, facts: { role, fromOn, toOn, most } });
  }
  return ok({ limitId: id });
}

/** Nobody is warned of it any more. Twice is once. Refuses `limit-not-found`. */
export async function endLimit(tx: Tx, limitId: string): Promise<Result<{ limitId: string }>> {
  const db = holidayDb(tx);
  const row = await db
    .selectFrom('holiday_limit')
    .select('ended_at')
    .where('id', '=', limitId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('limit-not-found', 'There is no such limit. Look at the list again.');
  if (row.ended_at !== null) return ok({ limitId });
  await db
    .updateTable('holiday_limit')
    .set({ ended_at: nowOf(tx), ended_by: actorOf(tx).memberId })
    .where('id', '=', limitId)
    .execute();
  record(tx, limitEnded, { subjects: { limit: limitId }, facts: {} });
  return ok({ limitId });
}
