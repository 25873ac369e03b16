import { opener } from '../../platform/db/tx.ts';
import type { SIDES, STEPS, VISIT_KINDS } from './schema.ts';

interface Tenant {
  organisation_id: string;
}
export type VisitKind = keyof typeof VISIT_KINDS;
export type VisitState = keyof typeof STEPS;
export type Side = keyof typeof SIDES;

interface ContactTables {
  contact_message: Tenant & {
    id: string;
    learner_id: string;
    member_id: string;
    written_by: string;
    to_id: string;
    words: string;
    unit_id: string | null;
    judgement_id: string | null;
    written_at: Date;
  };
  contact_strike: Tenant & {
    message_id: string;
    struck_by: string;
    because: string;
    struck_at: Date;
  };
  contact_reading: Tenant & { message_id: string; read_by: string; read_at: Date };
  learner_visit: Tenant & {
    id: string;
    learner_id: string;
    member_id: string;
    kind: VisitKind;
    planned_at: Date;
  };
  learner_visit_step: Tenant & {
    id: string;
    visit_id: string;
    learner_id: string;
    number: number;
    kind: VisitState;
    starts_at: Date | null;
    minutes: number | null;
    place: string;
    side: Side | null;
    words: string;
    observation_id: string | null;
    dialogue_id: string | null;
    written_at: Date;
    written_by: string;
  };
}

/** Opens this room's tables. */
export const contactDb = opener<ContactTables>();
