import type { ColumnType } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { ExpectedPublished } from '../bookings/index.ts';
import type { CandidatesPublished } from '../candidates/index.ts';
import type { Source } from './schema.ts';

interface Tenant {
  organisation_id: string;
}

interface SegmentTables {
  segment_message: Tenant & {
    id: string;
    source: ColumnType<Source, string, string>;
    label: string;
    channel: 'text' | 'mail';
    subject: string;
    body: string;
    marketing: boolean;
    words_hash: Buffer;
    going: number;
    left_out: number;
    segments: number;
    branch_id: string | null;
    approved_by: string | null;
    made_at: Date;
    made_by: string;
    made_by_name: string;
    stopped_at: Date | null;
    stopped_by: string | null;
    done_at: Date | null;
  };
  segment_person: Tenant & {
    message_id: string;
    person_id: string;
    position: number;
    state: 'waiting' | 'written' | 'left_out' | 'stopped';
    code: string;
    because: string;
    letter_id: string;
    settled_at: Date | null;
  };
  candidates_published: CandidatesPublished;
  expected_published: ExpectedPublished;
}

/** Opens this room's tables, and the views of those it asks. */
export const segmentsDb = opener<SegmentTables>();
