import type { Policy } from '../../platform/identity/policy.ts';

/**
 * The morning's page opens for whoever works on the desk or in the centre. A learner without desk work begins at
 * what is next on their way, an external verifier at their own page.
 */
export const policy = {
  'today.open': [
    'owner',
    'branch_manager',
    'consultant',
    'resourcer',
    'compliance_officer',
    'adviser',
    'assessor',
    'internal_verifier',
    'quality_manager',
    'centre_administrator',
  ],
} as const satisfies Policy;
