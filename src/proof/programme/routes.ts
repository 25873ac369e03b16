import { ok } from '../../lib/result.ts';
import { acts, type Endpoint, reads } from '../../platform/http/serve.ts';
import { agreeArrangement, agreeAsVerifier, askArrangement, endArrangement } from './arrange.ts';
import { arrangementList } from './arrangements.ts';
import { changeState } from './change-state.ts';
import { changeStates } from './change-states.ts';
import { logTime, takeBackTime } from './log-time.ts';
import { claimPrior, decidePrior } from './prior-learning.ts';
import { ownProgramme, programmeList, programmeOf } from './queries.ts';
import {
  advise,
  adviseNextStep,
  arrangeLanguage,
  audit,
  induct,
  recordSupport,
  review,
  testEntry,
} from './record-step.ts';
import { liftLearning, requireLearning } from './require-learning.ts';
import { reviewRoutes } from './review-routes.ts';
import * as schema from './schema.ts';
import { agreePlan, writePlan } from './write-plan.ts';

/** What a learner's programme answers over HTTP. @param publicUrl where people reach Deskproof, for links in mail */
export const programmeRoutes = (publicUrl: string): readonly Endpoint[] => [
  ...routes,
  ...reviewRoutes(publicUrl),
];

const routes = [
  reads(schema.listProgrammes, async (tx) => ok(await programmeList(tx))),
  reads(schema.readProgramme, (tx, { params }) => programmeOf(tx, params.id)),
  reads(schema.readOwnProgramme, (tx) => ownProgramme(tx)),
  acts(schema.adviseRoute, (tx, { params, body }) => advise(tx, params.id, body)),
  acts(schema.entryRoute, (tx, { params, body }) => testEntry(tx, params.id, body)),
  acts(schema.supportRoute, (tx, { params, body }) => recordSupport(tx, params.id, body)),
  acts(schema.inductionRoute, (tx, { params, body }) => induct(tx, params.id, body)),
  acts(schema.diagnosticRoute, (tx, { params, body }) => audit(tx, params.id, body)),
  acts(schema.languageRoute, (tx, { params, body }) => arrangeLanguage(tx, params.id, body)),
  acts(schema.reviewRoute, (tx, { params, body }) => review(tx, params.id, body)),
  acts(schema.nextStepRoute, (tx, { params, body }) => adviseNextStep(tx, params.id, body)),
  acts(schema.askArrangementRoute, (tx, { params, body }) => askArrangement(tx, params.id, body)),
  acts(schema.agreeArrangementRoute, (tx, { params, body }) =>
    agreeArrangement(tx, params.id, body),
  ),
  reads(schema.listArrangements, async (tx) => ok(await arrangementList(tx))),
  acts(schema.agreeAsVerifierRoute, (tx, { params, body }) => agreeAsVerifier(tx, params.id, body)),
  acts(schema.requireLearningRoute, (tx, { params, body }) => requireLearning(tx, params.id, body)),
  acts(schema.liftLearningRoute, (tx, { params, body }) => liftLearning(tx, params.id, body)),
  acts(schema.endArrangementRoute, (tx, { params, body }) => endArrangement(tx, params.id, body)),
  acts(schema.claimPriorRoute, (tx, { params, body }) => claimPrior(tx, params.id, body)),
  acts(schema.decidePriorRoute, (tx, { params, body }) => decidePrior(tx, params.id, body)),
  acts(schema.writePlanRoute, (tx, { params, body }) => writePlan(tx, params.id, body)),
  acts(schema.agreePlanRoute, (tx, { params }) => agreePlan(tx, params.id)),
  acts(schema.logTimeRoute, (tx, { params, body }) => logTime(tx, params.id, body)),
  acts(schema.takeBackTimeRoute, (tx, { params, body }) => takeBackTime(tx, params.id, body)),
  acts(schema.changeStatesRoute, (tx, { body }) => changeStates(tx, body)),
  acts(schema.changeStateRoute, (tx, { params, body }) => changeState(tx, params.id, body)),
];
