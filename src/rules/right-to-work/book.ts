import type { RuleLaw } from '../book/law.ts';
import type { Question } from '../book/question.ts';
import { CHECK_LAW } from './law-checks.ts';
import { CONDUCT_LAW } from './law-conduct.ts';
import { LIMIT_LAW } from './law-limits.ts';
import { CHECK_QUESTIONS } from './questions-checks.ts';
import { CONDUCT_QUESTIONS } from './questions-conduct.ts';
import { LIMIT_QUESTIONS } from './questions-limits.ts';

export { TABLES } from './tables.ts';

export const LAW: readonly RuleLaw[] = [...CHECK_LAW, ...LIMIT_LAW, ...CONDUCT_LAW];
export const QUESTIONS: readonly Question[] = [
  ...CHECK_QUESTIONS,
  ...LIMIT_QUESTIONS,
  ...CONDUCT_QUESTIONS,
];
