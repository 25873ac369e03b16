import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { latestCheckpoint, makeCheckpoint } from '../../platform/audit/checkpoints.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { type Base, baseOf, madeFrom, rulesIn } from './base.ts';
import { samplePlanned } from './events.ts';
import { type Cycle, lockCycle, newestPlan, stillOpen, whoActs } from './found.ts';
import { sendToAppointed } from './mail-plan.ts';
import { type LearnerUnit, type Plan, planOf } from './plan.ts';
import { verificationDb } from './tables.ts';

/** Of version 1 each learner-unit had one `site` or null. */
export const PLAN_FORMAT = 'deskproof-sample-plan/2';

/**
 * Draws the sample of a cycle (R74, R77, R78). The seed is the root of the newest signed checkpoint, which nobody
 * chooses; where the log has none yet, one is signed now. What an earlier version chose stays chosen and counts (R83).
 * The same id again gives the first result. Refuses `cycle-not-found`, `already-released`, `tariff-missing`,
 * `base-empty`, `already-planned` and what the log refuses to sign.
 */
export async function makePlan(
  tx: Tx,
  cycleId: string,
  { id }: { readonly id: string },
): Promise<Result<{ planId: string; version: number }>> {
  const cycle = await lockCycle(tx, cycleId);
  if (!cycle.ok) return cycle;
  const { organisationId } = actorOf(tx);
  const first = await verificationDb(tx)
    .selectFrom('verification_plan')
    .select('version')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (first) return ok({ planId: id, version: first.version });
  const closed = await stillOpen(tx, cycleId);
  if (closed) return closed;
  const base = await baseOf(tx, cycle.value);
  const before = await newestPlan(tx, cycleId);
  const may = mayPlan(cycle.value, base, before);
  if (!may.ok) return may;
  const seed = await seedNow(tx);
  if (!seed.ok) return seed;
  const version = (before?.version ?? 0) + 1;
  const kept = await chosenBefore(tx, cycleId);
  const plan = planOf(base.units, base.verifiers, {
    percent: may.value,
    assessorPercent: base.assessorPercent,
    seed: seed.value.root,
    kept: new Set(kept.keys()),
  });
  const file = canonicalJson({
    format: PLAN_FORMAT,
    cycle: cycleId,
    framework: cycle.value.framework_code,
    from: cycle.value.from_on,
    to: cycle.value.to_on,
    version,
    seed: seed.value.root,
    checkpointSize: seed.value.size,
    ...rulesIn(base),
    kept: [...kept.keys()].sort(),
    units: base.units,
    plan,
  });
  const fileSha256 = createHash('sha256').update(file).digest();
  const figures = {
    version,
    percent: may.value,
    base: plan.base,
    asked: plan.asked,
    drawn: plan.sample.length,
    impossible: plan.impossible.length,
  };
  await verificationDb(tx)
    .insertInto('verification_plan')
    .values({
      organisation_id: organisationId,
      id,
      cycle_id: cycleId,
      ...figures,
      seed: seed.value.root,
      checkpoint_size: seed.value.size,
      file,
      file_sha256: fileSha256,
      made_from: madeFrom(base),
      planned_at: nowOf(tx),
      planned_by: whoActs(tx),
    })
    .execute();
  await keepSample(tx, { cycleId, planId: id, plan, units: base.units, kept });
  record(tx, samplePlanned, {
    subjects: { cycle: cycleId, plan: id },
    facts: {
      ...figures,
      seed: seed.value.root,
      checkpointSize: seed.value.size,
      fileSha256: fileSha256.toString('hex'),
    },
  });
  // At the start and whenever it changes, it goes to the external verifier by itself (R84).
  await sendToAppointed(tx, id);
  return ok({ planId: id, version });
}

