import type { Policy } from '../../platform/identity/policy.ts';

/** Whoever texts by hand may write to many; how many at once is an authority limit. */
export const policy = {
  'segments.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'segments.send': ['owner', 'branch_manager', 'consultant', 'resourcer'],
} as const satisfies Policy;
