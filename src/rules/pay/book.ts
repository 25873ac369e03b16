import type { DatedTable, RuleLaw } from '../book/law.ts';
import type { Question } from '../book/question.ts';
import { accommodationQuestion } from './accommodation-question.ts';
import { claimLimitQuestion, payRecordsQuestion, regulatorQuestion } from './duty-questions.ts';
import {
  guaranteedHoursQuestion,
  shiftNoticeQuestion,
  shortCancellationQuestion,
} from './employment-rights-questions.ts';
import { enoughPayQuestion } from './enough-pay-question.ts';
import { hoursOfWorkQuestion } from './hours-of-work-question.ts';
import { MINIMUM_WAGE_LAW } from './law-minimum-wage.ts';
import { PAY_LAW } from './law-pay.ts';
import { minimumRateQuestion } from './minimum-rate-question.ts';
import { intermediariesQuestion, offPayrollQuestion, sleepInQuestion } from './own-questions.ts';
import { sickPayQuestion } from './sick-pay-question.ts';
import { PAY_TABLES } from './tables.ts';
import { umbrellaQuestion } from './umbrella-question.ts';

export const LAW: readonly RuleLaw[] = [...MINIMUM_WAGE_LAW, ...PAY_LAW];
export const QUESTIONS: readonly Question[] = [
  minimumRateQuestion,
  enoughPayQuestion,
  accommodationQuestion,
  hoursOfWorkQuestion,
  payRecordsQuestion,
  sleepInQuestion,
  sickPayQuestion,
  umbrellaQuestion,
  guaranteedHoursQuestion,
  shiftNoticeQuestion,
  shortCancellationQuestion,
  claimLimitQuestion,
  regulatorQuestion,
  offPayrollQuestion,
  intermediariesQuestion,
];
export const TABLES: readonly DatedTable[] = PAY_TABLES;
