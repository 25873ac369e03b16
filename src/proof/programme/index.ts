/** What other rooms, and app, may ask of a learner's programme. */
import './claim-languages.ts';
import './forget.ts';

export { askArrangement } from './arrange.ts';
export { arrangementList } from './arrangements.ts';
export { askSigning } from './ask-signing.ts';
export { logTime } from './log-time.ts';
export { type CountedProgramme, programmeOf, programmesCounted } from './queries.ts';
export {
  advise,
  arrangeLanguage,
  audit,
  induct,
  recordSupport,
  review,
  testEntry,
} from './record-step.ts';
export { COVERED, TOPICS } from './schema.ts';
export {
  type ArrangementOnDay,
  arrangementsAskedIn,
  arrangementsBy,
  lastReviews,
  priorLearningOf,
  type StateOnDay,
  stateOf,
  statesIn,
} from './standing.ts';
export { onArrangement } from './verifier-may.ts';
export { guidedAsked } from './way.ts';
export { agreePlan, writePlan } from './write-plan.ts';
