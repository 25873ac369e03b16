import type { Policy } from '../../platform/identity/policy.ts';

/** A checkpoint names nobody: who reads the log takes it out. Keys are the owner's; who outside keeps it, two roles'. */
export const policy = {
  'checkpoints.read': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'checkpoints.make': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'checkpoints.rotate': ['owner'],
  'checkpoints.manage': ['owner', 'compliance_officer'],
} as const satisfies Policy;
