/** What other rooms, and app, may ask of a learner's programme. */
export { logTime } from './log-time.ts';
export { type CountedProgramme, programmesCounted } from './queries.ts';
export { programmeOf } from './queries.ts';
export { advise, audit, induct, recordSupport, testEntry } from './record-step.ts';
export { COVERED, TOPICS } from './schema.ts';
export {
  type ArrangementOnDay,
  arrangementsBy,
  lastReviews,
  priorLearningOf,
  type StateOnDay,
  stateOf,
  statesIn,
} from './standing.ts';
export { agreePlan, writePlan } from './write-plan.ts';
