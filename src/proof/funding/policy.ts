import type { Policy } from '../../platform/identity/policy.ts';

/** Only who administers funding and who answers for it: it shows a learner's days, and what was seen of them (C10). */
export const policy = {
  'funding.read': ['centre_administrator', 'quality_manager'],
  'funding.write': ['centre_administrator', 'quality_manager'],
} as const satisfies Policy;
