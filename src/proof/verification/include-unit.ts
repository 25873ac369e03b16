import { sql } from 'kysely';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf, ReplyIn } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { frameworkOf } from '../frameworks/index.ts';
import { baseOf, keyOf } from './base.ts';
import type { includeUnitRoute, listUnsampled } from './board-schema.ts';
import { unitIncluded } from './events.ts';
import { cycleHere, lockCycle, stillOpen, whoActs } from './found.ts';
import { verificationDb } from './tables.ts';

/** Keys of the learner-units of a cycle that were drawn. */
async function drawnIn(tx: Tx, cycleId: string): Promise<ReadonlySet<string>> {
  const rows = await verificationDb(tx)
    .selectFrom('verification_sample')
    .select(['learner_id', 'unit_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycleId)
    .execute();
  return new Set(rows.map(({ learner_id, unit_id }) => keyOf(learner_id, unit_id)));
}

/**
 * Asks for a learner's unit that the draw left out, with the reason: the next version of the plan takes it in, and only
 * then it is looked at (R74). The same id again gives the first result. Refuses `cycle-not-found`, `already-released`,
 * `own-work`, `unit-not-in-base`, `already-sampled` and `already-included`.
 */
export async function includeUnit(
  tx: Tx,
  cycleId: string,
  { id, learnerId, unitId, because }: BodyOf<typeof includeUnitRoute>,
): Promise<Result<{ inclusionId: string }>> {
  const cycle = await lockCycle(tx, cycleId);
  if (!cycle.ok) return cycle;
  const { organisationId } = actorOf(tx);
  const before = await verificationDb(tx)
    .selectFrom('verification_inclusion')
    .select(['id', 'learner_id', 'unit_id'])
    .where('organisation_id', '=', organisationId)
    .where('cycle_id', '=', cycleId)
    .execute();
  if (before.some((one) => one.id === id)) return ok({ inclusionId: id });
  const closed = await stillOpen(tx, cycleId);
  if (closed) return closed;
  if (learnerId === whoActs(tx)) {
    return refuse(
      'own-work',
      'Nobody says whether their own work is sampled. Ask a colleague.',
      'R30',
    );
  }
  if (before.some((one) => one.learner_id === learnerId && one.unit_id === unitId)) {
    return refuse('already-included', 'This unit was asked for already. Plan again to take it in.');
  }
  const key = keyOf(learnerId, unitId);
  if ((await drawnIn(tx, cycleId)).has(key)) {
    return refuse('already-sampled', 'This unit stands in the sample already.');
  }
  const base = await baseOf(tx, cycle.value);
  if (!base.units.some((unit) => unit.key === key)) {
    return refuse(
      'unit-not-in-base',
      'This unit of this learner is not in the base of the cycle. Choose one of the base, or the cycle it belongs to.',
    );
  }
  await verificationDb(tx)
    .insertInto('verification_inclusion')
    .values({
      organisation_id: organisationId,
      id,
      cycle_id: cycleId,
      learner_id: learnerId,
      unit_id: unitId,
      because,
      included_at: nowOf(tx),
      included_by: whoActs(tx),
    })
    .execute();
  record(tx, unitIncluded, {
    subjects: { cycle: cycleId, learner: learnerId, unit: unitId },
    facts: { inclusion: id },
  });
  return ok({ inclusionId: id });
}

/** Keys of the learner-units that were asked for in a cycle. */
export async function includedIn(tx: Tx, cycleId: string): Promise<ReadonlySet<string>> {
  const rows = await verificationDb(tx)
    .selectFrom('verification_inclusion')
    .select(['learner_id', 'unit_id'])
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycleId)
    .execute();
  return new Set(rows.map(({ learner_id, unit_id }) => keyOf(learner_id, unit_id)));
}

/**
 * How many learner-units of each assessor were found not to be supported in a cycle, by member. What was found stays
 * found, so the number only grows (R83).
 */
export async function unsupportedIn(tx: Tx, cycleId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ assessorId: string; n: number }>`
    select s.assessor_id as "assessorId", count(distinct s.sample_id)::int as n
    from verification_sample m
    join verification_start s on s.organisation_id = m.organisation_id and s.sample_id = m.id
    join verification_record r on r.organisation_id = s.organisation_id and r.start_id = s.id
    where m.organisation_id = current_organisation() and m.cycle_id = ${cycleId}::uuid
      and r.outcome = 'not_supported'
    group by s.assessor_id`.execute(verificationDb(tx));
  return new Map(rows.map(({ assessorId, n }) => [assessorId, n]));
}

/** What was asked for beside the draw, and what of the base may still be. Refuses `cycle-not-found`. */
export async function unsampled(
  tx: Tx,
  cycleId: string,
): Promise<Result<ReplyIn<typeof listUnsampled>>> {
  const cycle = await cycleHere(tx, cycleId);
  if (!cycle.ok) return cycle;
  const names = await memberNames(tx);
  const tree = await frameworkOf(tx, cycle.value.framework_id);
  const units = new Map((tree?.units ?? []).map((unit) => [unit.unitId, unit]));
  const drawn = await drawnIn(tx, cycleId);
  const included = await verificationDb(tx)
    .selectFrom('verification_inclusion')
    .selectAll()
    .where('organisation_id', '=', actorOf(tx).organisationId)
    .where('cycle_id', '=', cycleId)
    .orderBy('included_at')
    .orderBy('id')
    .execute();
  const asked = new Set(included.map((one) => keyOf(one.learner_id, one.unit_id)));
  const base = await baseOf(tx, cycle.value);
  const left = Map.groupBy(
    base.units.filter(({ key }) => !drawn.has(key) && !asked.has(key)),
    ({ learnerId }) => learnerId,
  );
  return ok({
    included: included.map((one) => ({
      inclusionId: one.id,
      learnerName: names.get(one.learner_id) ?? '',
      unitReference: units.get(one.unit_id)?.reference ?? '',
      because: one.because,
      includedBy: names.get(one.included_by) ?? '',
      includedAt: one.included_at.toISOString(),
      planned: drawn.has(keyOf(one.learner_id, one.unit_id)),
    })),
    learners: [...left]
      .map(([learnerId, own]) => ({
        learnerId,
        name: names.get(learnerId) ?? '',
        units: own
          .map(({ unitId }) => ({ unitId, reference: units.get(unitId)?.reference ?? '' }))
          .sort((a, b) => a.reference.localeCompare(b.reference, 'en-GB', { numeric: true })),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  });
}
