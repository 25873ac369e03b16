import type { Policy } from '../../platform/identity/policy.ts';

/**
 * A learner and who looks after them write to each other; verifiers read within their duty. Who runs the centre sees
 * the diary, not the words. A line manager sees nothing.
 */
export const policy = {
  'contact.read': ['learner', 'adviser', 'assessor', 'internal_verifier', 'external_verifier'],
  'contact.write': ['learner', 'adviser', 'assessor'],
  'diary.read': [
    'owner',
    'learner',
    'adviser',
    'assessor',
    'internal_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'diary.write': ['adviser', 'assessor'],
  'diary.cancel': ['learner', 'adviser', 'assessor'],
} as const satisfies Policy;
