import type { Policy } from '../../platform/identity/policy.ts';

/** Whoever takes and cancels bookings closes a client; the desk reads. */
export const policy = {
  'shutdowns.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'shutdowns.write': ['owner', 'branch_manager', 'consultant'],
} as const satisfies Policy;
