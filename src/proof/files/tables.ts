import type { ColumnType, Generated } from 'kysely';
import { opener } from '../../platform/db/tx.ts';
import type { Area } from './cover-areas.ts';

interface Tenant {
  organisation_id: string;
}
export type MarkedAs = 'learner' | 'assessor' | 'adviser';

export interface FilesTables {
  evidence_file: Tenant & {
    id: string;
    learner_id: string;
    name: string;
    title: string;
    shows: string;
    media: string;
    /** The driver gives 64-bit numbers as text. */
    bytes: number | string;
    piece_bytes: number;
    pieces_sha256: Buffer;
    criteria: string[];
    made_at: Date;
    others: boolean;
    told_on: string | null;
    told_how: string;
    opened_at: Date;
    received_at: Date | null;
    /** Of a file that travels, once it had been given up: the fourteen days count from here. */
    sent_again_at: Generated<Date | null>;
    given_up_at: Date | null;
    sha256: Buffer | null;
    says_where: Generated<boolean>;
    shown_sha256: Buffer | null;
    evidence_id: string | null;
    cleared_at: Date | null;
    cleared_by: string | null;
    emptied_at: Date | null;
    /** The file of which it is a copy with parts covered. */
    covers: Generated<string | null>;
    covered: ColumnType<readonly Area[] | null, string | undefined, never>;
  };
  evidence_file_piece: Tenant & {
    file_id: string;
    nth: number;
    bytes: Buffer;
    sha256: Buffer;
    received_at: Date;
  };
  evidence_file_mark: Tenant & {
    id: string;
    file_id: string;
    learner_id: string;
    criterion_id: string;
    at_second: number | null;
    page: number | null;
    note: string;
    made_by: string;
    made_as: MarkedAs;
    made_at: Date;
    taken_off_at: Date | null;
  };
}

/** Opens this room's tables. */
export const filesDb = opener<FilesTables>();
