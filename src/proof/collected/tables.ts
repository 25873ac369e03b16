import type { Generated, JSONColumnType } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { BehaviourCounted } from './count-behaviour.ts';
import type { KINDS, RELATIONS } from './schema.ts';

interface Tenant {
  organisation_id: string;
}
export type Relation = keyof typeof RELATIONS;
export type Kind = keyof typeof KINDS;

/** A witness who was asked. */
export interface TestimonyRequest extends Tenant {
  id: string;
  learner_id: string;
  witness_id: string;
  relation: Relation;
  about_evidence: string | null;
  what: string;
  asked_at: Date;
  expires_at: Date;
  message_id: string | null;
  reminders: Generated<number>;
  reminded_at: Date | null;
  /** When a round looked whether to remind them by itself. */
  looked_at: Generated<Date | null>;
  withdrawn_at: Date | null;
}

interface CollectedTables {
  behaviour_count: Tenant & {
    evidence_id: string;
    learner_id: string;
    pattern: string;
    version: number;
    from_on: string;
    to_on: string;
    up_to_seq: number;
    occasions: number;
    shown: number;
    result: JSONColumnType<BehaviourCounted, string, never>;
    result_sha256: Buffer;
    entries_sha256: Buffer;
    counted_at: Date;
  };
  personal_statement: Tenant & {
    evidence_id: string;
    learner_id: string;
    words: string;
    words_sha256: Buffer;
    written_at: Date;
  };
  testimony_request: TestimonyRequest;
  testimony: Tenant & {
    request_id: string;
    learner_id: string;
    id: string;
    declined: boolean;
    words: string;
    words_sha256: Buffer | null;
    job: string;
    seen_on: string | null;
    signed_name: string;
    answered_at: Date;
    evidence_id: string | null;
  };
  observation: Tenant & {
    id: string;
    learner_id: string;
    observer_id: string;
    acted_as: 'assessor' | 'adviser';
    kind: Kind;
    held_on: string;
    place: string;
    minutes: number;
    words: string;
    words_sha256: Buffer;
    recorded_at: Date;
    answered_at: Date | null;
    agreed: boolean | null;
    answer: Generated<string>;
  };
  observation_mark: Tenant & {
    observation_id: string;
    criterion_id: string;
    at_second: number | null;
    words: string;
  };
}

/** Opens this room's tables. */
export const collectedDb = opener<CollectedTables>();
