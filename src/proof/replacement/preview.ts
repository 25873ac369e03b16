import type { Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { metBy } from '../assessment/index.ts';
import type { FrameworkTree, ReplacementMap } from '../frameworks/index.ts';
import { claimsOfLearners, enrolmentsOf, learnersOn, referencesOf } from '../portfolio/index.ts';

/** What a move along a map would do to one learner. Units by reference, criteria by code. */
export interface Preview {
  readonly enrolmentId: string;
  readonly learnerId: string;
  readonly name: string;
  readonly left: boolean;
  readonly movedAt: string | null;
  /** Optional units they chose under the old framework. */
  readonly unitIds: readonly string[];
  readonly references: number;
  readonly judgements: number;
  readonly achieved: readonly string[];
  readonly open: readonly string[];
  readonly referencesLost: readonly string[];
  readonly judgementsLost: readonly string[];
}

/** What goes along a map and what is lost, for everybody on the older framework. A few questions, however many. */
export async function previewsOf(
  tx: Tx,
  from: FrameworkTree,
  map: ReplacementMap,
): Promise<readonly Preview[]> {
  const on = await learnersOn(tx, from.id);
  const learnerIds = on.map(({ learnerId }) => learnerId);
  const enrolments = (await enrolmentsOf(tx, { learnerIds })).filter(
    ({ frameworkId }) => frameworkId === from.id,
  );
  const names = await memberNames(tx);
  const units = new Map(from.units.map((unit) => [unit.unitId, unit.reference]));
  const criteria = from.units.flatMap((unit) =>
    unit.outcomes.flatMap((outcome) =>
      outcome.criteria.map(({ criterionId, code }) => ({ criterionId, code, unitId: unit.unitId })),
    ),
  );
  const ids = criteria.map(({ criterionId }) => criterionId);
  const rows = new Map(map.rows.map((row) => [row.from, row]));
  const claims = await claimsOfLearners(tx, { learnerIds, inHandOf: null });
  const references = Map.groupBy(
    await referencesOf(tx, learnerIds, ids),
    ({ learnerId }) => learnerId,
  );
  const met = await metBy(tx, learnerIds, ids);
  return enrolments.map((enrolment): Preview => {
    const { learnerId } = enrolment;
    const own = claims.filter((claim) => claim.learnerId === learnerId && units.has(claim.unitId));
    const achieved = new Set(
      own
        .filter((claim) => claim.achieved && claim.reopenedAt === null)
        .map(({ unitId }) => unitId),
    );
    const referenced = (references.get(learnerId) ?? []).map(({ criterionId }) => criterionId);
    const goes = (id: string) => rows.get(id)?.to.length ?? 0;
    // What an achieved unit rests on is not lost: the unit stays achieved.
    const open = criteria.filter(({ unitId }) => !achieved.has(unitId));
    const has = (id: string) => met.has(`${learnerId} ${id}`);
    return {
      enrolmentId: enrolment.enrolmentId,
      learnerId,
      name: names.get(learnerId) ?? '',
      left: on.find((one) => one.learnerId === learnerId)?.left ?? false,
      movedAt: enrolment.movedAt === null ? null : new Date(enrolment.movedAt).toISOString(),
      unitIds: enrolment.unitIds,
      references: referenced.filter((id) => goes(id) > 0).length,
      judgements: map.rows.filter((row) => row.carries && has(row.from)).length,
      achieved: [...achieved].map((id) => units.get(id) ?? ''),
      open: own
        .filter(({ withdrawnAt, decidedAt }) => !withdrawnAt && !decidedAt)
        .map(({ unitId }) => units.get(unitId) ?? ''),
      referencesLost: open
        .filter(({ criterionId: id }) => referenced.includes(id) && goes(id) === 0)
        .map(({ code }) => code),
      judgementsLost: open
        .filter(({ criterionId: id }) => has(id) && !rows.get(id)?.carries)
        .map(({ code }) => code),
    };
  });
}
