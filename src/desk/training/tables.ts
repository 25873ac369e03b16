import { opener } from '../../platform/db/tx.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { ClientsPublished, SitesPublished } from '../clients/index.ts';
import type { AskedBy, CourseKind } from './schema.ts';

interface Tenant {
  organisation_id: string;
}

export interface TrainingTables {
  training_course: Tenant & {
    id: string;
    name: string;
    name_key: string;
    kind: CourseKind;
    months_valid: number | null;
    due_weeks: number;
    recorded_at: Date;
    recorded_by: string | null;
  };
  training_requirement: Tenant & {
    id: string;
    course_id: string;
    role: string | null;
    client_id: string | null;
    site_id: string | null;
    asked_by: AskedBy;
    from_on: string;
    recorded_at: Date;
    recorded_by: string | null;
    ended_at: Date | null;
    ended_by: string | null;
  };
  training_session: Tenant & {
    id: string;
    course_id: string;
    starts_at: Date;
    ends_at: Date;
    place: string;
    provider: string;
    cost_pence: number;
    paid_by: 'agency' | 'client' | 'worker';
    client_id: string | null;
    told_on: string | null;
    places: number | null;
    planned_at: Date;
    planned_by: string | null;
    cancelled_at: Date | null;
    cancelled_by: string | null;
    cancelled_because: string;
  };
  training_attendee: Tenant & {
    session_id: string;
    person_id: string;
    booked_at: Date;
    booked_by: string | null;
    outcome: 'attended' | 'absent' | 'withdrawn' | null;
    outcome_at: Date | null;
    outcome_by: string | null;
    certificate: string;
    seen_on: string | null;
    qualification_id: string | null;
    because: string;
  };
  candidates_published: CandidatesPublished;
  clients_published: ClientsPublished;
  sites_published: SitesPublished;
}

export const trainingDb = opener<TrainingTables>();
