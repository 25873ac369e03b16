import type { Question } from '../book/question.ts';
import { advert } from './advert.ts';
import { healthQuestion } from './health-question.ts';
import { impact } from './impact-question.ts';
import { instruction } from './instruction.ts';
import { adjustments, occupational, tieBreak } from './small-questions.ts';

export { LAW } from './law.ts';
export { TABLES } from './tables.ts';

export const QUESTIONS: readonly Question[] = [
  healthQuestion,
  advert,
  occupational,
  instruction,
  impact,
  tieBreak,
  adjustments,
];
