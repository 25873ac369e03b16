import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { figuresOn } from '../../rules/agency-workers/figures-data.ts';
import { equalTreatmentAnswered, equalTreatmentAsked } from './events.ts';
import { hirerOf, notAfterToday, roleKnown, workerOf } from './found.ts';
import type { answerRequestRoute, recordRequestRoute } from './schema.ts';
import { equalTreatmentDb } from './tables.ts';

/** The last day on which a written request may be answered in time (AWR-INFO, reg 16). */
export function answerBy(askedOn: DateText): DateText {
  return addDays(askedOn, figuresOn(askedOn).answerDays);
}

/**
 * Records that a worker asked in writing about equal treatment at a hirer in a role; the answer is due within
 * 28 days (reg 16). The same id again gives the first result. Refuses `worker-not-found`, `hirer-not-found`,
 * `role-not-found` and `not-yet`.
 */
export async function recordRequest(
  tx: Tx,
  personId: string,
  { id, hirerId, role, askedOn }: BodyOf<typeof recordRequestRoute>,
): Promise<Result<{ requestId: string; answerBy: DateText }>> {
  const { organisationId, memberId } = actorOf(tx);
  const checks = [
    await workerOf(tx, personId),
    await hirerOf(tx, hirerId),
    await roleKnown(tx, role),
    notAfterToday(tx, askedOn, 'askedOn'),
  ];
  for (const check of checks) if (!check.ok) return check;
  const { numInsertedOrUpdatedRows } = await equalTreatmentDb(tx)
    .insertInto('equal_treatment_request')
    .values({
      organisation_id: organisationId,
      id,
      person_id: personId,
      hirer_id: hirerId,
      role,
      asked_on: askedOn,
      recorded_at: nowOf(tx),
      recorded_by: memberId,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  const due = answerBy(askedOn);
  if (numInsertedOrUpdatedRows === 1n) {
    record(tx, equalTreatmentAsked, {
      subjects: { worker: personId, hirer: hirerId },
      facts: { request: id, hirer: hirerId, role, askedOn, answerBy: due },
    });
  }
  return ok({ requestId: id, answerBy: due });
}

/**
 * Records the day on which a written request was answered in writing. A second answer on the same day changes
 * nothing. Refuses `request-not-found`, `already-answered`, `not-yet`, and `before-asked` for a day before it.
 */
export async function answerRequest(
  tx: Tx,
  requestId: string,
  { answeredOn }: BodyOf<typeof answerRequestRoute>,
): Promise<Result<{ requestId: string; late: boolean }>> {
  const { memberId } = actorOf(tx);
  const db = equalTreatmentDb(tx);
  const request = await db
    .selectFrom('equal_treatment_request')
    .selectAll()
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst();
  if (!request) {
    return refuse('request-not-found', 'There is no such request. Open the list again.');
  }
  const due = answerBy(request.asked_on);
  const late = answeredOn > due;
  if (request.answered_on === answeredOn) return ok({ requestId, late });
  if (request.answered_on !== null) {
    return refuse(
      'already-answered',
      'A colleague has recorded the answer already. Open the list again to see the day.',
    );
  }
  const past = notAfterToday(tx, answeredOn, 'answeredOn');
  if (!past.ok) return past;
  if (answeredOn < request.asked_on) {
    return wrongField(
      'answeredOn',
      'before-asked',
      'This day lies before the request. Check both days.',
    );
  }
  await db
    .updateTable('equal_treatment_request')
    .set({ answered_on: answeredOn, answered_at: nowOf(tx), answered_by: memberId })
    .where('id', '=', requestId)
    .execute();
  record(tx, equalTreatmentAnswered, {
    subjects: { worker: request.person_id, hirer: request.hirer_id },
    facts: { request: requestId, answeredOn, answerBy: due, late },
  });
  return ok({ requestId, late });
}
