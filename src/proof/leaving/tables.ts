import { opener } from '../../platform/db/tx.ts';

interface Tenant {
  organisation_id: string;
}

interface LeavingTables {
  brought_record: Tenant & {
    id: string;
    learner_id: string;
    from_name: string;
    origin: string;
    verifier_key: string;
    manifest: string;
    manifest_sha256: Buffer;
    brought_at: Date;
    brought_by: string;
  };
  brought_item: Tenant & {
    evidence_id: string;
    learner_id: string;
    record_id: string;
    /** What it was where it came from. */
    source: string;
    accepted_at: Date;
    package: string;
  };
  /** A file of an item that came: its bytes are kept by files. */
  brought_file: Tenant & {
    evidence_id: string;
    learner_id: string;
    record_id: string;
    sha256: Buffer;
  };
  /** Open when the learner left. */
  brought_claim: Tenant & {
    record_id: string;
    id: string;
    framework_code: string;
    unit: string;
    attempt: number;
    claimed_on: string;
  };
  brought_decision: Tenant & {
    record_id: string;
    id: string;
    framework_code: string;
    unit: string;
    outcome: 'achieved' | 'not_yet';
    standing: 'informal' | 'ratified';
    decided_on: string;
    details: unknown;
  };
}

/** Opens this room's tables. */
export const leavingDb = opener<LeavingTables>();
