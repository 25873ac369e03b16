import type { Policy } from '../../platform/identity/policy.ts';

/** Everybody on the desk reads the weeks; what a hirer's people earn is for those who agree rates. */
export const policy = {
  'equal-treatment.read': [
    'owner',
    'branch_manager',
    'consultant',
    'resourcer',
    'compliance_officer',
  ],
  'comparators.write': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'equal-treatment.write': [
    'owner',
    'branch_manager',
    'consultant',
    'resourcer',
    'compliance_officer',
  ],
  'earlier-weeks.write': [
    'owner',
    'branch_manager',
    'consultant',
    'resourcer',
    'compliance_officer',
  ],
} as const satisfies Policy;
