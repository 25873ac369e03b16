import { opener } from '../db/tx.ts';

/** The log as the application reads it; it can write none of these. */
interface SealedTables {
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

/** Checkpoints of the log, the keys that sign them and stored nodes of the tree: read and inserted. */
interface CheckpointTables {
  log_key: {
    organisation_id: string;
    number: number;
    id: string;
    verifier_key: string;
    sealed: Buffer;
    made_at: Date;
    made_by: string | null;
    retired_at: Date | null;
  };
  log_checkpoint: {
    organisation_id: string;
    size: number;
    root: Buffer;
    note: string;
    made_at: Date;
  };
  log_node: { organisation_id: string; level: number; place: number; hash: Buffer };
}

export type LogTables = SealedTables & CheckpointTables;

export const logDb = opener<LogTables>();
