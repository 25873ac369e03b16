import type { Policy } from '../../platform/identity/policy.ts';

const desk = ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'] as const;

/**
 * Everybody on the desk writes down what went wrong. A safeguarding concern and what somebody was hurt by are read
 * by those who answer for it, whoever raised it, and the person it was given to (reach.ts).
 */
export const policy = {
  'conflicts.read': desk,
  'conflicts.write': desk,
  'conflicts.restricted': ['owner', 'branch_manager', 'compliance_officer'],
  'conflicts.waive': ['owner', 'branch_manager', 'consultant'],
  'cancellation_terms.read': desk,
  'cancellation_terms.write': ['owner', 'branch_manager'],
} as const satisfies Policy;
