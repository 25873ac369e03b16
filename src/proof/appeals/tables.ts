import { opener } from '../../platform/db/tx.ts';
import type { ABOUT, OUTCOMES, STAGES } from './schema.ts';

interface Tenant {
  organisation_id: string;
}
export type About = keyof typeof ABOUT;
export type Stage = keyof typeof STAGES;
export type Outcome = keyof typeof OUTCOMES;

interface AppealsTables {
  appeal_terms: Tenant & {
    id: string;
    version: number;
    procedure: string;
    nation: 'england' | 'wales' | 'scotland' | 'northern-ireland';
    raise_days: number;
    informal_days: number;
    further_days: number;
    formal_days: number;
    body_days: number;
    published_at: Date;
    published_by: string;
  };
  appeal_terms_read: Tenant & { version: number; learner_id: string; read_at: Date };
  appeal: Tenant & {
    id: string;
    learner_id: string;
    about: About;
    claim_id: string | null;
    decision_id: string | null;
    unit_id: string | null;
    assessor_id: string | null;
    since_on: string;
    refused: string | null;
    grounds: string;
    terms_version: number;
    raised_at: Date;
    raise_by: string;
    late_because: string | null;
  };
  appeal_paper: Tenant & {
    id: string;
    appeal_id: string;
    title: string;
    words: string;
    handed_by: string;
    handed_at: Date;
  };
  appeal_paper_file: Tenant & {
    paper_id: string;
    name: string;
    content_type: 'image/jpeg' | 'image/png' | 'application/pdf';
    sha256: Buffer;
    /** Null: emptied with a person in it. */
    bytes: Buffer | null;
    handed_by: string;
    handed_at: Date;
    emptied_at: Date | null;
  };
  appeal_stage: Tenant & {
    appeal_id: string;
    stage: Stage;
    opened_at: Date;
    opened_by: string;
    due_on: string;
    why: string | null;
    late_because: string | null;
    sent_on: string | null;
    reference: string | null;
  };
  appeal_seat: Tenant & {
    appeal_id: string;
    member_id: string;
    seated_at: Date;
    seated_by: string;
  };
  appeal_outcome: Tenant & {
    appeal_id: string;
    stage: Stage;
    outcome: Outcome;
    reasons: string;
    held_on: string | null;
    hearing: string | null;
    decided_at: Date;
    decided_by: string;
  };
}

/** Opens this room's tables. */
export const appealsDb = opener<AppealsTables>();
