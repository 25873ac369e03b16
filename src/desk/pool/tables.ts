import type { ColumnType } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { PeoplePublished } from '../people/index.ts';
import type { Choice, LeftOut } from './ask.ts';

export interface PoolTables {
  pool_ask: {
    organisation_id: string;
    id: string;
    week_on: string;
    by_part: boolean;
    channel: 'mail' | 'text';
    note: string;
    asks_hours: boolean;
    closes_at: Date;
    asked_at: Date;
    asked_by: string | null;
    closed_at: Date | null;
    closed_by: string | null;
  };
  pool_asked: {
    organisation_id: string;
    ask_id: string;
    person_id: string;
    left_out: LeftOut | null;
    sent_id: string | null;
    sent_at: Date | null;
    times: number;
  };
  pool_answer: {
    organisation_id: string;
    id: string;
    ask_id: string;
    person_id: string;
    how: 'link' | 'text';
    answered_at: Date;
    choices: ColumnType<readonly Choice[], string, never>;
    words: string;
    weekly_minutes: number | null;
  };
  candidates_published: CandidatesPublished;
  people_published: PeoplePublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const poolDb = opener<PoolTables>();
