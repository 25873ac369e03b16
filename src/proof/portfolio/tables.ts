import type { Generated } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { ABOUT_KINDS, OWN_WORK, PARTS } from './schema.ts';

export type AboutKind = (typeof ABOUT_KINDS)[number];
export type OwnWork = (typeof OWN_WORK)[number];
export type Part = (typeof PARTS)[number];

interface Tenant {
  organisation_id: string;
}

export interface PortfolioTables {
  learner: Tenant & { member_id: string; registered_at: Date; registered_by: string };
  enrolment: Tenant & {
    id: string;
    learner_id: string;
    framework_id: string;
    started_on: string;
    enrolled_at: Date;
    enrolled_by: string;
    ended_because: string | null;
  };
  learner_move: Tenant & {
    id: string;
    learner_id: string;
    from_enrolment_id: string;
    to_enrolment_id: string;
    map_id: string;
    because: string;
    moved_at: Date;
    moved_by: string;
  };
  enrolment_unit: Tenant & { enrolment_id: string; unit_id: string; chosen_at: Date };
  evidence_case: Tenant & {
    id: string;
    learner_id: string;
    about_kind: AboutKind;
    about_id: string;
    first_at: Date;
    last_at: Date;
    set_aside_at: Date | null;
    set_aside_because: string | null;
  };
  suggested_entry: Tenant & {
    learner_id: string;
    seq: number;
    case_id: string;
    entry_id: string;
    leaf: Buffer;
    kind: string;
    at: Date;
    part: Part;
    shows_as: string[];
    not_counting: string | null;
  };
  contribution: Tenant & {
    id: string;
    learner_id: string;
    seq: number;
    asked_of: string;
    what: string;
    asked_at: Date;
    answered_at: Date | null;
    confirmed: boolean | null;
    words: string | null;
  };
  evidence: Tenant & {
    id: string;
    learner_id: string;
    /** 'work', or what another room registered. */
    source: Generated<string>;
    /** Null: it is no work record. */
    case_id: string | null;
    /** Members with a hand in an item that is no work record. */
    parties: Generated<string[]>;
    title: string;
    note: string;
    older_because: string | null;
    accepted_at: Date;
  };
  evidence_entry: Tenant & {
    evidence_id: string;
    learner_id: string;
    seq: number;
    parties: string[];
  };
  evidence_reference: Tenant & {
    evidence_id: string;
    criterion_id: string;
    learner_id: string;
    note: string;
    referenced_at: Date;
  };
  claim: Tenant & {
    id: string;
    learner_id: string;
    unit_id: string;
    attempt: number;
    declaration: string;
    /** Null on claims made before declarations had versions. */
    declared_version: number | null;
    declared_sha256: Buffer | null;
    claimed_at: Date;
    assessor_id: string | null;
    taken_at: Date | null;
    withdrawn_at: Date | null;
    decided_at: Date | null;
    achieved: boolean | null;
  };
  claim_reopened: Tenant & { claim_id: string; reopened_at: Date; reopened_by: string };
  claim_evidence: Tenant & {
    claim_id: string;
    evidence_id: string;
    rendition: string;
    rendition_sha256: Buffer;
  };
  claim_reference: Tenant & {
    claim_id: string;
    evidence_id: string;
    criterion_id: string;
    note: string;
  };
  pseudonym_key: Tenant & { key: Buffer };
}

/** Opens this room's tables. */
export const portfolioDb = opener<PortfolioTables>();
