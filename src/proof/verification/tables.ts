import { opener } from '../../platform/db/tx.ts';
import type { BEFORE, SEEN } from './monitor-schema.ts';
import type { Why } from './plan.ts';
import type { OUTCOMES, SAYS, STAGES, VERIFY_METHODS, WAYS } from './schema.ts';

interface Tenant {
  organisation_id: string;
}

export type Stage = keyof typeof STAGES;
export type Outcome = keyof typeof OUTCOMES;
export type Says = keyof typeof SAYS;
export type VerifyMethod = keyof typeof VERIFY_METHODS;
export type Way = keyof typeof WAYS;

interface VerificationTables {
  verification_cycle: Tenant & {
    id: string;
    framework_id: string;
    framework_code: string;
    name: string;
    from_on: string;
    to_on: string;
    everyone: boolean;
    opened_at: Date;
    opened_by: string;
  };
  verification_cycle_learner: Tenant & { cycle_id: string; learner_id: string };
  verification_risk: Tenant & {
    id: string;
    cycle_id: string;
    assessor_id: string;
    percent: number;
    because: string;
    rated_at: Date;
    rated_by: string;
  };
  verification_inclusion: Tenant & {
    id: string;
    cycle_id: string;
    learner_id: string;
    unit_id: string;
    because: string;
    included_at: Date;
    included_by: string;
  };
  verification_monitoring: Tenant & {
    id: string;
    cycle_id: string;
    stage: keyof typeof BEFORE;
    learner_id: string;
    verifier_id: string;
    hands: string[];
    due_on: string;
    planned_at: Date;
    planned_by: string;
  };
  verification_monitored: Tenant & {
    monitoring_id: string;
    id: string;
    held_on: string;
    outcome: keyof typeof SEEN;
    words: string;
    recorded_at: Date;
    recorded_by: string;
  };
  verification_plan: Tenant & {
    id: string;
    cycle_id: string;
    version: number;
    seed: string;
    checkpoint_size: number;
    percent: number;
    base: number;
    asked: number;
    drawn: number;
    impossible: number;
    file: string;
    file_sha256: Buffer;
    made_from: Buffer;
    planned_at: Date;
    planned_by: string;
  };
  verification_sample: Tenant & {
    id: string;
    cycle_id: string;
    plan_id: string;
    position: number;
    learner_id: string;
    unit_id: string;
    why: readonly { readonly why: Why; readonly of: string }[];
    stages: Stage[];
  };
  verification_turn: Tenant & {
    plan_id: string;
    sample_id: string;
    learner_id: string;
    unit_id: string;
    verifier_id: string | null;
    assessor_id: string | null;
    hands: string[];
  };
  verification_sending: Tenant & {
    id: string;
    plan_id: string;
    to_name: string;
    way: Way;
    sent_on: string;
    to_id: string | null;
    message_id: string | null;
    recorded_at: Date;
    /** Null: it went by itself. */
    recorded_by: string | null;
  };
  verification_start: Tenant & {
    id: string;
    sample_id: string;
    learner_id: string;
    unit_id: string;
    stage: Stage;
    turn: number;
    claim_id: string;
    assessor_id: string;
    hands: string[];
    verifier_id: string;
    decision_id: string | null;
    frozen: string;
    frozen_sha256: Buffer;
    started_at: Date;
  };
  verification_record: Tenant & {
    start_id: string;
    id: string;
    outcome: Outcome;
    methods: VerifyMethod[];
    feedback: string;
    recorded_at: Date;
    recorded_by: string;
    countersign: boolean;
    qualification_id: string | null;
  };
  verification_countersignature: Tenant & {
    start_id: string;
    verifier_id: string;
    assessor_id: string;
    learner_id: string;
    signer_id: string;
    hands: string[];
    qualification_id: string;
    signed_on: string;
    signed_at: Date;
  };
  verification_finding: Tenant & {
    start_id: string;
    criterion_id: string;
    says: Says;
    words: string;
    evidence_ids: string[];
  };
  verification_action: Tenant & {
    id: string;
    start_id: string;
    position: number;
    words: string;
    due_on: string;
    owner_id: string;
    closed_at: Date | null;
    closed_by: string | null;
    closed_words: string | null;
    answered_at: Date | null;
    answer: string | null;
  };
  signed_decision: Tenant & { cycle_id: string; decision_id: string; turn: number };
  verification_signature: Tenant & {
    cycle_id: string;
    turn: number;
    reference: string;
    signed_on: string;
    recorded_at: Date;
    recorded_by: string;
  };
  verification_release: Tenant & {
    cycle_id: string;
    plan_id: string;
    released_at: Date;
    released_by: string;
  };
  ratified_decision: Tenant & { decision_id: string; cycle_id: string };
}

/** Opens this room's tables. */
export const verificationDb = opener<VerificationTables>();
