import { ok, type Result, refuse } from '../../lib/result.ts';
import { dateIn } from '../../lib/time.ts';
import { nowOf, type Tx } from '../../platform/db/tx.ts';
import { openAppealsOf } from '../appeals/index.ts';
import { type DecisionLine, decisionsIn, standingsOf } from '../assessment/index.ts';
import { approvalsOn, registrationOf, tariffOn } from '../centre/index.ts';
import {
  choiceOf,
  combinationRules,
  type FrameworkTree,
  frameworkOf,
} from '../frameworks/index.ts';
import { signedOf } from '../verification/index.ts';
import { type AchievedUnit, type GateFacts, type Standing, whatStands } from './gates.ts';
import { type UnitRoute, unitRoutesOf } from './unit-route.ts';

/** A decision that a unit is achieved, with how firm it is. */
export interface AchievedDecision extends AchievedUnit {
  readonly decisionId: string;
  readonly claimId: string;
  readonly unitId: string;
  readonly decidedAt: Date;
}

/** One learner in one framework: what they achieved, what the gates look at, and what they say. */
export interface LearnerStanding {
  readonly learnerId: string;
  readonly decisions: readonly AchievedDecision[];
  readonly facts: GateFacts;
  readonly standing: Standing;
  readonly registration: { readonly number: string; readonly uln: string | null } | null;
  readonly unitRoute: UnitRoute | null;
}

/** What all learners, or these, have of one framework, on the day of this act. Refuses `framework-not-found`. */
export async function standingsIn(
  tx: Tx,
  frameworkId: string,
  learnerIds?: readonly string[],
): Promise<Result<{ tree: FrameworkTree; learners: readonly LearnerStanding[] }>> {
  const tree = await frameworkOf(tx, frameworkId);
  if (!tree) return refuse('framework-not-found', 'There is no such framework here.');
  const rules = (await combinationRules(tx, frameworkId, 'certification')) ?? {
    units: [],
    optionalLeast: 0,
    sizeTop: null,
  };
  const lines = await decisionsIn(tx, { frameworkId, ...(learnerIds ? { learnerIds } : {}) });
  const achieved = lines.filter(
    ({ outcome, reopenedAt }) => outcome === 'achieved' && reopenedAt === null,
  );
  const ids = achieved.map(({ decisionId }) => decisionId);
  const firm = await standingsOf(tx, ids);
  const signed = await signedOf(tx, ids);
  const on = dateIn(nowOf(tx));
  const learners = [...new Set(achieved.map(({ learnerId }) => learnerId))];
  const registered = await registrationOf(tx, learners, tree.code);
  const appeals = Map.groupBy(
    (await openAppealsOf(tx, learners)).filter(({ frameworkCode }) => frameworkCode === tree.code),
    ({ learnerId }) => learnerId,
  );
  const unitRoutes = await unitRoutesOf(tx, tree.code);
  const shared = {
    rules,
    on,
    stopsExpired: (await choiceOf(tx, frameworkId, 'unit_expired')) === 'stop',
    approvals: await approvalsOn(tx, tree.code, on),
    tariff: await tariffOn(tx, tree.code, on),
  };
  const byLearner = Map.groupBy(achieved, ({ learnerId }) => learnerId);
  return ok({
    tree,
    learners: learners.map((learnerId): LearnerStanding => {
      const decisions = (byLearner.get(learnerId) ?? []).map((line) =>
        achievedOf(line, firm.get(line.decisionId) === 'ratified', signed.has(line.decisionId)),
      );
      const known = registered.get(learnerId);
      const registration = known?.number ? { number: known.number, uln: known.uln } : null;
      const facts = {
        ...shared,
        achieved: decisions,
        registered: registration !== null,
        unitRoute: unitRoutes.has(learnerId),
        appeals: appeals.get(learnerId) ?? [],
      };
      const unitRoute = unitRoutes.get(learnerId) ?? null;
      const standing = whatStands(facts);
      return { learnerId, decisions, facts, standing, registration, unitRoute };
    }),
  });
}

function achievedOf(line: DecisionLine, ratified: boolean, signed: boolean): AchievedDecision {
  const { decisionId, claimId, unitId, unitReference, decidedAt, countersignature } = line;
  return {
    decisionId,
    claimId,
    unitId,
    reference: unitReference,
    decidedAt,
    decidedOn: dateIn(decidedAt),
    ratified: ratified && countersignature !== 'needed',
    signed,
  };
}
