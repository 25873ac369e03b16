import type { Policy } from '../../platform/identity/policy.ts';

const desk = ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'] as const;

/**
 * Everybody reads the procedures, whoever judges work done under them too; managers publish. Owners set limits.
 * Whoever has a limit that reaches an approval decides it, whatever their role: see decide-approval.ts.
 */
export const policy = {
  'policies.read': [
    ...desk,
    'learner',
    'assessor',
    'adviser',
    'internal_verifier',
    'external_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'policies.acknowledge': desk,
  'policies.publish': ['owner', 'branch_manager'],
  'policies.outstanding': ['owner', 'branch_manager', 'compliance_officer'],
  'limits.read': desk,
  'limits.set': ['owner'],
  'approvals.read': desk,
  'approvals.ask': desk,
  'approvals.decide': desk,
} as const satisfies Policy;
