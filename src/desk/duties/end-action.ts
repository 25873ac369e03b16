import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { actionEnded } from './events.ts';
import type { endActionRoute } from './schema.ts';
import { dutiesDb } from './tables.ts';

/**
 * Ends industrial action on the record: it is over, with its last day (which may still be to come), or it was
 * entered by mistake and never counted. What is ended stays so: the same end again is the first, another one is
 * refused `already-ended`. Refuses `action-not-found`, `last-day-missing` and `ends-before-start`.
 */
export async function endAction(
  tx: Tx,
  actionId: string,
  { how, lastDay }: BodyOf<typeof endActionRoute>,
): Promise<Result<{ actionId: string }>> {
  const db = dutiesDb(tx);
  const found = await db
    .selectFrom('industrial_action')
    .select(['client_id', 'from_on', 'to_on', 'ended_how'])
    .where('id', '=', actionId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) {
    return refuse('action-not-found', 'There is no such industrial action on a client’s record.');
  }
  const last = how === 'over' ? lastDay : found.to_on;
  if (found.ended_how !== null) {
    if (found.ended_how === how && found.to_on === last) return ok({ actionId });
    return refuse(
      'already-ended',
      'A colleague has ended this industrial action already. If it went on, enter it again.',
    );
  }
  if (how === 'over' && last === null) {
    return wrongField('lastDay', 'last-day-missing', 'Enter the last day of the action.');
  }
  if (last !== null && last < found.from_on) {
    return wrongField(
      'lastDay',
      'ends-before-start',
      'The last day lies before the first. If it never took place, end it as a mistake.',
    );
  }
  await db
    .updateTable('industrial_action')
    .set({
      to_on: last,
      ended_at: nowOf(tx),
      ended_by: actorOf(tx).memberId,
      ended_how: how,
    })
    .where('id', '=', actionId)
    .execute();
  record(tx, actionEnded, {
    subjects: { client: found.client_id, action: actionId },
    facts: { action: actionId, how, lastDay: last },
  });
  return ok({ actionId });
}
