import type { ColumnType } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { Finding } from '../../rules/finding.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { PeoplePublished } from '../people/index.ts';
import type { CallOutcome } from './call-down.ts';
import type { Mode, ReplyOutcome, RingKind } from './round.ts';

/** Why somebody of a ring was not asked. */
export type LeftOutWhy = 'do_not_contact' | 'no_address' | 'not_cleared' | 'asked_already';

export interface OffersTables {
  offer_mode: {
    organisation_id: string;
    id: string;
    client_id: string;
    line_id: string | null;
    mode: Mode;
    said_at: Date;
    said_by: string | null;
  };
  client_favourite: {
    organisation_id: string;
    id: string;
    client_id: string;
    person_id: string;
    because: string;
    added_at: Date;
    added_by: string | null;
    ended_at: Date | null;
    ended_by: string | null;
  };
  offer_hours: {
    organisation_id: string;
    id: string;
    quiet_from: number;
    quiet_until: number;
    unless_hours: number;
    said_at: Date;
    said_by: string | null;
  };
  round_of_asking: {
    organisation_id: string;
    id: string;
    booking_id: string;
    line_id: string;
    mode: Mode;
    channel: 'text' | 'mail';
    note: string;
    ring_minutes: number;
    closes_at: Date;
    started_at: Date;
    started_by: string;
    next_at: Date | null;
    lease_until: Date | null;
    closed_at: Date | null;
    closed_by: string | null;
    closed_why: 'filled' | 'stopped' | null;
  };
  offer_round_shift: { organisation_id: string; round_id: string; shift_id: string };
  offer_ring: {
    organisation_id: string;
    id: string;
    round_id: string;
    position: number;
    kind: RingKind;
    picked: string[];
    asked_at: Date | null;
    asked: number | null;
  };
  offer_asked: {
    organisation_id: string;
    round_id: string;
    person_id: string;
    ring_id: string;
    position: number;
    left_out: LeftOutWhy | null;
    asked_at: Date;
    sent_id: string | null;
    stood_down_at: Date | null;
  };
  offer_reply: {
    organisation_id: string;
    id: string;
    round_id: string;
    person_id: string;
    how: 'link' | 'text';
    said_at: Date;
    yes_shifts: string[];
    words: string;
    outcome: ReplyOutcome;
    got_shifts: string[];
    findings: ColumnType<readonly Finding[], string, string>;
    seen_at: Date | null;
    seen_by: string | null;
  };
  offer_reserve: {
    organisation_id: string;
    id: string;
    line_id: string;
    person_id: string;
    position: number;
    added_at: Date;
    added_by: string | null;
    ended_at: Date | null;
    ended_by: string | null;
  };
  offer_proposal: {
    organisation_id: string;
    id: string;
    line_id: string;
    person_id: string;
    shift_ids: string[];
    how: 'phone' | 'email' | 'in_person';
    proposed_at: Date;
    proposed_by: string | null;
    answer: 'accepted' | 'declined' | null;
    answered_how: 'phone' | 'email' | 'in_person' | null;
    answered_by: string | null;
    answered_at: Date | null;
    recorded_by: string | null;
    words: string;
  };
  call_down: {
    organisation_id: string;
    id: string;
    booking_id: string;
    line_id: string;
    shift_ids: string[];
    made_at: Date;
    made_by: string | null;
  };
  call_down_person: {
    organisation_id: string;
    call_down_id: string;
    person_id: string;
    position: number;
  };
  call_claim: {
    organisation_id: string;
    person_id: string;
    call_down_id: string;
    claimed_by: string;
    claimed_at: Date;
    until: Date;
  };
  call_press: {
    organisation_id: string;
    id: string;
    call_down_id: string;
    person_id: string;
    outcome: CallOutcome;
    words: string;
    ring_back_at: Date | null;
    at: Date;
    by_member: string | null;
  };
  people_published: PeoplePublished;
  candidates_published: CandidatesPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const offersDb = opener<OffersTables>();
