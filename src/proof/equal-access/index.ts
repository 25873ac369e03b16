/** What the sample asks of equal access. */
export { answerEqualAccess, answerSurvey } from './answer.ts';
