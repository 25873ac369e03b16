import { opener } from '../../platform/db/tx.ts';

export interface OverridesTables {
  rule_override: {
    organisation_id: string;
    id: string;
    person_id: string;
    shift_id: string;
    starts_at: Date;
    ends_at: Date;
    rule: string;
    ground: string;
    given_at: Date;
    given_by: string;
    given_by_name: string;
    ground_key: string | null;
    due_minutes: number | null;
    had_minutes: number | null;
    ended_at: Date | null;
  };
  override_sign_off: {
    organisation_id: string;
    override_id: string;
    given_by: string;
    agreed: boolean;
    reason: string;
    signed_at: Date;
    signed_by: string;
    signed_by_name: string;
  };
}

/** Opens this room's tables. */
export const overridesDb = opener<OverridesTables>();
