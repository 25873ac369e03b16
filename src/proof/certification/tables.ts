import { opener } from '../../platform/db/tx.ts';
import type { GROUNDS } from './credential-schema.ts';
import type { FAULTS, HANDED, KEY_HOLDERS } from './schema.ts';

interface Tenant {
  organisation_id: string;
}

export type KeyHolder = keyof typeof KEY_HOLDERS;
export type Fault = keyof typeof FAULTS;
export type Handed = keyof typeof HANDED;
export type WithdrawnOn = keyof typeof GROUNDS | 'key_ended';

interface CertificationTables {
  credential_key: Tenant & {
    number: number;
    id: string;
    public_jwk: Readonly<Record<string, string>>;
    sealed: Buffer;
    made_at: Date;
    retired_at: Date | null;
    /** The last day on which what it signed counts. */
    ended_on: string | null;
    ended_because: string | null;
    ended_by: string | null;
  };
  credential_status_list: Tenant & {
    number: number;
    token: string;
    key_id: string;
    made_at: Date;
  };
  statement_withdrawal: Tenant & {
    statement_id: string;
    learner_id: string;
    ground: WithdrawnOn;
    because: string;
    withdrawn_at: Date;
    withdrawn_by: string;
  };
  statement: Tenant & {
    id: string;
    learner_id: string;
    framework_id: string;
    kind: 'unit' | 'transcript';
    unit_id: string | null;
    decision_ids: string[];
    paper: string;
    paper_sha256: Buffer;
    credential: string;
    token: string | null;
    key_id: string | null;
    issued_at: Date;
    issued_by: string;
    status_list: number | null;
    status_index: number | null;
  };
  credential_received: Tenant & {
    id: string;
    learner_id: string;
    name: string;
    achievement_type: string | null;
    issuer: string;
    issuer_name: string | null;
    issued_at: Date | null;
    expires_at: Date | null;
    verified_with: Readonly<Record<string, unknown>>;
    key_holder: KeyHolder;
    token: string;
    token_sha256: Buffer;
    received_at: Date;
    received_by: string;
    status: 'none' | 'unchecked' | 'good' | null;
    named_certificate: boolean;
    awarding_key_id: string | null;
  };
  awarding_key: Tenant & {
    id: string;
    body_name: string;
    issuer: string;
    public_key: Readonly<Record<string, unknown>>;
    thumbprint: string;
    source: string;
    from_on: string;
    to_on: string | null;
    entered_at: Date;
    entered_by: string;
    confirmed_at: Date | null;
    confirmed_by: string | null;
    ended_by: string | null;
  };
  unit_route: Tenant & {
    id: string;
    learner_id: string;
    framework_code: string;
    reference: string;
    from_on: string;
    recorded_at: Date;
    recorded_by: string;
    ended_on: string | null;
    ended_because: string | null;
  };
  award_claim: Tenant & {
    id: string;
    framework_id: string;
    framework_code: string;
    route: 'qualification' | 'unit';
    claimed_at: Date;
    claimed_by: string;
    sent_on: string | null;
    sent_reference: string | null;
  };
  award_line: Tenant & {
    id: string;
    claim_id: string;
    learner_id: string;
    framework_code: string;
    what: string;
    units: string[];
    extra_units: string[];
    credit: number;
    decision_ids: string[];
    outcome: 'issued' | 'refused' | null;
    answered_on: string | null;
    refused_because: string | null;
    answered_by: string | null;
  };
  award_certificate: Tenant & {
    id: string;
    line_id: string;
    number: string;
    issued_on: string;
    replaces: string | null;
    entered_at: Date;
    received_on: string | null;
    checked_on: string | null;
    checked_by: string | null;
    handed_on: string | null;
    handed_how: Handed | null;
    faulty: Fault | null;
    faulty_on: string | null;
    faulty_note: string | null;
  };
}

/** Opens this room's tables. */
export const certificationDb = opener<CertificationTables>();
