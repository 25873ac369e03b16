import { opener } from '../../platform/db/tx.ts';
import type { HOW, OUTCOMES, SAYS } from './schema.ts';

interface Tenant {
  organisation_id: string;
}
export type Says = keyof typeof SAYS;

interface StandardisationTables {
  assessor_observation: Tenant & {
    id: string;
    assessor_id: string;
    observer_id: string;
    learner_id: string;
    unit_id: string;
    held_on: string;
    agreed_on: string;
    seen: string;
    strengths: string;
    countersign: boolean;
    qualification_id: string | null;
    recorded_at: Date;
    signed_at: Date | null;
    answer: string;
  };
  assessor_observation_countersignature: Tenant & {
    observation_id: string;
    observer_id: string;
    assessor_id: string;
    learner_id: string;
    signer_id: string;
    qualification_id: string;
    signed_on: string;
    signed_at: Date;
  };
  learner_interview: Tenant & {
    id: string;
    learner_id: string;
    unit_id: string | null;
    verifier_id: string;
    held_on: string;
    how: keyof typeof HOW;
    outcome: keyof typeof OUTCOMES;
    notes: string;
    recorded_at: Date;
  };
  standardised_item: Tenant & {
    id: string;
    /** Null, with all that belongs to it: a file handed in for the purpose, under a title. */
    claim_id: string | null;
    learner_id: string | null;
    unit_id: string;
    evidence_id: string | null;
    rendition_sha256: Buffer | null;
    title: string | null;
    due_on: string;
    opened_at: Date;
    opened_by: string;
    uncovered_at: Date | null;
    uncovered_by: string | null;
    agreed_at: Date | null;
    agreed_by: string | null;
    conclusion: string | null;
  };
  standardised_criterion: Tenant & {
    item_id: string;
    criterion_id: string;
    says: Says | null;
    reasons: string | null;
  };
  standardised_seat: Tenant & {
    item_id: string;
    learner_id: string | null;
    member_id: string;
    answered_at: Date | null;
    attended: boolean | null;
  };
  standardised_file: Tenant & {
    item_id: string;
    name: string;
    media: string;
    sha256: Buffer;
    size: number;
    content: Buffer | null;
    handed_by: string;
    handed_at: Date;
    emptied_at: Date | null;
  };
  standardised_answer: Tenant & {
    item_id: string;
    member_id: string;
    criterion_id: string;
    says: Says;
    why: string;
    answered_at: Date;
  };
  staff_meeting: Tenant & {
    id: string;
    held_on: string;
    name: string;
    equal_opportunities: string;
    written_at: Date;
    written_by: string;
  };
  staff_meeting_member: Tenant & { meeting_id: string; member_id: string; present: boolean };
  staff_meeting_item: Tenant & {
    meeting_id: string;
    position: number;
    heading: string;
    minutes: string;
  };
  staff_meeting_follow_up: Tenant & {
    meeting_id: string;
    action_id: string;
    words: string;
    done: boolean;
  };
  staff_action: Tenant & {
    id: string;
    observation_id: string | null;
    interview_id: string | null;
    item_id: string | null;
    meeting_id: string | null;
    position: number;
    words: string;
    owner_id: string;
    due_on: string;
    answered_at: Date | null;
    answer: string | null;
    closed_at: Date | null;
    closed_by: string | null;
    closed_words: string | null;
    closed_in: string | null;
  };
}

export const standardisationDb = opener<StandardisationTables>();
