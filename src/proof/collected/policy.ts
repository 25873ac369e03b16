import type { Policy } from '../../platform/identity/policy.ts';

/** Only those who judge or advise record what they saw; an expert witness is an adviser, asked again in the act. */
export const policy = {
  'observations.record': ['assessor', 'adviser'],
} as const satisfies Policy;
