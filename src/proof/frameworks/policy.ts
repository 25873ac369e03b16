import type { Policy } from '../../platform/identity/policy.ts';

/** Everybody reads what is assessed against; the centre's owner takes it up and chooses. */
export const policy = {
  'frameworks.read': [
    'owner',
    'branch_manager',
    'consultant',
    'resourcer',
    'compliance_officer',
    'learner',
    'assessor',
  ],
  'frameworks.manage': ['owner'],
} as const satisfies Policy;
