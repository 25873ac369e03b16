import { opener } from '../../platform/db/tx.ts';
import type { FindingKind } from './schema.ts';

interface AuthorshipTables {
  authorship_finding: {
    organisation_id: string;
    id: string;
    learner_id: string;
    claim_id: string;
    evidence_id: string;
    nth: number;
    finding: FindingKind;
    because: string;
    found_at: Date;
    found_by: string;
  };
  hand_out: {
    organisation_id: string;
    id: string;
    title: string;
    sha256: Buffer;
    kept_at: Date;
    kept_by: string;
  };
}

/** Opens this room's tables. */
export const authorshipDb = opener<AuthorshipTables>();
