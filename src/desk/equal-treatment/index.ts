/** What other rooms may ask of equal treatment. */
import './forget.ts';

export { recordRequest } from './answer-request.ts';
export { declareEarlierWeeks } from './declare-earlier-weeks.ts';
export { type AgencyFile, clockAt, clockFacts, otherRoles } from './gate-facts.ts';
export { pauseForShutdown, resumeAfterShutdown, shutdownsOf } from './hirer-shutdown.ts';
export {
  type ComparatorOnFile,
  comparatorOn,
  comparatorRule,
} from './on-file.ts';
export { comparatorsAt, earlierWeeksOf, placeKey } from './questions.ts';
export { recordComparator } from './record-comparator.ts';
export { tellDayOne } from './tell-day-one.ts';
