import type { Policy } from '../../platform/identity/policy.ts';

/**
 * Whoever ranks reads how a rule came to its answer and what is on the list; whoever may be on call, a
 * resourcer not, decides that work goes on. Sentences name people and places.
 */
export const policy = {
  'clearance.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'escalations.decide': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
} as const satisfies Policy;
