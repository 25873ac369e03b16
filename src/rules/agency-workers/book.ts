import type { DatedTable, RuleLaw } from '../book/law.ts';
import type { Question } from '../book/question.ts';
import { continuing, pause, reset } from './breaks-question.ts';
import { information, pregnancy, scope } from './duties-question.ts';
import { avoid, role, sameHirer } from './hirer-role-question.ts';
import { AGENCY_LAW } from './law.ts';
import { dayOne, derogation, equalPay } from './rights-question.ts';
import { AGENCY_TABLES } from './tables.ts';
import { qualified, week } from './weeks-question.ts';

export const LAW: readonly RuleLaw[] = AGENCY_LAW;
export const QUESTIONS: readonly Question[] = [
  scope,
  dayOne,
  week,
  continuing,
  pause,
  reset,
  sameHirer,
  role,
  avoid,
  qualified,
  equalPay,
  pregnancy,
  information,
  derogation,
];
export const TABLES: readonly DatedTable[] = AGENCY_TABLES;
