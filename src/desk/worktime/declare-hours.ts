import { addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { hoursDeclared } from './events.ts';
import { holdWorkers } from './lock-workers.ts';
import { onTheBooks } from './on-the-books.ts';
import { worktimeDb } from './tables.ts';

/** Months after which we ask again, and the most a declaration may answer for. */
const ASK_AGAIN = 3;
const MOST = 12;

/** The last day a declaration answers when nothing else is said: we ask every three months. */
function answersUntilOf(saidOn: DateText): DateText {
  return addMonths(saidOn, ASK_AGAIN);
}

/**
 * Records how many hours a week a worker says they work for others, 0 for none. It answers until a date
 * and then lapses (three months after it was said, if left out; at most a year). The same id again gives
 * the first result.
 * @returns the declaration's id and its last day, or `worker-not-found`, `said-in-future`,
 *   `answers-too-long`
 */
export async function declareHours(
  tx: Tx,
  input: {
    readonly id: string;
    readonly personId: string;
    readonly weeklyMinutes: number;
    readonly saidOn: DateText;
    readonly answersUntil?: DateText | undefined;
  },
): Promise<Result<{ declarationId: string; answersUntil: DateText }>> {
  const { id, personId, weeklyMinutes, saidOn } = input;
  const worker = await onTheBooks(tx, personId);
  if (!worker.ok) return worker;
  await holdWorkers(tx, [personId]);
  const now = nowOf(tx);
  if (saidOn > dateIn(now)) {
    return refuse('said-in-future', 'They cannot have said it later than today. Check the date.');
  }
  const answersUntil = input.answersUntil ?? answersUntilOf(saidOn);
  if (answersUntil < saidOn || answersUntil > addMonths(saidOn, MOST)) {
    return refuse(
      'answers-too-long',
      'A declaration answers from the day it was said for at most a year. Choose a day within it.',
    );
  }
  const { organisationId, memberId } = actorOf(tx);
  const { numInsertedOrUpdatedRows } = await worktimeDb(tx)
    .insertInto('declared_hours')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      weekly_minutes: weeklyMinutes,
      said_on: saidOn,
      answers_until: answersUntil,
      recorded_at: now,
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) {
    record(tx, hoursDeclared, {
      subjects: { worker: personId },
      facts: { declaration: id, weeklyMinutes, saidOn, answersUntil },
    });
  }
  return ok({ declarationId: id, answersUntil });
}
