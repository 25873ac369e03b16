import type { Policy } from '../../platform/identity/policy.ts';

/** Who sees to it that the calendar is lengthened. */
export const policy = {
  'calendar.read': ['owner', 'branch_manager', 'compliance_officer'],
} as const satisfies Policy;
