import { sql } from 'kysely';
import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { showDate } from '../../lib/show.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import type { Finding } from '../../rules/finding.ts';
import { unitOf } from '../frameworks/index.ts';
import { claimsOf, enrolmentsOf, idTaken, learnersOn } from '../portfolio/index.ts';
import { noLearner } from './balance-facts.ts';
import { assessmentPlanAgreed, assessmentPlanned } from './events.ts';
import type { readOwnPlans, readPlans, ShownPlan, writePlanRoute } from './schema.ts';
import { assessmentDb } from './tables.ts';
import { unitsOf } from './units.ts';

onConstraint('assessment_plan_version', {
  code: 'already-planned',
  because: 'Another version was written at the same moment. Look at the plan again.',
});
/** Days from the start within which the first unit is assessed. */
const EARLY_DAYS = 84;

/**
 * R71 as a warning: the first units are assessed early.
 * @param facts `startedOn`, `firstOn`: first day planned, null: none; `judged`: a claim was decided already
 */
export function whyLate(facts: {
  readonly startedOn: DateText;
  readonly firstOn: DateText | null;
  readonly judged: boolean;
  readonly today: DateText;
}): readonly Finding[] {
  const { startedOn, firstOn, judged, today } = facts;
  const until = addDays(startedOn, EARLY_DAYS);
  if (judged || (firstOn ?? today) <= until) return [];
  return [
    {
      rule: 'R71',
      outcome: 'warn',
      because:
        firstOn === null
          ? `Nothing is planned or decided yet, twelve weeks after the start on ${showDate(startedOn)}.`
          : `The first assessment is planned for ${showDate(firstOn)}, later than twelve weeks after the start on ${showDate(startedOn)}.`,
      source: 'Qualification specification, L414',
      clears: 'Assess the first few units early.',
    },
  ];
}

async function plansOf(tx: Tx, learnerId: string): Promise<readonly ShownPlan[]> {
  const rows = await assessmentDb(tx)
    .selectFrom('assessment_plan')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('learner_id', '=', learnerId)
    .orderBy('written_at', 'desc')
    .orderBy('version', 'desc')
    .execute();
  const names = await memberNames(tx);
  const units = await unitsOf(
    tx,
    rows.map(({ unit_id }) => unit_id),
  );
  const newest = Map.groupBy(rows, ({ unit_id }) => unit_id);
  return rows.map((row) => ({
    planId: row.id,
    unitId: row.unit_id,
    reference: units.get(row.unit_id)?.reference ?? '',
    title: units.get(row.unit_id)?.title ?? '',
    version: row.version,
    meetingId: row.meeting_id,
    lines: [...row.lines],
    writtenAt: row.written_at.toISOString(),
    writtenBy: names.get(row.written_by) ?? '',
    agreedAt: row.agreed_at?.toISOString() ?? null,
    superseded: newest.get(row.unit_id)?.[0]?.id !== row.id,
  }));
}

/** Plans of a learner on a framework, and whether the first units come early. Refuses `learner-not-found`. */
export async function plansView(
  tx: Tx,
  learnerId: string,
  frameworkId: string,
): Promise<Result<ReplyIn<typeof readPlans>>> {
  const learner = (await learnersOn(tx, frameworkId)).find((one) => one.learnerId === learnerId);
  if (!learner) return noLearner();
  const today = dateIn(nowOf(tx));
  const units = await unitsOf(tx, learner.unitIds);
  const rows = (await plansOf(tx, learnerId)).filter(({ unitId }) => units.has(unitId));
  const days = rows.filter(({ superseded }) => !superseded).flatMap(({ lines }) => lines);
  const firstOn = days.map(({ on }) => on).sort()[0] ?? null;
  const judged = (await claimsOf(tx, learnerId)).some(({ decidedAt }) => decidedAt !== null);
  return ok({
    today,
    units: [...units.values()].map(({ unitId, reference, title }) => ({
      unitId,
      reference,
      title,
    })),
    rows: [...rows],
    notes: whyLate({ startedOn: learner.startedOn, firstOn, judged, today }).map(
      ({ rule, because, source, clears = '' }) => ({
        rule,
        outcome: 'warn' as const,
        because,
        source,
        clears,
        restsOn: [],
      }),
    ),
  });
}

