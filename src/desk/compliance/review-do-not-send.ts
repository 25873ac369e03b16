import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cleanText } from '../../lib/text.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { doNotSendEnded, doNotSendKept } from './events.ts';
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
  if (!word) return notFound();
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

/**
 * Keeps a do-not-send that was looked at again, with the reason and the day to look next. The same id again gives
 * the first result.
 * @returns its id, or `do-not-send-not-found`, `already-ended`, `review-in-past` or what `cleanText` refuses
 */
export async function keepDoNotSend(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly doNotSendId: string;
    readonly reason: string;
    readonly reviewOn: DateText;
  },
): Promise<Result<{ doNotSendId: string }>> {
  const { id, personId, doNotSendId, reviewOn } = input;
  const db = complianceDb(tx);
  const word = await db
    .selectFrom('do_not_send')
    .select(['said_by', 'ended_at'])
    .where('id', '=', doNotSendId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!word) return notFound();
  if (word.ended_at !== null) {
    return refuse(
      'already-ended',
      'This do-not-send was ended. Record a new one if it holds again.',
    );
  }
  const reason = cleanText(input.reason, { min: 1, max: 500, what: 'The reason' });
  if (!reason.ok) return reason;
  if (reviewOn <= dateIn(nowOf(tx))) {
    return refuse(
      'review-in-past',
      'The day to look at it again has come already. Choose a later one.',
    );
  }
  const made = await db
    .insertInto('do_not_send_review')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      do_not_send_id: doNotSendId,
      reason: reason.value,
      review_on: reviewOn,
      reviewed_at: nowOf(tx),
      reviewed_by: actorOf(tx).memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .returning('id')
    .execute();
  if (made.length === 0) return ok({ doNotSendId });
  await db
    .updateTable('do_not_send')
    .set({ review_on: reviewOn })
    .where('id', '=', doNotSendId)
    .execute();
  record(tx, doNotSendKept, {
    subjects: { worker: personId },
    facts: { doNotSend: doNotSendId, saidBy: word.said_by, reviewOn },
    people: { [personId]: { reason: reason.value } },
  });
  return ok({ doNotSendId });
}

function notFound(): Result<never> {
  return refuse('do-not-send-not-found', 'There is no such do-not-send on this worker’s record.');
}
