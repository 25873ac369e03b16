import type { Policy } from '../../platform/identity/policy.ts';

/** The learner hides passages of their own items (`portfolio.own`), whoever answers for them of what would leave the house. */
export const policy = {
  'evidence.redact': ['owner', 'branch_manager'],
} as const satisfies Policy;
