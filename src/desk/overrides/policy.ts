import type { Policy } from '../../platform/identity/policy.ts';

/** Who reads which blocks were lifted, and who signs them off: managers, never whoever gave one. */
export const policy = {
  'overrides.read': ['owner', 'branch_manager', 'compliance_officer'],
  'overrides.sign': ['owner', 'branch_manager'],
} as const satisfies Policy;
