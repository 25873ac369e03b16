/** What rooms above, the house and its sample may ask of standardisation. */
import './forget.ts';

export { actionsOf } from './actions.ts';
export { interviewLearner, interviewsOn } from './interview-learner.ts';
export { handInFile } from './item-file.ts';
export { judgeItem } from './judge-item.ts';
export { observeAssessor, signObservation } from './observe-assessor.ts';
export { openFileItem, openItem } from './open-item.ts';
export { itemLines, meetingsHeld, observationsDue, waitingList, waitingOf } from './queries.ts';
export { standardisedOn } from './standardised-on.ts';
export { writeMinutes } from './write-minutes.ts';
