import { opener } from '../../platform/db/tx.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { SitesPublished } from '../clients/index.ts';

interface Tenant {
  organisation_id: string;
}

interface EqualTreatmentTables {
  comparator: Tenant & {
    id: string;
    hirer_id: string;
    role: string;
    /** Pence an hour; null: asked, not answered. */
    pay_pence: number | null;
    from_on: string;
    asked_on: string;
    source: string;
    said_by: string | null;
    recorded_at: Date;
    recorded_by: string | null;
  };
  earlier_weeks: Tenant & {
    id: string;
    person_id: string;
    /** Both null: no work anywhere through other agencies. */
    hirer_id: string | null;
    role: string | null;
    weeks: number;
    last_on: string | null;
    said_on: string;
    answers_until: string;
    recorded_at: Date;
    recorded_by: string | null;
  };
  day_one_told: Tenant & {
    id: string;
    person_id: string;
    hirer_id: string;
    told_on: string;
    recorded_at: Date;
    recorded_by: string | null;
  };
  equal_treatment_request: Tenant & {
    id: string;
    person_id: string;
    hirer_id: string;
    role: string;
    asked_on: string;
    recorded_at: Date;
    recorded_by: string | null;
    answered_on: string | null;
    answered_at: Date | null;
    answered_by: string | null;
  };
  hirer_shutdown: Tenant & {
    closure_id: string;
    person_id: string;
    hirer_id: string;
    from_on: string;
    to_on: string;
    recorded_at: Date;
    recorded_by: string | null;
    lifted_at: Date | null;
  };
  candidates_published: CandidatesPublished;
  sites_published: SitesPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const equalTreatmentDb = opener<EqualTreatmentTables>();
