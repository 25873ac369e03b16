import type { Policy } from '../../platform/identity/policy.ts';

/** Whoever works on the desk sees that something changed; what it says they read under their own rights. */
export const policy = {
  'changes.follow': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
} as const satisfies Policy;
