import type { Policy } from '../../platform/identity/policy.ts';

/** Who sees changes that were asked for, and who asks, records a word and makes them. */
export const policy = {
  'amendments.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'amendments.write': ['owner', 'branch_manager', 'consultant'],
} as const satisfies Policy;
