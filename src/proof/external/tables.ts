import { opener } from '../../platform/db/tx.ts';
import type { OUTCOMES } from './schema.ts';

interface Tenant {
  organisation_id: string;
}

export type Outcome = keyof typeof OUTCOMES;

interface ExternalTables {
  external_appointment: Tenant & {
    id: string;
    member_id: string;
    framework_code: string;
    from_on: string;
    to_on: string;
    reference: string;
    made_at: Date;
    made_by: string;
    ended_at: Date | null;
    ended_by: string | null;
  };
  external_view: Tenant & {
    appointment_id: string;
    member_id: string;
    learner_id: string;
    on_day: string;
    viewed_at: Date;
  };
  external_opened: Tenant & {
    appointment_id: string;
    member_id: string;
    kind: 'staff' | 'cycle' | 'minutes';
    thing_id: string;
    on_day: string;
    opened_at: Date;
  };
  external_sample: Tenant & {
    id: string;
    cycle_id: string;
    appointment_id: string;
    member_id: string;
    opened_at: Date;
  };
  external_pick: Tenant & {
    id: string;
    sample_id: string;
    learner_id: string;
    unit_id: string;
    assessor_id: string;
    picked_by: string;
    picked_at: Date;
  };
  external_record: Tenant & {
    id: string;
    pick_id: string;
    turn: number;
    outcome: Outcome;
    words: string;
    recorded_by: string;
    recorded_at: Date;
  };
  external_closing: Tenant & {
    sample_id: string;
    cycle_id: string;
    member_id: string;
    percent: number;
    base: number;
    asked: number;
    looked_at: number;
    closed_at: Date;
  };
  external_signature: Tenant & {
    cycle_id: string;
    turn: number;
    sample_id: string;
    member_id: string;
    decisions: number;
    decisions_sha256: Buffer;
    signed_at: Date;
  };
}

/** Opens this room's tables. */
export const externalDb = opener<ExternalTables>();
