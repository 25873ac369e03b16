import type { Policy } from '../../platform/identity/policy.ts';

/**
 * An assessor judges what others claim; whoever verifies or answers for quality reads it, a qualified assessor or
 * verifier countersigns, a learner reads what was judged of their own, an adviser or assessor what
 * waits on them.
 */
export const policy = {
  'assessment.judge': ['assessor'],
  'assessment.read': ['assessor', 'internal_verifier', 'quality_manager'],
  'assessment.countersign': ['assessor', 'internal_verifier'],
  'assessment.own_learners': ['adviser', 'assessor'],
  'assessment.hand_over': ['assessor', 'quality_manager'],
  'assessment.promise': ['quality_manager'],
  'assessment.outcomes': ['learner'],
} as const satisfies Policy;
