import type { Policy } from '../../platform/identity/policy.ts';

/** Who sees what was signed, who asks and records answers, who sets whom confirmations ask. */
export const policy = {
  'signatures.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'signatures.record': ['owner', 'branch_manager', 'consultant'],
  'signatures.set': ['owner', 'branch_manager'],
} as const satisfies Policy;
