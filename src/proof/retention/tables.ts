import { opener } from '../../platform/db/tx.ts';
import type { APPROVERS, HOLDS } from './schema.ts';

interface Tenant {
  organisation_id: string;
}
export type Approver = keyof typeof APPROVERS;
export type Hold = keyof typeof HOLDS;

interface RetentionTables {
  destruction_list: Tenant & {
    id: string;
    list: string;
    list_sha256: Buffer;
    drawn_at: Date;
    drawn_by: string;
    offered_at: Date | null;
    withdrawn_at: Date | null;
    withdrawn_by: string | null;
    destroyed_at: Date | null;
    destroyed_by: string | null;
  };
  destruction_line: Tenant & {
    list_id: string;
    learner_id: string;
    held_until: string;
    message_id: string | null;
    outcome: 'destroyed' | 'left_out' | 'withdrawn' | null;
    hold: Hold | null;
    went: unknown;
  };
  destruction_approval: Tenant & {
    list_id: string;
    as_role: Approver;
    member_id: string;
    list_sha256: Buffer;
    approved_at: Date;
  };
}

/** Opens this room's tables. */
export const retentionDb = opener<RetentionTables>();
