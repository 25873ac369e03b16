import type { Question } from '../book/question.ts';
import { accessRequest } from './access-request-question.ts';
import { automatedDecision } from './automated-decision.ts';
import { breach } from './breach.ts';
import { complaint } from './complaint.ts';
import { erasure } from './erasure.ts';
import { marketing } from './marketing.ts';
import { monitoring } from './monitoring.ts';
import { privacyNotice } from './notice.ts';
import { retention } from './retention-question.ts';

export { LAW } from './law.ts';
export { TABLES } from './tables.ts';

export const QUESTIONS: readonly Question[] = [
  privacyNotice,
  accessRequest,
  retention,
  erasure,
  monitoring,
  automatedDecision,
  complaint,
  marketing,
  breach,
];
