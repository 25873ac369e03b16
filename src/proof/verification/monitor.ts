import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { dateIn } from '../../lib/time.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames, membersOf } from '../../platform/identity/members.ts';
import { tiesOf } from '../centre/index.ts';
import { learnersOn } from '../portfolio/index.ts';
import { stageMonitored, stagePlanned } from './events.ts';
import { cycleHere, lockCycle, stillOpen, whoActs } from './found.ts';
import type { listMonitorings, monitorRoute, planMonitoringRoute } from './monitor-schema.ts';
import { handsOn } from './start-sample.ts';
import { verificationDb } from './tables.ts';

/**
 * Plans that a verifier looks at one stage before assessment with one learner (R74, R76). The same id again gives the
 * first result. Refuses `cycle-not-found`, `already-released`, `learner-not-found`, `verifier-not-found`,
 * `verifier-not-apart` (R30), `verifier-tied` (W34), `due-in-past` and `already-planned`.
 */
export async function planMonitoring(
  tx: Tx,
  cycleId: string,
  { id, stage, learnerId, verifierId, dueOn }: BodyOf<typeof planMonitoringRoute>,
): Promise<Result<{ monitoringId: string }>> {
  const cycle = await lockCycle(tx, cycleId);
  if (!cycle.ok) return cycle;
  const { organisationId } = actorOf(tx);
  const before = await verificationDb(tx)
    .selectFrom('verification_monitoring')
    .select(['id', 'stage', 'learner_id'])
    .where('organisation_id', '=', organisationId)
    .where('cycle_id', '=', cycleId)
    .execute();
  if (before.some((one) => one.id === id)) return ok({ monitoringId: id });
  const closed = await stillOpen(tx, cycleId);
  if (closed) return closed;
  const learners = await learnersOn(tx, cycle.value.framework_id);
  if (!learners.some((one) => one.learnerId === learnerId)) {
    return wrongField('learnerId', 'learner-not-found', 'Choose a learner of this framework.');
  }
  const { members } = await membersOf(tx);
  const verifier = members.find((one) => one.id === verifierId);
  if (!verifier?.roles.includes('internal_verifier') || verifier.leftAt !== null) {
    return wrongField('verifierId', 'verifier-not-found', 'Choose an internal verifier.');
  }
  const { advisers, assessors } = await handsOn(tx, learnerId);
  const hands = [...new Set([...advisers, ...assessors])];
  if (verifierId === learnerId || hands.includes(verifierId)) {
    return wrongField(
      'verifierId',
      'verifier-not-apart',
      `${verifier.name} is the learner, or advises or assesses them, or did: choose somebody else.`,
    );
  }
  if ((await tiesOf(tx, { memberIds: [verifierId], learnerIds: [learnerId] })).length > 0) {
    return wrongField(
      'verifierId',
      'verifier-tied',
      `${verifier.name} has a tie to the learner: choose somebody else.`,
    );
  }
  if (dueOn < dateIn(nowOf(tx))) {
    return wrongField(
      'dueOn',
      'due-in-past',
      'It is planned before it is done: choose a day from today.',
    );
  }
  if (before.some((one) => one.stage === stage && one.learner_id === learnerId)) {
    return refuse(
      'already-planned',
      'This stage of this learner is planned in this cycle already.',
    );
  }
  await verificationDb(tx)
    .insertInto('verification_monitoring')
    .values({
      organisation_id: organisationId,
      id,
      cycle_id: cycleId,
      stage,
      learner_id: learnerId,
      verifier_id: verifierId,
      hands,
      due_on: dueOn,
      planned_at: nowOf(tx),
      planned_by: whoActs(tx),
    })
    .execute();
  record(tx, stagePlanned, {
    subjects: { cycle: cycleId, learner: learnerId, verifier: verifierId },
    facts: { monitoring: id, stage, dueOn },
  });
  return ok({ monitoringId: id });
}

/**
 * What the verifier saw of a planned stage, once and for good. The same id again gives the first result. Refuses
 * `monitoring-not-found`, `not-your-monitoring`, `already-recorded`, `held-in-future` and `held-before-planned` (R74).
 */
