import type { Policy } from '../../platform/identity/policy.ts';

/** Who reads the log. What it says of a learner is for them and those who oversee learners: see may-read.ts. What is personal in it is for owners and compliance officers: see routes.ts. */
export const policy = {
  'log.read': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'log.learners': ['owner', 'branch_manager'],
  'log.parts': ['owner', 'compliance_officer'],
  'log.verify': ['owner', 'branch_manager', 'compliance_officer'],
} as const satisfies Policy;
