import type { DatedTable, RuleLaw } from '../book/law.ts';
import type { Question } from '../book/question.ts';
import { BANK_HOLIDAY_TABLE } from '../calendar/bank-holidays.ts';
import { ENGINE_LAW } from './law.ts';
import { BANK_HOLIDAY, BUSINESS_DAY, MONTH } from './questions.ts';

export const LAW: readonly RuleLaw[] = ENGINE_LAW;
export const QUESTIONS: readonly Question[] = [BUSINESS_DAY, MONTH, BANK_HOLIDAY];
export const TABLES: readonly DatedTable[] = [BANK_HOLIDAY_TABLE];
