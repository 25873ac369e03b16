import { opener } from '../../platform/db/tx.ts';

export interface FundingTables {
  funding_note: {
    organisation_id: string;
    id: string;
    enrolment_id: string;
    learner_id: string;
    kind: 'eligibility' | 'agreement';
    on_day: string;
    eligible: boolean | null;
    words: string;
    signed_by: string;
    recorded_at: Date;
    recorded_by: string;
  };
}

/** Opens this room's table. */
export const fundingDb = opener<FundingTables>();
