import type { Policy } from '../../platform/identity/policy.ts';

/** Everybody on the desk reads rates; who deals with clients agrees them; money at risk is the managers'. */
export const policy = {
  'rates.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'rates.write': ['owner', 'branch_manager', 'consultant'],
  /** What stands on top of pay, and the least net margin. */
  'costs.write': ['owner', 'branch_manager'],
  /** Credit limits and stops. */
  'credit.write': ['owner', 'branch_manager'],
} as const satisfies Policy;
