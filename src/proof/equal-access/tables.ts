import { opener } from '../../platform/db/tx.ts';

interface Tenant {
  organisation_id: string;
}

interface EqualAccessTables {
  equal_access_answered: Tenant & { learner_id: string; framework_code: string; period: string };
  equal_access_count: Tenant & {
    framework_code: string;
    period: string;
    question: string;
    answer: string;
    answers: number;
  };
}

/** Opens this room's tables. */
export const equalAccessDb = opener<EqualAccessTables>();
