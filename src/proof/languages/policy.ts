import type { Policy } from '../../platform/identity/policy.ts';

/**
 * The learner, or who advises or assesses them, says what language an item is in; the centre has it translated; the
 * quality manager says in which languages the centre assesses (R50).
 */
export const policy = {
  'languages.read': [
    'owner',
    'learner',
    'assessor',
    'adviser',
    'internal_verifier',
    'quality_manager',
    'centre_administrator',
  ],
  'languages.list': [
    'owner',
    'assessor',
    'adviser',
    'internal_verifier',
    'quality_manager',
    'centre_administrator',
  ],
  'languages.say': ['learner', 'assessor', 'adviser', 'internal_verifier'],
  'languages.translate': ['adviser', 'centre_administrator', 'quality_manager'],
  'languages.assess_in': ['quality_manager'],
} as const satisfies Policy;
