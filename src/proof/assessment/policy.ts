import type { Policy } from '../../platform/identity/policy.ts';

/** An assessor judges what others claim; a learner reads what was judged of their own. */
export const policy = {
  'assessment.judge': ['assessor'],
  'assessment.outcomes': ['learner'],
} as const satisfies Policy;
