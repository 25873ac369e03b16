import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { frameworksHere, unitOf } from '../frameworks/index.ts';
import { claimOf, type Enrolment, enrolmentsOf } from '../portfolio/index.ts';
import { type Appointed, appointedFor, whoActs } from './appointed.ts';
import { recordViewed } from './events.ts';
import type { openRecordRoute } from './schema.ts';
import { externalDb } from './tables.ts';

/** A learner's enrolment on a qualification, in its newest revision. Refuses `learner-not-found`. */
export async function enrolmentOn(
  tx: Tx,
  learnerId: string,
  frameworkCode: string,
): Promise<Result<Enrolment>> {
  const ids = new Set(
    (await frameworksHere(tx)).filter(({ code }) => code === frameworkCode).map(({ id }) => id),
  );
  const own = (await enrolmentsOf(tx, { learnerIds: [learnerId] })).filter(({ frameworkId }) =>
    ids.has(frameworkId),
  );
  const last = own.at(-1);
  if (last) return ok(last);
  return refuse('learner-not-found', `There is no such learner of ${frameworkCode} here.`);
}

/**
 * Opens a learner's record for the rest of the day: any learner of the qualification, all and every one (W33, R89).
 * On record once a day; again changes nothing. Refuses `framework-not-found`,
 * `not-appointed` and `learner-not-found`.
 */
export async function openRecord(
  tx: Tx,
  learnerId: string,
  { frameworkCode: framework }: BodyOf<typeof openRecordRoute>,
): Promise<Result<{ learnerId: string }>> {
  if (!(await frameworksHere(tx)).some(({ code }) => code === framework)) {
    const because = 'No framework with this code is in use here.';
    return wrongField('frameworkCode', 'framework-not-found', because);
  }
  const may = await appointedFor(tx, framework);
  if (!may.ok) return may;
  const enrolled = await enrolmentOn(tx, learnerId, framework);
  if (!enrolled.ok) return enrolled;
  const on = dateIn(nowOf(tx));
  const made = await externalDb(tx)
    .insertInto('external_view')
    .values({
      organisation_id: actorOf(tx).organisationId,
      appointment_id: may.value.appointmentId,
      member_id: whoActs(tx),
      learner_id: learnerId,
      on_day: on,
      viewed_at: nowOf(tx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, recordViewed, {
      subjects: { learner: learnerId, appointment: may.value.appointmentId },
      facts: { framework, on },
    });
  }
  return ok({ learnerId });
}

/** Learners whose records were opened today under an appointment. */
export async function openedToday(tx: Tx, appointmentId: string): Promise<ReadonlySet<string>> {
  const rows = await externalDb(tx)
    .selectFrom('external_view')
    .select('learner_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('appointment_id', '=', appointmentId)
    .where('on_day', '=', dateIn(nowOf(tx)))
    .execute();
  return new Set(rows.map(({ learner_id }) => learner_id));
}

/** A record that the actor may read now. Refuses `not-appointed` and `record-not-opened`. */
export async function openRecordOf(
  tx: Tx,
  learnerId: string,
  frameworkCode: string,
): Promise<Result<Appointed>> {
  const may = await appointedFor(tx, frameworkCode);
  if (!may.ok) return may;
  if ((await openedToday(tx, may.value.appointmentId)).has(learnerId)) return may;
  return refuse(
    'record-not-opened',
    'Open this learner’s record first, from the list of learners: that you do is on record, once a day.',
    'W33',
  );
}

/** A claim of an opened record. Refuses `claim-not-found`, `not-appointed` and `record-not-opened`. */
export async function openedClaim(tx: Tx, claimId: string): Promise<Result<null>> {
  const claim = await claimOf(tx, claimId);
  const unit = claim && (await unitOf(tx, claim.unitId));
  if (!claim || !unit) return refuse('claim-not-found', 'There is no such claim here.');
  const may = await openRecordOf(tx, claim.learnerId, unit.frameworkCode);
  return may.ok ? ok(null) : may;
}
