import type { Policy } from '../../platform/identity/policy.ts';

const desk = ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'] as const;

/** Whoever meets a worker hands things out and takes them back; who leaves is said by whoever books or clears them. */
export const policy = {
  'issued.read': desk,
  'issued.write': desk,
  'leavers.write': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
} as const satisfies Policy;
