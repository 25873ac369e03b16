import type { Policy } from './policy.ts';

const colleagues = [
  'owner',
  'branch_manager',
  'consultant',
  'resourcer',
  'compliance_officer',
] as const;

/** Who may see and manage members. A branch manager invites to their own branch; see invite.ts. */
export const policy = {
  'members.read': colleagues,
  'members.manage': ['owner', 'branch_manager'],
  'organisation.read': [...colleagues, 'learner', 'assessor'],
  'organisation.manage': ['owner'],
  'account.manage': [...colleagues, 'learner', 'assessor'],
} as const satisfies Policy;
