import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { listed } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { planAgreed, planWritten } from './events.ts';
import { entryPassed, holdProgramme, lockProgramme, notToCome } from './found.ts';
import type { writePlanRoute } from './schema.ts';
import { stateNow } from './standing.ts';
import { programmeDb, type StepDetails } from './tables.ts';
import { isLearning, topicsLeft } from './way.ts';

/**
 * Writes the next version of the plan (R45); who writes it agrees with it by writing it. The same id again gives the
 * first result. Refuses `entry-tests-missing` (R37), `not-in-learning`, `still-to-come`, `next-not-later`,
 * `unit-not-found` and `done-after-meeting`.
 */
export async function writePlan(
  tx: Tx,
  enrolmentId: string,
  { id, meetingOn, nextOn, actions, words }: BodyOf<typeof writePlanRoute>,
): Promise<Result<{ planId: string; number: number }>> {
  const held = await holdProgramme(tx, enrolmentId);
  if (!held.ok) return held;
  const { row, subjects, by, today, framework } = held.value;
  const db = programmeDb(tx);
  const earlier = await db
    .selectFrom('plan_version')
    .select(['id', 'number'])
    .where('enrolment_id', '=', enrolmentId)
    .execute();
  const again = earlier.find((one) => one.id === id);
  if (again) return ok({ planId: id, number: again.number });
  const stops = (await entryPassed(tx, enrolmentId)) ?? notToCome('meetingOn', meetingOn, today);
  if (stops) return stops;
  const state = await stateNow(tx, enrolmentId);
  if (!isLearning(state)) {
    return refuse(
      'not-in-learning',
      'They are not in learning now. Record that they are back, then plan.',
    );
  }
  if (nextOn <= meetingOn) {
    return wrongField('nextOn', 'next-not-later', 'The next meeting comes after this one.');
  }
  const known = new Set(framework.units.map(({ reference }) => reference));
  const strange = actions.flatMap(({ unit }) => (unit === null || known.has(unit) ? [] : [unit]));
  if (strange.length > 0) {
    return wrongField(
      'actions',
      'unit-not-found',
      `${framework.code} has no unit ${listed(strange)}.`,
    );
  }
  if (actions.some(({ doneOn }) => doneOn !== null && doneOn > meetingOn)) {
    return wrongField(
      'actions',
      'done-after-meeting',
      'An action that was found done at the meeting was done on that day or before.',
    );
  }
  const number = Math.max(0, ...earlier.map((one) => one.number)) + 1;
  await db
    .insertInto('plan_version')
    .values({
      ...row,
      id,
      number,
      meeting_on: meetingOn,
      next_on: nextOn,
      actions: JSON.stringify(actions),
      words,
      written_at: nowOf(tx),
      written_by: by,
    })
    .execute();
  record(tx, planWritten, {
    subjects: { ...subjects, plan: id },
    facts: {
      number,
      meetingOn,
      nextOn,
      actions: actions.length,
      done: actions.filter(({ doneOn }) => doneOn !== null).length,
      units: [...new Set(actions.flatMap(({ unit }) => (unit === null ? [] : [unit])))],
    },
  });
  return ok({ planId: id, number });
}

/**
 * The learner's own yes to the newest version of their plan. Pressed again it is the same yes. Refuses
 * `plan-not-found`, `plan-superseded` and `induction-missing` (R41).
 */
export async function agreePlan(tx: Tx, planId: string): Promise<Result<{ planId: string }>> {
  const { organisationId, memberId } = actorOf(tx);
  const db = programmeDb(tx);
  const plan = await db
    .selectFrom('plan_version')
    .selectAll()
    .where('id', '=', planId)
    .executeTakeFirst();
  if (!plan || !memberId || plan.learner_id !== memberId) {
    return refuse('plan-not-found', 'There is no such plan of yours here.');
  }
  await lockProgramme(tx, plan.enrolment_id);
  const agreed = await db
    .selectFrom('plan_agreement')
    .select('plan_id')
    .where('plan_id', '=', planId)
    .executeTakeFirst();
  if (agreed) return ok({ planId });
  const newer = await db
    .selectFrom('plan_version')
    .select('id')
    .where('enrolment_id', '=', plan.enrolment_id)
    .where('number', '>', plan.number)
    .executeTakeFirst();
  if (newer) {
    return refuse(
      'plan-superseded',
      'A newer version of your plan was written since. Open the page again and read that one.',
    );
  }
  const sessions = await db
    .selectFrom('programme_step')
    .select('details')
    .where('enrolment_id', '=', plan.enrolment_id)
    .where('kind', '=', 'induction')
    .execute();
  const left = topicsLeft(sessions.map(({ details }) => details as StepDetails['induction']));
  if (left.length > 0) {
    return refuse(
      'induction-missing',
      'Every programme begins with its induction. It is not complete yet, so the plan cannot be agreed: ask your adviser for the topics that are missing.',
      'R41',
    );
  }
  await db
    .insertInto('plan_agreement')
    .values({
      organisation_id: organisationId,
      plan_id: planId,
      learner_id: plan.learner_id,
      agreed_by: memberId,
      agreed_at: nowOf(tx),
    })
    .execute();
  record(tx, planAgreed, {
    subjects: { learner: memberId, enrolment: plan.enrolment_id, plan: planId },
    facts: { number: plan.number },
  });
  return ok({ planId });
}
