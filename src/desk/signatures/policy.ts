import type { Policy } from '../../platform/identity/policy.ts';

/** Who sees what was signed, who asks and records answers, who sets how, who publishes what papers are made from. */
export const policy = {
  'signatures.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'signatures.record': ['owner', 'branch_manager', 'consultant'],
  'signatures.publish': ['owner', 'branch_manager'],
  'signatures.set': ['owner', 'branch_manager'],
} as const satisfies Policy;
