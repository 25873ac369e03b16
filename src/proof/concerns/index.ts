/** What app and the sample ask of the logs of a centre. */
export { hiddenKinds } from './concern.ts';
export { enterConcern } from './enter-concern.ts';
export { concernList, concernsDue, malpracticeReported } from './queries.ts';
export { raiseConcern } from './raise-concern.ts';
