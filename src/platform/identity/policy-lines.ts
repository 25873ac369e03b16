import type { Policy } from './policy.ts';

const colleagues = [
  'owner',
  'branch_manager',
  'consultant',
  'resourcer',
  'compliance_officer',
] as const;

/** Those of the proof, who may be nothing else here. */
const ofTheProof = [
  'learner',
  'assessor',
  'adviser',
  'internal_verifier',
  'external_verifier',
  'centre_administrator',
  'quality_manager',
] as const;

/** Who may see and manage members. A branch manager invites to their own branch; see invite.ts. */
export const policy = {
  'members.read': [...colleagues, 'centre_administrator', 'quality_manager'],
  'members.manage': ['owner', 'branch_manager', 'centre_administrator'],
  'organisation.read': [...colleagues, ...ofTheProof],
  'organisation.manage': ['owner'],
  'account.manage': [...colleagues, ...ofTheProof],
} as const satisfies Policy;