/** The newest version of each of the asking learner's plans. */
export async function ownPlans(tx: Tx): Promise<Result<ReplyIn<typeof readOwnPlans>>> {
  const { memberId } = actorOf(tx);
  const rows = memberId ? await plansOf(tx, memberId) : [];
  return ok({ rows: rows.filter(({ superseded }) => !superseded) });
}

/**
 * Writes the next version of what will be assessed of a unit; the one before is superseded, and the learner agrees
 * anew. The same id again gives the first result. Refuses `learner-not-found`, `own-plan`, `unit-not-found`,
 * `day-over`, `meeting-not-found` and `id-taken`.
 */
export async function writePlan(
  tx: Tx,
  learnerId: string,
  { id, unitId, meetingId, lines }: BodyOf<typeof writePlanRoute>,
): Promise<Result<{ version: number }>> {
  const { memberId, organisationId } = actorOf(tx);
  const db = assessmentDb(tx);
  const known = await db
    .selectFrom('assessment_plan')
    .select(['learner_id', 'version'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (known) return known.learner_id === learnerId ? ok({ version: known.version }) : idTaken();
  const on = await enrolmentsOf(tx, { learnerIds: [learnerId] });
  if (on.length === 0) return noLearner();
  if (memberId === null || memberId === learnerId)
    return refuse('own-plan', 'An assessor plans with you; you agree by your own press.');
  const unit = await unitOf(tx, unitId);
  if (!unit || !on.some(({ frameworkId }) => frameworkId === unit.frameworkId))
    return refuse('unit-not-found', 'The learner works towards no such unit here.');
  const today = dateIn(nowOf(tx));
  const over = lines.find((line) => line.on < today);
  if (over)
    return refuse(
      'day-over',
      `${showDate(over.on)} is over. Plan for today or later, or leave the line out.`,
    );
  const meeting = await isMeeting(tx, meetingId, learnerId);
  if (!meeting.ok) return meeting;
  const before = (await plansOf(tx, learnerId)).filter((one) => one.unitId === unitId);
  const version = Math.max(0, ...before.map((one) => one.version)) + 1;
  await db
    .insertInto('assessment_plan')
    .values({
      organisation_id: organisationId,
      id,
      learner_id: learnerId,
      unit_id: unitId,
      version,
      meeting_id: meetingId,
      lines: JSON.stringify(lines),
      written_at: nowOf(tx),
      written_by: memberId,
      agreed_at: null,
    })
    .execute();
  record(tx, assessmentPlanned, {
    subjects: { learner: learnerId, unit: unitId, plan: id },
    facts: {
      unit: unit.reference,
      version,
      meeting: meetingId,
      lines: lines.map(({ method, on: day }) => ({ method, on: day })),
    },
  });
  return ok({ version });
}

/** A meeting of the learner's programme, or none. The database says it: assessment asks no programme. */
async function isMeeting(
  tx: Tx,
  meetingId: string | null,
  learnerId: string,
): Promise<Result<void>> {
  if (meetingId === null) return ok(undefined);
  const { rows } = await sql<{ theirs: boolean }>`
    select is_meeting_of(${meetingId}::uuid, ${learnerId}::uuid) as theirs`.execute(
    assessmentDb(tx),
  );
  if (rows[0]?.theirs) return ok(undefined);
  return refuse(
    'meeting-not-found',
    'This learner’s programme has no such meeting. Choose one of theirs.',
  );
}

/**
 * The learner agrees to the newest version by their own press. Again, it changes nothing. Refuses `plan-not-found`, for
 * another's too, and `version-replaced`.
 */
export async function agreePlan(tx: Tx, planId: string): Promise<Result<{ planId: string }>> {
  const { memberId, organisationId } = actorOf(tx);
  const own = memberId === null ? [] : await plansOf(tx, memberId);
  const plan = own.find((one) => one.planId === planId);
  if (!plan || memberId === null)
    return refuse('plan-not-found', 'There is no such plan among yours. Look at your plans again.');
  if (plan.agreedAt !== null) return ok({ planId });
  if (plan.superseded)
    return refuse(
      'version-replaced',
      'A newer version took its place. Read and agree to that one.',
    );
  await assessmentDb(tx)
    .updateTable('assessment_plan')
    .set({ agreed_at: nowOf(tx) })
    .where('organisation_id', '=', organisationId)
    .where('id', '=', planId)
    .execute();
  record(tx, assessmentPlanAgreed, {
    subjects: { learner: memberId, unit: plan.unitId, plan: planId },
    facts: { unit: plan.reference, version: plan.version },
  });
  return ok({ planId });
}
