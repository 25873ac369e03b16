import type { Generated } from 'kysely';
import { opener } from '../../platform/db/tx.ts';

interface Tenant {
  organisation_id: string;
}

interface ReleaseTables {
  release_centre: Tenant & { id: string; name: string; recorded_at: Date; recorded_by: string };
  evidence_release: Tenant & {
    id: string;
    learner_id: string;
    evidence_id: string;
    centre_id: string;
    code: string;
    asked_at: Date;
    answered_at: Date | null;
    answered_by: string | null;
    refused_because: string | null;
    package: string | null;
    package_sha256: Buffer | null;
    checkpoint_size: number | null;
  };
  employer: Tenant & {
    id: string;
    name: string;
    contact_id: string;
    recorded_at: Date;
    recorded_by: string;
    origin: string | null;
    verifier_key: string | null;
    key_confirmed_at: Date | null;
    key_confirmed_by: string | null;
  };
  employment: Tenant & {
    id: string;
    learner_id: string;
    employer_id: string;
    from_on: string;
    to_on: string | null;
    code: string;
    known_as: string | null;
    recorded_at: Date;
    recorded_by: string;
  };
  employer_checkpoint: Tenant & {
    employer_id: string;
    size: number;
    root: Buffer;
    note: string;
    /** JSON: [{ from, proof }]. */
    growth: Generated<unknown>;
    seen_at: Date;
  };
  released_package: Tenant & {
    id: string;
    employer_id: string;
    employment_id: string;
    item: string;
    package: string;
    package_sha256: Buffer;
    received_at: Date;
    received_by: string | null;
    evidence_id: string | null;
    turned_away_at: Date | null;
  };
  /** A file of an item that came: its bytes are kept by files. */
  released_file: Tenant & {
    evidence_id: string;
    learner_id: string;
    package_id: string;
    sha256: Buffer;
  };
}

/** Opens this room's tables. */
export const releaseDb = opener<ReleaseTables>();
