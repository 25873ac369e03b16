/** What other rooms may ask of a learner's programme. */
export {
  type ArrangementOnDay,
  arrangementsBy,
  priorLearningOf,
  type StateOnDay,
  stateOf,
} from './standing.ts';
