import type { Policy } from './policy.ts';

const everyone = [
  'owner',
  'branch_manager',
  'consultant',
  'resourcer',
  'compliance_officer',
] as const;

/** Who may see and manage members. A branch manager invites to their own branch; see invite.ts. */
export const policy = {
  'members.read': everyone,
  'members.manage': ['owner', 'branch_manager'],
  'organisation.read': everyone,
  'organisation.manage': ['owner'],
} as const satisfies Policy;
