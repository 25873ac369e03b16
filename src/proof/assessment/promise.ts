import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { decisionPromised } from './events.ts';
import type { promiseRoute } from './schema.ts';
import { assessmentDb } from './tables.ts';

/** A promise as it was made: so many whole days after a claim, for claims from a day on. */
export interface DecisionPromise {
  readonly days: number;
  readonly fromOn: DateText;
}

/** Promises a decision within so many days of a claim, for claims from a day on (C1). The same id again: the first. */
export async function promiseDecisions(
  tx: Tx,
  { id, days, fromOn }: BodyOf<typeof promiseRoute>,
): Promise<Result<{ promiseId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  if (memberId === null) throw new Error('A promise made by nobody.');
  const made = await assessmentDb(tx)
    .insertInto('decision_promise')
    .values({
      organisation_id: organisationId,
      id,
      days,
      from_on: fromOn,
      set_at: nowOf(tx),
      set_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n)
    record(tx, decisionPromised, { subjects: { promise: id }, facts: { days, fromOn } });
  return ok({ promiseId: id });
}

/** Every promise made, that which counts for a later day after the others. */
export async function promisesHere(tx: Tx): Promise<readonly DecisionPromise[]> {
  const rows = await assessmentDb(tx)
    .selectFrom('decision_promise')
    .select(['days', 'from_on'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .orderBy('from_on')
    .orderBy('set_at')
    .orderBy('id')
    .execute();
  return rows.map(({ days, from_on }) => ({ days, fromOn: from_on }));
}

/** By which day a claim was promised a decision, by the promise in force on its day in London; null: by none. */
export function dueOn(promises: readonly DecisionPromise[], claimedAt: Date): DateText | null {
  const claimedOn = dateIn(claimedAt);
  const promise = promises.findLast(({ fromOn }) => fromOn <= claimedOn);
  return promise ? addDays(claimedOn, promise.days) : null;
}

/** Is, or was, a decision later than promised? @param decidedAt null: not decided yet */
export function isLate(due: DateText | null, decidedAt: Date | null, now: Date): boolean {
  return due !== null && dateIn(decidedAt ?? now) > due;
}
