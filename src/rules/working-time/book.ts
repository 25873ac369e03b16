import type { DatedTable, RuleLaw } from '../book/law.ts';
import type { Question } from '../book/question.ts';

export const LAW: readonly RuleLaw[] = [];
export const QUESTIONS: readonly Question[] = [];
export const TABLES: readonly DatedTable[] = [];
