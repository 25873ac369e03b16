/** What the sample asks of replacement. */
export { moveLearners } from './move-learners.ts';
