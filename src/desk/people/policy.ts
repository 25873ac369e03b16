import type { Policy } from '../../platform/identity/policy.ts';

/** Everyone of the desk sees who somebody is; erasure cannot be taken back, so few may do it. */
export const policy = {
  'people.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'people.write': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'people.erase': ['owner', 'compliance_officer'],
} as const satisfies Policy;
