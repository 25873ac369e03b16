import { opener } from '../../platform/db/tx.ts';
import type { ShiftsPublished } from '../bookings/index.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { PeoplePublished, PeopleWordsPublished } from '../people/index.ts';
import type { Step } from './registration.ts';
import type { HowKnown } from './skills-schema.ts';

interface RegistrationTables {
  registration: {
    organisation_id: string;
    person_id: string;
    role: string;
    owner_id: string;
    opened_at: Date;
    opened_by: string | null;
  };
  registration_step: {
    organisation_id: string;
    id: string;
    person_id: string;
    step: Step;
    reason: string;
    at: Date;
    by_member: string | null;
  };
  candidate_interview: {
    organisation_id: string;
    id: string;
    person_id: string;
    held_at: Date;
    held_by: string;
    how: 'in_person' | 'video' | 'phone';
    needs: string;
    wants: string;
    expectations: string;
    identity_seen: string;
    check_id: string | null;
    recorded_at: Date;
    recorded_by: string | null;
  };
  candidate_skill_answer: {
    organisation_id: string;
    person_id: string;
    sector: string;
    skill: string;
    list_version: string;
    how: HowKnown;
    answered_at: Date;
    answered_by: string | null;
  };
  candidate_test: {
    organisation_id: string;
    id: string;
    person_id: string;
    name: string;
    version: string;
    score: number;
    out_of: number;
    taken_on: string;
    recorded_at: Date;
    recorded_by: string | null;
  };
  photo_role: {
    organisation_id: string;
    role: string;
    because: string;
    since: Date;
    set_by: string | null;
  };
  candidate_photo: {
    organisation_id: string;
    person_id: string;
    content_type: 'image/jpeg' | 'image/png';
    bytes: Buffer;
    sha256: Buffer;
    taken_in_at: Date;
    taken_in_by: string | null;
  };
  candidates_published: CandidatesPublished;
  shifts_published: ShiftsPublished;
  people_published: PeoplePublished;
  people_words_published: PeopleWordsPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const registrationDb = opener<RegistrationTables>();
