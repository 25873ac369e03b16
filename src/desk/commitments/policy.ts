import type { Policy } from '../../platform/identity/policy.ts';

/** Everybody on the desk sees what booked work comes to; managers raise rates in bulk. */
export const policy = {
  'commitments.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'rates.raise': ['owner', 'branch_manager'],
} as const satisfies Policy;
