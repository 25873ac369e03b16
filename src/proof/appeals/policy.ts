import type { Policy } from '../../platform/identity/policy.ts';

/**
 * A learner appeals their own; the assessor answers what they decided, informally; the quality manager and the
 * administrator run the formal stage and what goes to the awarding body; verifiers read.
 */
export const policy = {
  'appeals.own': ['learner'],
  'appeals.read': [
    'owner',
    'assessor',
    'internal_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'appeals.answer': ['assessor', 'centre_administrator', 'quality_manager'],
  'appeals.run': ['centre_administrator', 'quality_manager'],
  'appeals.terms': ['quality_manager'],
} as const satisfies Policy;
