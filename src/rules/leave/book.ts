import type { DatedTable, RuleLaw } from '../book/law.ts';
import type { Question } from '../book/question.ts';
import { accruedLeaveQuestion } from './accrued-leave-question.ts';
import { LEAVE_LAW } from './law.ts';
import { rolledUpPayQuestion } from './rolled-up-pay-question.ts';
import {
  holidayWeekPayQuestion,
  leaveNoticeQuestion,
  leaveRecordsQuestion,
} from './small-questions.ts';
import { statutoryLeaveQuestion } from './statutory-leave-question.ts';
import { LEAVE_TABLES } from './tables.ts';

export const LAW: readonly RuleLaw[] = LEAVE_LAW;
export const QUESTIONS: readonly Question[] = [
  statutoryLeaveQuestion,
  accruedLeaveQuestion,
  rolledUpPayQuestion,
  leaveNoticeQuestion,
  holidayWeekPayQuestion,
  leaveRecordsQuestion,
];
export const TABLES: readonly DatedTable[] = LEAVE_TABLES;
