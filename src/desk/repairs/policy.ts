import type { Policy } from '../../platform/identity/policy.ts';

/** Everybody on the desk sees what could be done; moving people is the consultant's and the manager's. */
export const policy = {
  'repairs.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'repairs.apply': ['owner', 'branch_manager', 'consultant'],
} as const satisfies Policy;
