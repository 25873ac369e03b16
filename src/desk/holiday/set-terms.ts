import { ok, type Result, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { whyNotRolledUp } from '../../rules/leave/rolled-up-pay.ts';
import { termsSet } from './events.ts';
import { lockWorker } from './found.ts';
import type { setTermsRoute } from './schema.ts';
import { holidayDb } from './tables.ts';

const SAME_DAY =
  'Terms that hold from this day are on record already. Choose another day: they end the terms before them.';
onConstraint('holiday_terms_once', { code: 'terms-taken', because: SAME_DAY });

/**
 * Says how a worker's holiday is reckoned from a day on; terms before it end the day before, and what is left under them
 * goes on. The same id again gives the first result. Refuses `candidate-not-found`, `facts-missing`, `terms-taken`,
 * `dates-crossed` where the work began after the terms do and other terms stand, and `not-rolled-up` (reg 16A).
 */
export async function setTerms(
  tx: Tx,
  personId: string,
  input: BodyOf<typeof setTermsRoute>,
): Promise<Result<{ termsId: string }>> {
  const { id, fromOn, workerClass, startedOn, yearOn, payPeriod, rolledUp, notice } = input;
  const worker = await lockWorker(tx, personId);
  if (!worker.ok) return worker;
  const fixed = workerClass === 'fixed_hours';
  if (fixed && input.daysPerWeek === null) {
    return wrongField('daysPerWeek', 'facts-missing', 'Enter the days they work a week.');
  }
  if (fixed && input.minutesPerWeek === null) {
    return wrongField('minutesPerWeek', 'facts-missing', 'Enter the hours they work a week.');
  }
  const why = rolledUp ? whyNotRolledUp(workerClass, 'GB', fromOn) : undefined;
  if (why !== undefined) {
    return wrongField('rolledUp', 'not-rolled-up', why, 'Working Time Regulations 1998, reg 16A');
  }
  const db = holidayDb(tx);
  const before = await db
    .selectFrom('holiday_terms')
    .select(['id', 'from_on'])
    .where('person_id', '=', personId)
    .execute();
  if (before.some((one) => one.id === id)) return ok({ termsId: id });
  if (before.some((one) => one.from_on === fromOn)) {
    return wrongField('fromOn', 'terms-taken', SAME_DAY);
  }
  if (before.length > 0 && startedOn > fromOn) {
    return wrongField(
      'startedOn',
      'dates-crossed',
      'The work began after these terms do, and other terms are on record. Check both days.',
    );
  }
  const daysPerWeek = fixed ? input.daysPerWeek : null;
  const minutesPerWeek = fixed ? input.minutesPerWeek : null;
  const { organisationId, memberId } = actorOf(tx);
  await db
    .insertInto('holiday_terms')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      from_on: fromOn,
      class: workerClass,
      started_on: startedOn,
      year_on: yearOn,
      tenths_of_days: daysPerWeek === null ? null : Math.round(daysPerWeek * 10),
      minutes_a_week: minutesPerWeek,
      pay_period: payPeriod,
      rolled_up: rolledUp,
      ask_times: notice?.askTimes ?? null,
      ask_more: notice?.askMore ?? null,
      refuse_times: notice?.refuseTimes ?? null,
      refuse_more: notice?.refuseMore ?? null,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .execute();
  record(tx, termsSet, {
    subjects: { worker: personId },
    facts: {
      terms: id,
      fromOn,
      workerClass,
      yearOn,
      daysPerWeek,
      minutesPerWeek,
      payPeriod,
      rolledUp,
      noticeByContract: notice !== null,
    },
  });
  return ok({ termsId: id });
}
