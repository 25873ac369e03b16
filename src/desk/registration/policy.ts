import type { Policy } from '../../platform/identity/policy.ts';

/** Who sees registrations, who takes them on, and who says which roles need a photo. */
export const policy = {
  'registrations.read': [
    'owner',
    'branch_manager',
    'consultant',
    'resourcer',
    'compliance_officer',
  ],
  'registrations.write': ['owner', 'branch_manager', 'consultant', 'resourcer'],
  'registrations.settings': ['owner', 'branch_manager'],
} as const satisfies Policy;
