import { opener } from '../db/tx.ts';
import type { Role } from './actor.ts';

export interface IdentityTables {
  organisation: {
    id: string;
    name: string;
    kind: 'agency' | 'centre' | 'agency_and_centre';
    is_sample: boolean;
    address: string;
    email: string;
    phone: string;
    created_at: Date;
  };
  branch: { organisation_id: string; id: string; name: string; created_at: Date };
  member: {
    organisation_id: string;
    id: string;
    auth_user_id: string;
    name: string;
    email: string;
    branch_id: string | null;
    joined_at: Date;
  };
  member_role: {
    organisation_id: string;
    member_id: string;
    role: Role;
    given_at: Date;
    given_by: string | null;
    /** The last day, in London, on which the role is held; null: until it is taken away. */
    until_on: string | null;
  };
  identity_confirmation: { organisation_id: string; member_id: string; confirmed_at: Date };
  second_factor_due: {
    organisation_id: string;
    id: string;
    member_id: string;
    what: 'set_up' | 'taken_off' | 'reset' | 'codes_renewed' | 'code_used';
    by_member: string | null;
    codes_left: number;
    happened_at: Date;
  };
  member_departure: {
    organisation_id: string;
    member_id: string;
    left_at: Date;
    recorded_by: string;
  };
  invitation: {
    organisation_id: string;
    id: string;
    email: string;
    name: string;
    roles: Role[];
    branch_id: string | null;
    token_hash: Buffer;
    invited_at: Date;
    invited_by: string;
    expires_at: Date;
    accepted_at: Date | null;
    withdrawn_at: Date | null;
    external_until: string | null;
  };
  sign_in_rule: {
    organisation_id: string;
    authenticator_required: boolean;
    changed_at: Date;
    changed_by: string;
  };
  access_token: {
    organisation_id: string;
    id: string;
    member_id: string;
    name: string;
    token_hash: Buffer;
    begins: string;
    actions: string[] | null;
    made_at: Date;
    expires_at: Date;
    last_used_at: Date | null;
    revoked_at: Date | null;
    revoked_by: string | null;
  };
}

/** Opens a transaction on the tables of organisations and members. */
export const identityDb = opener<IdentityTables>();
