import type { RuleLaw } from '../book/law.ts';
import type { Question } from '../book/question.ts';
import { clockQuestion } from './clock-question.ts';
import { dailyRestQuestion } from './daily-rest-question.ts';
import { hoursQuestion } from './hours-question.ts';
import { NIGHT_LAW } from './law-night.ts';
import { RECORD_LAW } from './law-records.ts';
import { COMPENSATORY_LAW, REST_LAW } from './law-rest.ts';
import { WEEK_LAW } from './law-week.ts';
import { YOUNG_LAW } from './law-young.ts';
import { nightAverageQuestion, nightHazardQuestion } from './night-average-question.ts';
import { nightDefinitionQuestion } from './night-definition-question.ts';
import { nightHealthQuestion } from './night-health-question.ts';
import { optOutQuestion } from './opt-out-question.ts';
import { employerQuestion, recordQuestion } from './record-questions.ts';
import { breakQuestion, compensatoryRestQuestion } from './rest-questions.ts';
import { schoolAgeQuestion } from './school-age-question.ts';
import { weeklyLimitQuestion } from './weekly-limit-question.ts';
import { weeklyRestQuestion } from './weekly-rest-question.ts';
import { youngNightQuestion } from './young-night-question.ts';
import { youngHoursQuestion, youngRestQuestion } from './young-questions.ts';

export { TABLES } from './tables.ts';

export const LAW: readonly RuleLaw[] = [
  ...WEEK_LAW,
  ...NIGHT_LAW,
  ...REST_LAW,
  ...YOUNG_LAW,
  COMPENSATORY_LAW,
  ...RECORD_LAW,
];

export const QUESTIONS: readonly Question[] = [
  clockQuestion,
  hoursQuestion,
  weeklyLimitQuestion,
  optOutQuestion,
  nightDefinitionQuestion,
  nightAverageQuestion,
  nightHazardQuestion,
  nightHealthQuestion,
  dailyRestQuestion,
  weeklyRestQuestion,
  breakQuestion,
  youngHoursQuestion,
  youngRestQuestion,
  youngNightQuestion,
  schoolAgeQuestion,
  compensatoryRestQuestion,
  recordQuestion,
  employerQuestion,
];
