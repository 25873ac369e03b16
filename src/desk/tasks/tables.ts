import { opener } from '../../platform/db/tx.ts';

interface Tenant {
  organisation_id: string;
}

export interface TasksTables {
  task: Tenant & {
    id: string;
    kind: 'task' | 'ring_back';
    title: string;
    standard: string;
    priority: 'normal' | 'high';
    about_kind: string | null;
    about_id: string | null;
    person_id: string | null;
    owner_id: string;
    due_at: Date;
    first_due_at: Date;
    promised_to: 'colleague' | 'client' | 'candidate' | null;
    promised_member: string | null;
    made_at: Date;
    made_by: string | null;
    made_by_name: string;
    ended_how: 'done' | 'dropped' | null;
    ended_at: Date | null;
    ended_by: string | null;
    ended_by_name: string | null;
    outcome: string;
  };
  task_handing: Tenant & {
    id: string;
    task_id: string;
    from_id: string;
    from_name: string;
    to_id: string;
    words: string;
    handed_at: Date;
    answer: 'accepted' | 'declined' | 'taken_back' | null;
    answered_at: Date | null;
    because: string;
  };
  pinned_alert: Tenant & {
    id: string;
    subject_kind: 'person' | 'client' | 'site';
    subject_id: string;
    kind: 'travel' | 'contact' | 'health' | 'site' | 'other';
    words: string;
    basis: 'asked_us' | 'adjustment' | 'safety' | null;
    review_on: string;
    pinned_at: Date;
    pinned_by: string | null;
    pinned_by_name: string;
    ended_at: Date | null;
    ended_by: string | null;
    ended_because: string;
  };
  handover: Tenant & {
    id: string;
    given_at: Date;
    given_by: string;
    given_by_name: string;
    to_id: string;
    until_at: Date;
    words: string;
    sha256: Buffer;
    acknowledged_at: Date | null;
  };
  on_call: Tenant & {
    id: string;
    member_id: string;
    starts_at: Date;
    ends_at: Date;
    /** E.164; empty: the agency's own number. */
    phone: string;
    set_at: Date;
    set_by: string | null;
    withdrawn_at: Date | null;
    withdrawn_by: string | null;
  };
  handover_item: Tenant & {
    handover_id: string;
    place: number;
    kind: 'offer' | 'gap' | 'confirmation' | 'ring_back' | 'task' | 'approval' | 'other';
    words: string;
    about_kind: string | null;
    about_id: string | null;
    person_ids: string[];
    owner_id: string;
    due_at: Date | null;
  };
}

/** Opens this room's tables. */
export const tasksDb = opener<TasksTables>();
