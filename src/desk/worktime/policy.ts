import type { Policy } from '../../platform/identity/policy.ts';

/** Who may do what with a worker's time. */
export const policy = {
  'worktime.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'worktime.write': ['owner', 'branch_manager', 'consultant', 'resourcer'],
  'opt-outs.write': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
} as const satisfies Policy;
