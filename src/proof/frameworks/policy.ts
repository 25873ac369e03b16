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
    'adviser',
    'internal_verifier',
    'external_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'frameworks.manage': ['owner', 'quality_manager'],
} as const satisfies Policy;
