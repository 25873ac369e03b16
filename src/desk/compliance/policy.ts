import type { Policy } from '../../platform/identity/policy.ts';

const all = ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'] as const;

/** Who may do what with checks, do-not-send and overrides. */
export const policy = {
  'checks.read': all,
  'checks.write': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'place-wishes.write': ['owner', 'branch_manager', 'consultant', 'resourcer'],
  'do-not-send.write': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  /** Lifting a block of the law on a named ground; the route stands with the shift. */
  'rules.override': ['owner', 'compliance_officer'],
} as const satisfies Policy;
