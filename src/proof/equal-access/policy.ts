import type { Policy } from '../../platform/identity/policy.ts';

/** Learners say of themselves what they like; who monitors equal access sees totals (R49). */
export const policy = {
  'equal_access.own': ['learner'],
  'equal_access.read': ['owner', 'quality_manager', 'internal_verifier'],
} as const satisfies Policy;
