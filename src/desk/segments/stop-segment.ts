import { ok, type Result, refuse } from '../../lib/result.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { segmentStopped } from './events.ts';
import { segmentsDb } from './tables.ts';

/** There is no such message to many. */
export function messageNotFound(): Result<never> {
  return refuse('message-not-found', 'There is no such message. Look at the list again.');
}

/**
 * Stops a message to many: the portion in hand is written, nobody after it. Twice is the same as once. Refuses
 * `message-not-found`, and `already-written` when everybody has been written to.
 */
export async function stopSegment(
  tx: Tx,
  messageId: string,
): Promise<Result<{ messageId: string; stopped: number }>> {
  const db = segmentsDb(tx);
  const row = await db
    .selectFrom('segment_message')
    .select(['stopped_at', 'done_at'])
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return messageNotFound();
  const count = (state: 'written' | 'stopped') =>
    db
      .selectFrom('segment_person')
      .select(({ fn }) => fn.countAll<number>().as('people'))
      .where('message_id', '=', messageId)
      .where('state', '=', state)
      .executeTakeFirstOrThrow();
  if (row.stopped_at) return ok({ messageId, stopped: Number((await count('stopped')).people) });
  if (row.done_at) {
    return refuse(
      'already-written',
      'Everybody has been written to already. It cannot be stopped.',
    );
  }
  const now = nowOf(tx);
  await db
    .updateTable('segment_message')
    .set({ stopped_at: now, stopped_by: actorOf(tx).memberId, done_at: now })
    .where('id', '=', messageId)
    .execute();
  const { numUpdatedRows } = await db
    .updateTable('segment_person')
    .set({ state: 'stopped', settled_at: now })
    .where('message_id', '=', messageId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  const stopped = Number(numUpdatedRows);
  const written = Number((await count('written')).people);
  record(tx, segmentStopped, {
    subjects: { message: messageId },
    facts: { message: messageId, written, stopped },
  });
  return ok({ messageId, stopped });
}
