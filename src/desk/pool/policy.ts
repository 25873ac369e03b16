import type { Policy } from '../../platform/identity/policy.ts';

/** Who sees the pool and who asks it. */
export const policy = {
  'pool.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'pool.ask': ['owner', 'branch_manager', 'consultant', 'resourcer'],
} as const satisfies Policy;
