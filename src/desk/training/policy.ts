import type { Policy } from '../../platform/identity/policy.ts';

const desk = ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'] as const;

/**
 * Everybody on the desk reads who has which course and books places. What is mandatory stops people from working, so
 * it is said by a manager or the compliance officer; a certificate is seen by whoever may record checks.
 */
export const policy = {
  'training.read': desk,
  'training.write': desk,
  'training.attendance': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'training.settings': ['owner', 'branch_manager', 'compliance_officer'],
} as const satisfies Policy;
