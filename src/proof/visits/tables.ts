import { opener } from '../../platform/db/tx.ts';
import type { Band, CONTACT_OUTCOMES, HOW, KINDS, OUTCOMES, WATCHED } from './schema.ts';
import type { Side, StepKind } from './visit.ts';

interface Tenant {
  organisation_id: string;
}

interface VisitsTables {
  visit: Tenant & {
    id: string;
    appointment_id: string;
    member_id: string;
    framework_code: string;
    kind: keyof typeof KINDS;
    agenda: string;
    asks_for: string;
    announced_at: Date;
    announced_by: string;
  };
  visit_step: Tenant & {
    visit_id: string;
    number: number;
    member_id: string;
    kind: StepKind;
    side: Side;
    on_day: string | null;
    words: string;
    answers: number | null;
    answers_side: Side | null;
    written_at: Date;
    written_by: string;
  };
  visit_pack: Tenant & {
    id: string;
    visit_id: string;
    member_id: string;
    number: number;
    files: number;
    bytes: number;
    sha256: Buffer;
    says: unknown;
    content: Buffer | null;
    made_at: Date;
    made_by: string;
  };
  visit_pack_taken: Tenant & {
    pack_id: string;
    member_id: string;
    on_day: string;
    taken_at: Date;
  };
  external_contact: Tenant & {
    id: string;
    appointment_id: string;
    member_id: string;
    framework_code: string;
    learner_id: string;
    how: keyof typeof HOW;
    on_day: string;
    words: string;
    message_id: string | null;
    announced_at: Date;
    held_on: string | null;
    outcome: keyof typeof CONTACT_OUTCOMES | null;
    notes: string;
    recorded_at: Date | null;
  };
  external_observation: Tenant & {
    id: string;
    appointment_id: string;
    member_id: string;
    framework_code: string;
    what: keyof typeof WATCHED;
    observed_id: string;
    on_day: string;
    seen: string;
    outcome: keyof typeof OUTCOMES;
    recorded_at: Date;
  };
  visit_report: Tenant & {
    id: string;
    visit_id: string;
    member_id: string;
    number: number;
    words: string;
    band: Band | null;
    band_from: string | null;
    written_at: Date;
    sha256: Buffer | null;
    given_at: Date | null;
  };
  visit_tariff: Tenant & {
    report_id: string;
    member_id: string;
    tariff_id: string;
    pressed_at: Date;
    pressed_by: string;
  };
  visit_action: Tenant & {
    id: string;
    framework_code: string;
    visit_id: string | null;
    contact_id: string | null;
    observation_id: string | null;
    appointment_id: string | null;
    by_means: 'letter' | 'remote' | null;
    member_id: string;
    words: string;
    owner_id: string;
    due_on: string;
    made_at: Date;
  };
  visit_action_answer: Tenant & {
    action_id: string;
    number: number;
    words: string;
    answered_at: Date;
    answered_by: string;
    closed: boolean | null;
    judged_words: string;
    judged_at: Date | null;
    judged_by: string | null;
  };
}

/** Opens this room's tables. */
export const visitsDb = opener<VisitsTables>();
