import type { Policy } from '../../platform/identity/policy.ts';

/** The quality manager answers for what learners declare; whoever has to do with claims reads it. */
export const policy = {
  'declarations.read': [
    'owner',
    'learner',
    'assessor',
    'internal_verifier',
    'external_verifier',
    'quality_manager',
    'centre_administrator',
  ],
  'declarations.publish': ['quality_manager'],
} as const satisfies Policy;
