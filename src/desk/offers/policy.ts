import type { Policy } from '../../platform/identity/policy.ts';

/** Who asks people for work, who rings them down, and who says how a client takes them. */
export const policy = {
  'offers.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'offers.ask': ['owner', 'branch_manager', 'consultant', 'resourcer'],
  'offers.propose': ['owner', 'branch_manager', 'consultant'],
  'offers.manage': ['owner', 'branch_manager', 'consultant'],
} as const satisfies Policy;
