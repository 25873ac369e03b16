import type { Policy } from '../../platform/identity/policy.ts';

/**
 * Advisers and assessors write what they do with a learner; an assessor decides on prior learning; the learner agrees
 * to their own plan and reads their own way; verifiers, the quality manager and who administers read it all.
 */
export const policy = {
  'programme.read': [
    'owner',
    'branch_manager',
    'adviser',
    'assessor',
    'internal_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'programme.write': ['adviser', 'assessor'],
  'programme.judge': ['assessor'],
  'programme.agree': ['external_verifier'],
  'programme.own': ['learner'],
} as const satisfies Policy;
