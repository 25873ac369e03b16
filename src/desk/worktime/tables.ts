import { opener } from '../../platform/db/tx.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { AbsenceKind } from './schema.ts';

export interface WorktimeTables {
  worker_clock: { organisation_id: string; person_id: string };
  worker_time: {
    organisation_id: string;
    id: string;
    person_id: string;
    shift_id: string;
    state: 'pencilled' | 'accepted';
    kind: 'waking' | 'sleep_in' | 'on_call';
    starts_at: Date;
    ends_at: Date;
    break_minutes: number;
    lapses_at: Date | null;
    label: string;
    hirer_id: string | null;
    role: string | null;
    taken_at: Date;
    taken_by: string | null;
  };
  availability: {
    organisation_id: string;
    id: string;
    person_id: string;
    state: 'available' | 'unavailable' | 'unknown';
    starts_at: Date;
    ends_at: Date;
    reason: string;
    said_at: Date;
    how: string;
    recorded_at: Date;
    recorded_by: string | null;
  };
  availability_pattern: {
    organisation_id: string;
    id: string;
    person_id: string;
    state: 'available' | 'unavailable';
    weekdays: number[];
    every_weeks: number;
    from_on: string;
    until_on: string | null;
    from_clock: string;
    to_clock: string;
    reason: string;
    said_at: Date;
    how: string;
    recorded_at: Date;
    recorded_by: string | null;
    ended_on: string | null;
    ended_at: Date | null;
    ended_by: string | null;
  };
  declared_hours: {
    organisation_id: string;
    id: string;
    person_id: string;
    weekly_minutes: number;
    said_on: string;
    answers_until: string;
    recorded_at: Date;
    recorded_by: string | null;
  };
  opt_out: {
    organisation_id: string;
    id: string;
    person_id: string;
    form: 'written' | 'oral';
    signed_on: string;
    notice_days: number;
    notice_given_on: string | null;
    recorded_at: Date;
    recorded_by: string | null;
  };
  opt_out_scan: {
    organisation_id: string;
    opt_out_id: string;
    content_type: 'application/pdf' | 'image/jpeg' | 'image/png';
    bytes: Buffer;
    sha256: string;
    kept_at: Date;
    kept_by: string | null;
  };
  absence: {
    organisation_id: string;
    id: string;
    person_id: string;
    kind: AbsenceKind;
    from_on: string;
    to_on: string;
    recorded_at: Date;
    recorded_by: string | null;
  };
  candidates_published: CandidatesPublished;
}

/** Opens this room's tables, and the view of those it asks. */
export const worktimeDb = opener<WorktimeTables>();
