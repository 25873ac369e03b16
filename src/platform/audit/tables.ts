import { opener } from '../db/tx.ts';

/** The log as the application reads it; it can write none of these. */
export interface LogTables {
  log_entry: {
    organisation_id: string;
    seq: number;
    id: string;
    kind: string;
    at: Date;
    actor: string | null;
    envelope: string;
    leaf: Buffer;
    chain: Buffer;
  };
  log_subject: { organisation_id: string; subject_id: string; seq: number };
  log_part: {
    organisation_id: string;
    seq: number;
    person_id: string;
    part: string;
    salt: Buffer;
  };
  log_head: { organisation_id: string; seq: number; chain: Buffer };
}

export const logDb = opener<LogTables>();
