import { opener } from '../../platform/db/tx.ts';

interface Tenant {
  organisation_id: string;
}

type Answered = Tenant & { learner_id: string; framework_code: string; period: string };
type Count = Tenant & {
  framework_code: string;
  period: string;
  question: string;
  answer: string;
  answers: number;
};

interface EqualAccessTables {
  equal_access_answered: Answered;
  equal_access_count: Count;
  learner_survey_answered: Answered;
  learner_survey_count: Count;
}
/** What is asked: who reaches the programmes, or how learners find theirs. */
export type Asking = 'equal_access' | 'learner_survey';

/** Opens this room's tables. */
export const equalAccessDb = opener<EqualAccessTables>();
