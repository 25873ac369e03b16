import type { Policy } from '../../platform/identity/policy.ts';

/**
 * Verifiers and the quality manager watch, ask for blind judgements and write minutes; whoever advises, assesses or
 * verifies takes part and sees their own; what a learner said in an interview is read by verifiers alone.
 */
export const policy = {
  'standardisation.read': [
    'owner',
    'assessor',
    'adviser',
    'internal_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'standardisation.lead': ['internal_verifier', 'quality_manager'],
  'standardisation.take_part': [
    'assessor',
    'adviser',
    'internal_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'standardisation.interviews': ['internal_verifier'],
  'standardisation.interview': ['internal_verifier'],
} as const satisfies Policy;
