import type { Policy } from '../../platform/identity/policy.ts';

/**
 * The administrator records what the awarding body writes; the quality manager authorises staff (R22); whoever judges
 * reads it all and keeps their own learning and ties.
 */
export const policy = {
  'centre.read': [
    'owner',
    'branch_manager',
    'assessor',
    'adviser',
    'internal_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'centre.administer': ['owner', 'centre_administrator', 'quality_manager'],
  'centre.authorise': ['quality_manager'],
  'centre.verify': ['internal_verifier'],
  'centre.own': [
    'owner',
    'assessor',
    'adviser',
    'internal_verifier',
    'centre_administrator',
    'quality_manager',
  ],
} as const satisfies Policy;
