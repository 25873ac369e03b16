import type { Policy } from '../../platform/identity/policy.ts';

/** Who reads how a rule came to its answer: whoever ranks. Sentences name people and places. */
export const policy = {
  'clearance.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
} as const satisfies Policy;
