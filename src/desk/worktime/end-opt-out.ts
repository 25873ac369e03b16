import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { optOutEnded } from './events.ts';
import { holdWorkers } from './lock-workers.ts';
import { limitFrom } from './opt-out.ts';
import { worktimeDb } from './tables.ts';

/**
 * Records a worker's notice to end their opt-out: the 48-hour limit applies again from the end of the
 * notice. Twice with the same day is once.
 * @param input.noticeGivenOn not before it was signed, not later than today
 * @returns the first day of the limit, or `opt-out-not-found`, `already-ended`, `notice-day-wrong`
 */
export async function endOptOut(
  tx: Tx,
  input: {
    readonly personId: string;
    readonly optOutId: string;
    readonly noticeGivenOn: DateText;
  },
): Promise<Result<{ optOutId: string; limitAppliesFrom: DateText }>> {
  const { personId, optOutId, noticeGivenOn } = input;
  await holdWorkers(tx, [personId]);
  const db = worktimeDb(tx);
  const optOut = await db
    .selectFrom('opt_out')
    .select(['signed_on', 'notice_days', 'notice_given_on'])
    .where('id', '=', optOutId)
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst();
  if (!optOut) {
    return refuse('opt-out-not-found', 'This worker has no such opt-out on file.');
  }
  if (noticeGivenOn < optOut.signed_on || noticeGivenOn > dateIn(nowOf(tx))) {
    return refuse(
      'notice-day-wrong',
      `Notice is given on a day from the signing (${showDate(optOut.signed_on)}) to today. Check the date.`,
    );
  }
  const limitAppliesFrom = limitFrom(optOut.notice_days, noticeGivenOn);
  if (optOut.notice_given_on === noticeGivenOn) return ok({ optOutId, limitAppliesFrom });
  if (optOut.notice_given_on !== null) {
    return refuse(
      'already-ended',
      `Notice to end this opt-out was already recorded, given on ${showDate(optOut.notice_given_on)}.`,
    );
  }
  await db
    .updateTable('opt_out')
    .set({ notice_given_on: noticeGivenOn })
    .where('id', '=', optOutId)
    .execute();
  record(tx, optOutEnded, {
    subjects: { worker: personId },
    facts: { optOut: optOutId, noticeGivenOn, limitAppliesFrom },
  });
  return ok({ optOutId, limitAppliesFrom });
}
