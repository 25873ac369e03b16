import type { Policy } from '../../platform/identity/policy.ts';

/** Who sees the start board, who says how somebody comes, and who sets when they are asked. */
export const policy = {
  'attendance.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'attendance.record': ['owner', 'branch_manager', 'consultant', 'resourcer'],
  'attendance.replace': ['owner', 'branch_manager', 'consultant'],
  'attendance.settings': ['owner', 'branch_manager'],
} as const satisfies Policy;
