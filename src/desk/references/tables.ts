import { opener } from '../../platform/db/tx.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { SpeaksAs } from './reference.ts';

interface ReferencesTables {
  reference_request: {
    organisation_id: string;
    id: string;
    person_id: string;
    referee_id: string;
    speaks_as: SpeaksAs;
    about_place: string;
    channel: 'mail' | 'spoken';
    remind_after_days: number;
    asked_at: Date;
    asked_by: string | null;
    message_id: string | null;
    expires_at: Date;
    ring_back_id: string | null;
    withdrawn_at: Date | null;
    withdrawn_by: string | null;
  };
  reference_reminder: {
    organisation_id: string;
    request_id: string;
    nth: number;
    sent_at: Date;
    message_id: string | null;
  };
  reference_answer: {
    organisation_id: string;
    request_id: string;
    id: string;
    how: 'link' | 'spoken';
    what: 'full' | 'dates_only' | 'refused';
    from_on: string | null;
    to_on: string | null;
    job_title: string;
    leaving: string;
    again: 'yes' | 'no' | null;
    words: string;
    relative: boolean | null;
    may_be_shown: boolean | null;
    spoke_with: string;
    spoken_number: string;
    number_found: string;
    received_at: Date;
    recorded_by: string | null;
  };
  reference_judgement: {
    organisation_id: string;
    request_id: string;
    check_id: string;
    outcome: 'satisfied' | 'not_satisfied';
    judged_at: Date;
    judged_by: string | null;
  };
  reference_showing: {
    organisation_id: string;
    id: string;
    request_id: string;
    may_see: boolean;
    because: string;
    decided_at: Date;
    decided_by: string | null;
  };
  employment_gap: {
    organisation_id: string;
    id: string;
    person_id: string;
    from_on: string;
    to_on: string;
    explanation: string;
    explained_at: Date;
    recorded_by: string | null;
  };
  candidates_published: CandidatesPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const referencesDb = opener<ReferencesTables>();
