/** What rooms above, the house and its sample may ask of standardisation. */
import './forget.ts';

export { actionsOf, type ShownAction } from './actions.ts';
export { interviewLearner, interviewsOn } from './interview-learner.ts';
export { agreeItem, judgeItem, openItem, uncoverItem } from './judge-item.ts';
export { countersignObservation, observeAssessor, signObservation } from './observe-assessor.ts';
export { observationsDue, waitingOf } from './queries.ts';
export { writeMinutes } from './write-minutes.ts';
