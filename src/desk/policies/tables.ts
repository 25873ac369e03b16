import { opener } from '../../platform/db/tx.ts';
import type { LimitKind } from './shapes-schema.ts';

interface Tenant {
  organisation_id: string;
}

export interface PoliciesTables {
  procedure_version: Tenant & {
    procedure_id: string;
    version: number;
    title: string;
    text: string;
    file_name: string | null;
    content_sha256: Buffer;
    change: string;
    in_force_from: string;
    review_on: string;
    owner_id: string;
    governs: string[];
    readers: string[];
    published_at: Date;
    published_by: string;
    published_by_name: string;
  };
  procedure_file: Tenant & { procedure_id: string; version: number; bytes: Buffer };
  procedure_withdrawal: Tenant & {
    procedure_id: string;
    version: number;
    reason: string;
    withdrawn_at: Date;
    withdrawn_by: string;
    withdrawn_by_name: string;
  };
  procedure_receipt: Tenant & {
    procedure_id: string;
    version: number;
    member_id: string;
    read_at: Date;
  };
  authority_limit: Tenant & {
    id: string;
    member_id: string | null;
    role: string | null;
    kind: LimitKind;
    basis: 'amount' | 'unlimited' | 'role';
    amount: number | null;
    from_on: string;
    reason: string;
    set_at: Date;
    set_by: string;
    set_by_name: string;
  };
  approval: Tenant & {
    id: string;
    kind: LimitKind;
    about_kind: string;
    about_id: string;
    amount: number;
    because: string;
    asked_at: Date;
    asked_by: string;
    asked_by_name: string;
    expires_at: Date;
    answer: 'approved' | 'declined' | 'withdrawn' | 'lapsed' | null;
    answer_because: string;
    answered_at: Date | null;
    answered_by: string | null;
    answered_by_name: string | null;
  };
  approval_use: Tenant & {
    approval_id: string;
    kind: LimitKind;
    about_kind: string;
    about_id: string;
    approved_amount: number;
    answer: 'approved';
    amount: number;
    used_at: Date;
    used_by: string | null;
    used_by_name: string;
  };
}

/** Opens this room's tables. */
export const policiesDb = opener<PoliciesTables>();
