/** What the sample asks of equal access. */
export { answerEqualAccess } from './answer.ts';