function mayPlan(
  cycle: Cycle,
  base: Base,
  before: { readonly version: number; readonly made_from: Buffer } | undefined,
): Result<number> {
  if (base.percent === null) {
    return refuse(
      'tariff-missing',
      `No tariff of ${cycle.framework_code} is on record, so how much is sampled is not known. Record the rating that the awarding body wrote, on the centre’s page.`,
      'R77',
    );
  }
  if (base.units.length === 0) {
    return refuse(
      'base-empty',
      'Nobody of this cycle has a unit that was decided in it or is still to be decided. Enrol learners first, or choose other days.',
    );
  }
  if (before?.made_from.equals(madeFrom(base))) {
    return refuse(
      'already-planned',
      `Nothing this plan is made from has changed since version ${before.version}: another draw would be another choice of the same.`,
    );
  }
  return ok(base.percent);
}

/** Root, in hex, and size of the newest signed checkpoint. */
async function seedNow(tx: Tx): Promise<Result<{ root: string; size: number }>> {
  if ((await latestCheckpoint(tx)) === null) {
    const made = await makeCheckpoint(tx);
    if (!made.ok) return made;
  }
  const newest = await latestCheckpoint(tx);
  if (newest === null) throw new Error('A checkpoint that was just signed is gone.');
  return ok({ root: newest.root.toString('hex'), size: Number(newest.size) });
}

/** Ids of the samples of this cycle by key of their learner-unit. */
async function chosenBefore(tx: Tx, cycleId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await verificationDb(tx)
    .selectFrom('verification_sample')
    .select(['id', 'learner_id', 'unit_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycleId)
    .execute();
  return new Map(rows.map(({ id, learner_id, unit_id }) => [`${learner_id} ${unit_id}`, id]));
}

async function keepSample(
  tx: Tx,
  {
    cycleId,
    planId,
    plan,
    units,
    kept,
  }: {
    readonly cycleId: string;
    readonly planId: string;
    readonly plan: Plan;
    readonly units: readonly LearnerUnit[];
    readonly kept: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const db = verificationDb(tx);
  const unitOf = new Map(units.map((unit) => [unit.key, unit]));
  const rows = plan.sample.map((one, position) => {
    const unit = unitOf.get(one.key);
    if (!unit) throw new Error('A sample outside its base.');
    return { id: kept.get(one.key) ?? newId(), position, ...one, unit };
  });
  // As JSON, in one question each: thousands of rows have more values than one statement takes.
  const added = rows
    .filter(({ key }) => !kept.has(key))
    .map(({ id, position, unit, why, stages }) => ({
      id,
      position,
      learner_id: unit.learnerId,
      unit_id: unit.unitId,
      why,
      stages,
    }));
  await sql`
    insert into verification_sample
      (organisation_id, id, cycle_id, plan_id, position, learner_id, unit_id, why, stages)
    select current_organisation(), s.id, ${cycleId}::uuid, ${planId}::uuid, s.position, s.learner_id,
      s.unit_id, s.why, s.stages
    from jsonb_to_recordset(${JSON.stringify(added)}::jsonb)
      as s (id uuid, position int, learner_id uuid, unit_id uuid, why jsonb, stages text[])`.execute(
    db,
  );
  const turns = rows.map(({ id, unit, verifierId }) => ({
    sample_id: id,
    learner_id: unit.learnerId,
    unit_id: unit.unitId,
    verifier_id: verifierId,
    assessor_id: unit.assessorId,
    hands: [...unit.adviserIds, ...(unit.alsoAssessedBy ?? [])],
  }));
  await sql`
    insert into verification_turn
      (organisation_id, plan_id, sample_id, learner_id, unit_id, verifier_id, assessor_id, hands)
    select current_organisation(), ${planId}::uuid, t.sample_id, t.learner_id, t.unit_id,
      t.verifier_id, t.assessor_id, t.hands
    from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb)
      as t (sample_id uuid, learner_id uuid, unit_id uuid, verifier_id uuid, assessor_id uuid, hands uuid[])`.execute(
    db,
  );
}
