import type { Generated } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { SIGNER_RELATIONS } from './review-schema.ts';
import type {
  ARRANGEMENT_SIZES,
  BASES,
  COVERED,
  LEARNER_STATES,
  NEXT_STEPS,
  RATINGS,
  TIME_KINDS,
  TOPICS,
} from './schema.ts';

interface Tenant {
  organisation_id: string;
}

/** Every row belongs to one enrolment, whose learner it names. */
interface OfEnrolment extends Tenant {
  id: string;
  enrolment_id: string;
  learner_id: string;
  recorded_at: Date;
  recorded_by: string;
}

export type LearnerState = keyof typeof LEARNER_STATES;
export type Topic = keyof typeof TOPICS;

/** What each kind of step holds beside its day and its words. */
export interface StepDetails {
  advice: { readonly covered: readonly (keyof typeof COVERED)[] };
  entry: {
    readonly roleGives: boolean;
    readonly competence: 'likely' | 'recent' | 'no';
    /** Both tests; the database asks it before a plan. */
    readonly passes: boolean;
  };
  support: Readonly<Record<string, never>>;
  induction: { readonly topics: readonly Topic[]; readonly version: string };
  diagnostic: {
    readonly instrument: string;
    readonly version: string;
    readonly approvedOn: string;
    readonly units: Readonly<Record<string, keyof typeof RATINGS>>;
  };
  language: {
    readonly language: string;
    readonly assessorId: string | null;
    readonly verifierId: string | null;
    /** Left out before translations could be arranged. */
    readonly translator?: string;
    readonly toldOn: string;
  };
  review: { readonly nextOn: string };
  next_step: { readonly to: keyof typeof NEXT_STEPS };
}
export type StepKind = keyof StepDetails;

/** One action of a plan; `doneOn` is said by the version that finds it done. */
export interface PlanAction {
  readonly what: string;
  readonly resources: string;
  readonly dueOn: string;
  readonly unit: string | null;
  readonly doneOn: string | null;
}

interface ProgrammeTables {
  programme_step: OfEnrolment & {
    kind: StepKind;
    on_day: string;
    details: StepDetails[StepKind];
    who: string;
    words: string;
  };
  review_signing: Tenant & {
    id: string;
    step_id: string;
    learner_id: string;
    signer_id: string;
    relation: keyof typeof SIGNER_RELATIONS;
    text_sha256: Buffer;
    asked_at: Date;
    asked_by: string;
    expires_at: Date;
    message_id: string | null;
    opened_at: Date | null;
    withdrawn_at: Date | null;
    answered_at: Date | null;
    answer_id: string | null;
    agreed: boolean | null;
    comment: Generated<string>;
    signed_name: Generated<string>;
    job: Generated<string>;
  };
  special_arrangement: OfEnrolment & {
    size: keyof typeof ARRANGEMENT_SIZES;
    what: string;
    asked_on: string;
    agreed_with: 'external_verifier' | 'awarding_body' | null;
    agreed_on: string | null;
    agreed_words: string | null;
    agreed_recorded_by: string | null;
    from_on: string | null;
    to_on: string | null;
    ended_at: Date | null;
    ended_by: string | null;
    ended_because: string | null;
  };
  prior_learning: OfEnrolment & {
    unit_id: string;
    basis: keyof typeof BASES;
    awarded_by: string;
    achieved_on: string;
    unchanged: boolean;
    currency: string;
    granted: boolean | null;
    decided_words: string | null;
    decided_at: Date | null;
    decided_by: string | null;
  };
  plan_version: Omit<OfEnrolment, 'recorded_at' | 'recorded_by'> & {
    number: number;
    meeting_on: string;
    next_on: string;
    actions: string;
    words: string;
    written_at: Date;
    written_by: string;
  };
  plan_agreement: Tenant & {
    plan_id: string;
    learner_id: string;
    agreed_by: string;
    agreed_at: Date;
  };
  required_learning: OfEnrolment & {
    unit_id: string;
    what: string;
    judged_by: 'centre' | 'external_verifier';
    because: string;
    essential: boolean;
    lifted_at: Date | null;
    lifted_by: string | null;
    lifted_because: string | null;
  };
  guided_time: OfEnrolment & {
    on_day: string;
    kind: keyof typeof TIME_KINDS;
    minutes: number;
    words: string;
    taken_back_at: Date | null;
    taken_back_by: string | null;
    taken_back_because: string | null;
  };
  learner_state: OfEnrolment & {
    state: LearnerState;
    from_on: string;
    new_end_on: string | null;
    words: string;
  };
}

/** Opens this room's tables. */
export const programmeDb = opener<ProgrammeTables>();
