import type { Policy } from '../../platform/identity/policy.ts';

/** Everybody on the desk reads clients; who deals with them writes. */
export const policy = {
  'clients.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'clients.write': ['owner', 'branch_manager', 'consultant'],
} as const satisfies Policy;
