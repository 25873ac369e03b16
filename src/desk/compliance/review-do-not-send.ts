import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { doNotSendEnded } from './events.ts';
import { complianceDb } from './tables.ts';

/**
 * Ends a do-not-send, because whoever asked for it has agreed. Twice is once.
 * @returns its id, or `do-not-send-not-found`
 */
export async function endDoNotSend(
  tx: Tx,
  { personId, doNotSendId }: { readonly personId: string; readonly doNotSendId: string },
): Promise<Result<{ doNotSendId: string }>> {
  const db = complianceDb(tx);
  const word = await db
    .selectFrom('do_not_send')
    .select(['said_by', 'ended_at'])
    .where('id', '=', doNotSendId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!word) {
    return refuse('do-not-send-not-found', 'There is no such do-not-send on this worker’s record.');
  }
  if (word.ended_at !== null) return ok({ doNotSendId });
  await db
    .updateTable('do_not_send')
    .set({ ended_at: nowOf(tx), ended_by: actorOf(tx).memberId })
    .where('id', '=', doNotSendId)
    .execute();
  record(tx, doNotSendEnded, {
    subjects: { worker: personId },
    facts: { doNotSend: doNotSendId, saidBy: word.said_by },
  });
  return ok({ doNotSendId });
}
