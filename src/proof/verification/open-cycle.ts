import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { learnersOn } from '../portfolio/index.ts';
import { cycleEnlarged, cycleOpened, riskRated } from './events.ts';
import { type Cycle, lockCycle, stillOpen, whoActs } from './found.ts';
import type { addLearnersRoute, openCycleRoute, rateRiskRoute } from './schema.ts';
import { verificationDb } from './tables.ts';

/**
 * Opens a cycle of verification: one base for internal and external verification (R79), all learners of a framework or
 * some. The same id again gives the first result. Refuses `framework-not-found`, `cycle-ends-first` and
 * `learner-not-found`.
 */
export async function openCycle(
  tx: Tx,
  { id, frameworkId, name, fromOn, toOn, learnerIds }: BodyOf<typeof openCycleRoute>,
): Promise<Result<{ cycleId: string }>> {
  const framework = (await frameworksHere(tx)).find((one) => one.id === frameworkId);
  if (!framework) {
    return wrongField('frameworkId', 'framework-not-found', 'There is no such framework here.');
  }
  if (toOn <= fromOn) {
    return wrongField('toOn', 'cycle-ends-first', 'A cycle ends on a later day than it begins.');
  }
  const named = [...new Set(learnerIds)];
  const here = new Set((await learnersOn(tx, frameworkId)).map(({ learnerId }) => learnerId));
  if (named.some((learnerId) => !here.has(learnerId))) {
    return wrongField(
      'learnerIds',
      'learner-not-found',
      `Somebody named is not enrolled on ${framework.code}. Enrol them first, or leave them out.`,
    );
  }
  const { organisationId } = actorOf(tx);
  const db = verificationDb(tx);
  const made = await db
    .insertInto('verification_cycle')
    .values({
      organisation_id: organisationId,
      id,
      framework_id: frameworkId,
      framework_code: framework.code,
      name,
      from_on: fromOn,
      to_on: toOn,
      everyone: named.length === 0,
      opened_at: nowOf(tx),
      opened_by: whoActs(tx),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return ok({ cycleId: id });
  if (named.length > 0) {
    await db
      .insertInto('verification_cycle_learner')
      .values(
        named.map((learner_id) => ({ organisation_id: organisationId, cycle_id: id, learner_id })),
      )
      .execute();
  }
  record(tx, cycleOpened, {
    subjects: { cycle: id, framework: frameworkId },
    facts: {
      framework: framework.code,
      fromOn,
      toOn,
      everyone: named.length === 0,
      learners: named.length,
    },
  });
  return ok({ cycleId: id });
}

/** The percentages of assessors who are sampled more, the largest that was said of each; kept by member. */
export async function risksOf(tx: Tx, cycleId: string) {
  return verificationDb(tx)
    .selectFrom('verification_risk')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycleId)
    .orderBy('rated_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/**
 * Samples more of one assessor in this cycle, with the reason (R83): it may enlarge and never shrink. Nobody rates
 * themselves; the database holds that too. The same id again gives the first result. Refuses `cycle-not-found`,
 * `already-released`, `own-risk`, `assessor-not-found` and `risk-shrinks`.
 */
export async function rateRisk(
  tx: Tx,
  cycleId: string,
  { id, assessorId, percent, because }: BodyOf<typeof rateRiskRoute>,
  assessors: ReadonlyMap<string, string>,
): Promise<Result<{ riskId: string }>> {
  const cycle = await lockCycle(tx, cycleId);
  if (!cycle.ok) return cycle;
  const earlier = await risksOf(tx, cycleId);
  if (earlier.some((one) => one.id === id)) return ok({ riskId: id });
  const closed = await stillOpen(tx, cycleId);
  if (closed) return closed;
  if (assessorId === whoActs(tx)) {
    return wrongField(
      'assessorId',
      'own-risk',
      'Nobody says how much of their own work is sampled. Ask a colleague who verifies.',
    );
  }
  if (!assessors.has(assessorId)) {
    return wrongField('assessorId', 'assessor-not-found', 'Choose somebody who assesses here.');
  }
  const before = earlier
    .filter((one) => one.assessor_id === assessorId)
    .reduce((most, one) => Math.max(most, one.percent), 0);
  if (percent <= before) {
    return wrongField(
      'percent',
      'risk-shrinks',
      `${before} per cent was said of this assessor in this cycle already. It may be more, never less.`,
    );
  }
  await verificationDb(tx)
    .insertInto('verification_risk')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      cycle_id: cycleId,
      assessor_id: assessorId,
      percent,
      because,
      rated_at: nowOf(tx),
      rated_by: whoActs(tx),
    })
    .execute();
  record(tx, riskRated, {
    subjects: { cycle: cycleId, assessor: assessorId },
    facts: { risk: id, percent },
  });
  return ok({ riskId: id });
}

/** Learners of the framework that a cycle of named ones leaves out, by name. */
export async function othersOf(tx: Tx, cycle: Cycle, names: ReadonlyMap<string, string>) {
  const rows = await verificationDb(tx)
    .selectFrom('verification_cycle_learner')
    .select('learner_id')
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycle.id)
    .execute();
  const named = new Set(rows.map(({ learner_id }) => learner_id));
  return (await learnersOn(tx, cycle.framework_id))
    .filter(({ learnerId }) => !named.has(learnerId))
    .map(({ learnerId }) => ({ learnerId, name: names.get(learnerId) ?? '' }));
}

/**
 * Adds learners to a running cycle that was opened for named ones: its base grows, and it is planned again (R83). Who
 * is in it already changes nothing. Refuses `cycle-not-found`, `already-released`, `already-everyone` and
 * `learner-not-found`.
 */
export async function addLearners(
  tx: Tx,
  cycleId: string,
  { learnerIds }: BodyOf<typeof addLearnersRoute>,
): Promise<Result<{ cycleId: string }>> {
  const cycle = await lockCycle(tx, cycleId);
  if (!cycle.ok) return cycle;
  const closed = await stillOpen(tx, cycleId);
  if (closed) return closed;
  if (cycle.value.everyone) {
    return refuse('already-everyone', 'All learners of the framework are in it, new ones too.');
  }
  const here = new Set(
    (await learnersOn(tx, cycle.value.framework_id)).map(({ learnerId }) => learnerId),
  );
  const named = [...new Set(learnerIds)];
  if (named.some((learnerId) => !here.has(learnerId))) {
    return wrongField(
      'learnerIds',
      'learner-not-found',
      'Somebody named is not enrolled on this framework. Enrol them first, or leave them out.',
    );
  }
  const others = new Set(
    (await othersOf(tx, cycle.value, new Map())).map(({ learnerId }) => learnerId),
  );
  const added = named.filter((learnerId) => others.has(learnerId));
  if (added.length === 0) return ok({ cycleId });
  await verificationDb(tx)
    .insertInto('verification_cycle_learner')
    .values(
      added.map((learner_id) => ({
        organisation_id: actorOf(tx).organisationId,
        cycle_id: cycleId,
        learner_id,
      })),
    )
    .execute();
  record(tx, cycleEnlarged, { subjects: { cycle: cycleId }, facts: { learners: added.length } });
  return ok({ cycleId });
}
