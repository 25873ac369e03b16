import type { Question } from '../book/question.ts';
import { CERTIFICATE_QUESTIONS } from './questions-certificate.ts';
import { DUTY_QUESTIONS } from './questions-duties.ts';
import { LICENCE_QUESTIONS } from './questions-licence.ts';

export { LAW } from './law.ts';
export { TABLES } from './tables.ts';

export const QUESTIONS: readonly Question[] = [
  ...LICENCE_QUESTIONS,
  ...CERTIFICATE_QUESTIONS,
  ...DUTY_QUESTIONS,
];
