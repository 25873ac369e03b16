import type { Policy } from '../../platform/identity/policy.ts';

/** Who administers the centre hands a learner's record over and takes one in. */
export const policy = {
  'records.move': ['owner', 'centre_administrator', 'quality_manager'],
} as const satisfies Policy;
