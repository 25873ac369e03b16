import type { Policy } from '../../platform/identity/policy.ts';

/** Who reads the log. What is personal in it is for owners and compliance officers: see routes.ts. */
export const policy = {
  'log.read': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'log.parts': ['owner', 'compliance_officer'],
  'log.verify': ['owner', 'branch_manager', 'compliance_officer'],
} as const satisfies Policy;
