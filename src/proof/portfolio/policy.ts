import type { Policy } from '../../platform/identity/policy.ts';

/** The portfolio is the learner's own: nobody references or claims for them, an owner neither. */
export const policy = {
  'portfolio.own': ['learner'],
  'portfolio.enrol': ['owner', 'branch_manager'],
  'portfolio.oversee': ['owner', 'branch_manager'],
  'contributions.answer': [
    'owner',
    'branch_manager',
    'consultant',
    'resourcer',
    'compliance_officer',
  ],
  'evidence.original': ['owner', 'branch_manager'],
} as const satisfies Policy;
