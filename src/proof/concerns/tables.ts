import { opener } from '../../platform/db/tx.ts';
import type { KINDS, OUTCOMES, STATES } from './schema.ts';

interface Tenant {
  organisation_id: string;
}
export type ConcernKind = keyof typeof KINDS;
export type ConcernState = keyof typeof STATES;

interface ConcernsTables {
  concern: Tenant & {
    id: string;
    kind: ConcernKind;
    said_on: string;
    due_on: string;
    said_by: string;
    about: string;
    facts: string;
    against: string | null;
    raised_at: Date;
    raised_by: string;
  };
  concern_entry: Tenant & {
    id: string;
    concern_id: string;
    number: number;
    state: ConcernState;
    on_day: string;
    due_on: string | null;
    words: string;
    reference: string;
    outcome: keyof typeof OUTCOMES | null;
    replaces: number | null;
    written_at: Date;
    written_by: string;
  };
}

/** Opens this room's tables. */
export const concernsDb = opener<ConcernsTables>();
