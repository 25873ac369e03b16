/** What rooms above, the house and its sample may ask of assessment. */
import './forget.ts';

export { answerAction } from './answer-action.ts';
export { type AppealTold, onAppealed } from './appealed.ts';
export { countersign } from './countersign.ts';
export { decide } from './decide.ts';
export { type Countersigning, type DecisionLine, decisionsIn } from './decisions.ts';
export { dialoguesOn, signDialogue, signOwnDialogue } from './dialogue.ts';
export { judge } from './judge.ts';
export { judgeBalance, sayReports, seeSource } from './judge-balance.ts';
export {
  carryJudgements,
  decisionsOn,
  judgementsOn,
  type KeptJudgement,
  metBy,
} from './judgements.ts';
export { itemToJudge, judgingView } from './judging-view.ts';
export { myLearners } from './my-learners.ts';
export { agreePlan, writePlan } from './plan-assessment.ts';
export { onStanding, type Standing, standingsOf } from './ratified.ts';
export { type Reopened, reopenDecision, reopenedOf } from './reopen.ts';
export { takeUp } from './take-up.ts';
