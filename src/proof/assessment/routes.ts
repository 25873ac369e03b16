import { acts, reads } from '../../platform/http/serve.ts';
import { answerAction } from './answer-action.ts';
import { balanceView } from './balance-facts.ts';
import { consider } from './consider.ts';
import { countersign, toCountersign } from './countersign.ts';
import { decide } from './decide.ts';
import { signDialogue, signOwnDialogue } from './dialogue.ts';
import { endHandover, nextAssessors, offerHandover, readHandover } from './hand-over.ts';
import { judge } from './judge.ts';
import { judgeBalance, sayReports, seeSource } from './judge-balance.ts';
import { itemToJudge, judgingView } from './judging-view.ts';
import { myLearners } from './my-learners.ts';
import { decisionFile, ownOutcomes } from './outcomes.ts';
import { agreePlan, ownPlans, plansView, writePlan } from './plan-assessment.ts';
import { promiseDecisions } from './promise.ts';
import { queue } from './queue.ts';
import * as schema from './schema.ts';
import { setAsideDialogue } from './set-aside.ts';
import { takeUp } from './take-up.ts';

/** What assessment answers over HTTP. */
export const routes = [
  reads(schema.readQueue, (tx) => queue(tx)),
  reads(schema.readClaimToJudge, (tx, { params }) => judgingView(tx, params.id)),
  reads(schema.readItemToJudge, (tx, { params }) => itemToJudge(tx, params.id, params.evidenceId)),
  acts(schema.takeUpRoute, (tx, { params }) => takeUp(tx, params.id)),
  acts(schema.considerRoute, (tx, { params, body }) => consider(tx, params.id, body.evidenceId)),
  acts(schema.judgeRoute, (tx, { params, body }) => judge(tx, params.id, body)),
  acts(schema.decideRoute, (tx, { params, body }) => decide(tx, params.id, body)),
  reads(schema.readDecisionPaper, (tx, { params }) => decisionFile(tx, params.id, { own: false })),
  reads(schema.readToCountersign, (tx) => toCountersign(tx)),
  acts(schema.countersignRoute, (tx, { params, body }) => countersign(tx, params.id, body)),
  reads(schema.readNextAssessors, (tx, { params }) => nextAssessors(tx, params.id)),
  acts(schema.offerHandoverRoute, (tx, { params, body }) => offerHandover(tx, params.id, body)),
  acts(schema.readHandoverRoute, (tx, { params }) => readHandover(tx, params.id)),
  acts(schema.endHandoverRoute, (tx, { params }) => endHandover(tx, params.id)),
  acts(schema.setAsideDialogueRoute, (tx, { params, body }) =>
    setAsideDialogue(tx, params.id, body),
  ),
  acts(schema.answerActionRoute, (tx, { params, body }) => answerAction(tx, params.id, body)),
  acts(schema.signDialogueRoute, (tx, { params, body }) => signDialogue(tx, params.id, body)),
  acts(schema.signOwnDialogueRoute, (tx, { params }) => signOwnDialogue(tx, params.id)),
  acts(schema.promiseRoute, (tx, { body }) => promiseDecisions(tx, body)),
  reads(schema.readBalance, (tx, { params, query }) => balanceView(tx, params.id, query.framework)),
  acts(schema.sayReportsRoute, (tx, { params, body }) => sayReports(tx, params.id, body)),
  acts(schema.seeSourceRoute, (tx, { params, body }) => seeSource(tx, params.id, body)),
  acts(schema.judgeBalanceRoute, (tx, { params, body }) => judgeBalance(tx, params.id, body)),
  reads(schema.readMyLearners, (tx, { query }) => myLearners(tx, { quietAfter: query.quiet })),
  reads(schema.readPlans, (tx, { params, query }) => plansView(tx, params.id, query.framework)),
  acts(schema.writePlanRoute, (tx, { params, body }) => writePlan(tx, params.id, body)),
  reads(schema.readOwnPlans, (tx) => ownPlans(tx)),
  acts(schema.agreePlanRoute, (tx, { params }) => agreePlan(tx, params.id)),
  reads(schema.readOutcomes, (tx) => ownOutcomes(tx)),
  reads(schema.readOutcomePaper, (tx, { params }) =>
    decisionFile(tx, params.claimId, { own: true }),
  ),
];
