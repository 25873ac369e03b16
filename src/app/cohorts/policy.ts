import type { Policy } from '../../platform/identity/policy.ts';

/** Whoever runs the centre sets its cohorts up. */
export const policy = {
  'cohorts.set_up': ['owner', 'centre_administrator', 'quality_manager'],
} as const satisfies Policy;
