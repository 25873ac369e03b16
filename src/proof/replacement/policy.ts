import type { Policy } from '../../platform/identity/policy.ts';

/** Who answers for the centre's frameworks says what replaces them and takes learners over. */
export const policy = {
  'replacement.manage': ['owner', 'quality_manager'],
} as const satisfies Policy;
