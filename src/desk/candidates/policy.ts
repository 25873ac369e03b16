import type { Policy } from '../../platform/identity/policy.ts';

/** The whole desk works with candidates; a compliance officer keeps their qualifications and reads the rest. */
export const policy = {
  'candidates.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'candidates.write': ['owner', 'branch_manager', 'consultant', 'resourcer'],
  'candidates.qualify': [
    'owner',
    'branch_manager',
    'consultant',
    'resourcer',
    'compliance_officer',
  ],
  'candidates.archive': ['owner', 'branch_manager', 'consultant'],
  'candidates.import': ['owner', 'branch_manager', 'consultant', 'resourcer'],
} as const satisfies Policy;
