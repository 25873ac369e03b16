import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { frameworksHere } from '../frameworks/index.ts';
import { learnersHere } from '../portfolio/index.ts';
import { unitRouteEnded, unitRouteRecorded } from './events.ts';
import { lockCertification, notAhead, whoActs } from './found.ts';
import { certificationDb } from './tables.ts';
import type { endUnitRouteRoute, recordUnitRouteRoute } from './unit-route-schema.ts';

const ALREADY = {
  code: 'already-on-unit-route',
  because: 'This learner is on the unit payment route of this framework already.',
};
onConstraint('unit_route_live', ALREADY);
onConstraint('unit_on_its_route', {
  code: 'gates-closed',
  because:
    'A unit is claimed only for a learner on the unit payment route. Record that the awarding body has them on it first.',
  source: 'R93',
});

/** A learner's place on the unit payment route of a framework. */
export interface UnitRoute {
  readonly unitRouteId: string;
  readonly reference: string;
  /** 'YYYY-MM-DD' */
  readonly fromOn: string;
}

/** Who is on the unit payment route of a framework now, by the learner's id. */
export async function unitRoutesOf(
  tx: Tx,
  frameworkCode: string,
): Promise<ReadonlyMap<string, UnitRoute>> {
  const rows = await certificationDb(tx)
    .selectFrom('unit_route')
    .select(['id', 'learner_id', 'reference', 'from_on'])
    .where('framework_code', '=', frameworkCode)
    .where('ended_on', 'is', null)
    .execute();
  return new Map(
    rows.map(({ id, learner_id, reference, from_on }) => [
      learner_id,
      { unitRouteId: id, reference, fromOn: from_on },
    ]),
  );
}

/**
 * The awarding body has a learner on its unit payment route (R93). The same id again gives the first result. Refuses
 * `own-award`, `learner-not-found`, `framework-not-found`, `not-yet` and `already-on-unit-route`.
 */
export async function recordUnitRoute(
  tx: Tx,
  { id, learnerId, frameworkId, reference, fromOn }: BodyOf<typeof recordUnitRouteRoute>,
): Promise<Result<{ unitRouteId: string }>> {
  const db = certificationDb(tx);
  await lockCertification(tx);
  const before = await db.selectFrom('unit_route').select('id').where('id', '=', id).execute();
  if (before.length > 0) return ok({ unitRouteId: id });
  const by = whoActs(tx);
  if (learnerId === by) {
    return refuse('own-award', 'Nobody records this for themselves. A colleague records yours.');
  }
  if (!(await learnersHere(tx)).some((one) => one.id === learnerId)) {
    return wrongField('learnerId', 'learner-not-found', 'There is no such learner here.');
  }
  const framework = (await frameworksHere(tx)).find((one) => one.id === frameworkId);
  if (!framework) return refuse('framework-not-found', 'There is no such framework here.');
  const ahead = notAhead(tx, fromOn, 'fromOn');
  if (ahead) return ahead;
  if ((await unitRoutesOf(tx, framework.code)).has(learnerId)) {
    return refuse(ALREADY.code, ALREADY.because);
  }
  await db
    .insertInto('unit_route')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      learner_id: learnerId,
      framework_code: framework.code,
      reference,
      from_on: fromOn,
      recorded_at: nowOf(tx),
      recorded_by: by,
      ended_on: null,
      ended_because: null,
    })
    .execute();
  record(tx, unitRouteRecorded, {
    subjects: { learner: learnerId },
    facts: { unitRoute: id, framework: framework.code, fromOn },
  });
  return ok({ unitRouteId: id });
}

/**
 * A learner leaves the unit payment route; units claimed on it stay. Refuses `unit-route-not-found`,
 * `already-ended`, `not-yet` and `before-it-began`.
 */
export async function endUnitRoute(
  tx: Tx,
  unitRouteId: string,
  { on, because }: BodyOf<typeof endUnitRouteRoute>,
): Promise<Result<{ unitRouteId: string }>> {
  const db = certificationDb(tx);
  await lockCertification(tx);
  const row = await db
    .selectFrom('unit_route')
    .select(['learner_id', 'from_on', 'ended_on'])
    .where('id', '=', unitRouteId)
    .executeTakeFirst();
  if (!row) return refuse('unit-route-not-found', 'No learner is on that route here.');
  if (row.learner_id === whoActs(tx)) {
    return refuse('own-award', 'Nobody ends this for themselves. A colleague ends yours.');
  }
  if (row.ended_on !== null) return refuse('already-ended', 'They left this route already.');
  const ahead = notAhead(tx, on);
  if (ahead) return ahead;
  if (on < row.from_on) {
    return wrongField('on', 'before-it-began', 'That is before they were on the route.');
  }
  await db
    .updateTable('unit_route')
    .set({ ended_on: on, ended_because: because })
    .where('id', '=', unitRouteId)
    .execute();
  record(tx, unitRouteEnded, {
    subjects: { learner: row.learner_id },
    facts: { unitRoute: unitRouteId, on },
  });
  return ok({ unitRouteId });
}