export async function recordMonitoring(
  tx: Tx,
  monitoringId: string,
  { id, heldOn, outcome, words }: BodyOf<typeof monitorRoute>,
): Promise<Result<{ recordId: string }>> {
  const { organisationId } = actorOf(tx);
  const db = verificationDb(tx);
  const planned = await db
    .selectFrom('verification_monitoring')
    .select(['cycle_id', 'stage', 'learner_id', 'verifier_id', 'planned_at'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', monitoringId)
    .executeTakeFirst();
  if (!planned) return refuse('monitoring-not-found', 'Nothing like this is planned here.');
  if (planned.verifier_id !== whoActs(tx)) {
    return refuse('not-your-monitoring', 'Whoever it is planned for records what they saw.');
  }
  const first = await db
    .selectFrom('verification_monitored')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('monitoring_id', '=', monitoringId)
    .executeTakeFirst();
  if (first) {
    return first.id === id
      ? ok({ recordId: id })
      : refuse('already-recorded', 'What was seen of this stage is on record already.');
  }
  if (heldOn > dateIn(nowOf(tx))) {
    return wrongField('heldOn', 'held-in-future', 'Record it once you have looked at it.');
  }
  if (heldOn < dateIn(planned.planned_at)) {
    return wrongField(
      'heldOn',
      'held-before-planned',
      'It was planned later than that: what is verified is planned before.',
    );
  }
  await db
    .insertInto('verification_monitored')
    .values({
      organisation_id: organisationId,
      monitoring_id: monitoringId,
      id,
      held_on: heldOn,
      outcome,
      words,
      recorded_at: nowOf(tx),
      recorded_by: whoActs(tx),
    })
    .execute();
  record(tx, stageMonitored, {
    subjects: { cycle: planned.cycle_id, learner: planned.learner_id },
    facts: { monitoring: monitoringId, stage: planned.stage, outcome, on: heldOn },
  });
  return ok({ recordId: id });
}

/** The planned looks at the stages before assessment, by day, with what was seen. Refuses `cycle-not-found`. */
export async function monitoringsOf(
  tx: Tx,
  cycleId: string,
): Promise<Result<ReplyIn<typeof listMonitorings>>> {
  const cycle = await cycleHere(tx, cycleId);
  if (!cycle.ok) return cycle;
  const { memberId } = actorOf(tx);
  const names = await memberNames(tx);
  const today = dateIn(nowOf(tx));
  const { members } = await membersOf(tx);
  const rows = await plannedIn(tx, [cycleId]);
  return ok({
    today,
    rows: rows.map((row) => ({
      monitoringId: row.id,
      stage: row.stage,
      learnerName: names.get(row.learner_id) ?? '',
      verifierName: names.get(row.verifier_id) ?? '',
      isMine: row.verifier_id === memberId,
      dueOn: row.due_on,
      late: row.held_on === null && row.due_on < today,
      seen:
        row.held_on === null || row.outcome === null
          ? null
          : { heldOn: row.held_on, outcome: row.outcome, words: row.words ?? '' },
    })),
    learners: (await learnersOn(tx, cycle.value.framework_id)).map(({ learnerId }) => ({
      learnerId,
      name: names.get(learnerId) ?? '',
    })),
    verifiers: members
      .filter(({ leftAt, roles }) => leftAt === null && roles.includes('internal_verifier'))
      .map(({ id, name }) => ({ memberId: id, name })),
  });
}

/** The planned looks at stages before assessment of these cycles, with what was seen of each, by day. */
export async function plannedIn(tx: Tx, cycleIds: readonly string[]) {
  if (cycleIds.length === 0) return [];
  return verificationDb(tx)
    .selectFrom('verification_monitoring as m')
    .leftJoin('verification_monitored as r', (join) =>
      join
        .onRef('r.organisation_id', '=', 'm.organisation_id')
        .onRef('r.monitoring_id', '=', 'm.id'),
    )
    .select(['m.id', 'm.cycle_id', 'm.stage', 'm.learner_id', 'm.verifier_id', 'm.due_on'])
    .select(['m.planned_at', 'r.held_on', 'r.outcome', 'r.words'])
    .where('m.organisation_id', '=', actorOf(tx).organisationId)
    .where('m.cycle_id', 'in', cycleIds)
    .orderBy('m.due_on')
    .orderBy('m.id')
    .execute();
}
