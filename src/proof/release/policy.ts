import type { Policy } from '../../platform/identity/policy.ts';

/**
 * The learner asks (`portfolio.own`), whoever answers for the agency releases; at a centre whoever administers it
 * keeps employers, and whoever works there reads them.
 */
export const policy = {
  'releases.confirm': ['owner', 'branch_manager'],
  'employers.read': [
    'owner',
    'adviser',
    'assessor',
    'internal_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'employers.manage': ['owner', 'centre_administrator', 'quality_manager'],
} as const satisfies Policy;
