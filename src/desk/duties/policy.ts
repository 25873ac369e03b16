import type { Policy } from '../../platform/identity/policy.ts';

/** Everybody on the desk reads what the law asks of a piece of work; who speaks with clients enters it. */
export const policy = {
  'duties.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'duties.write': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  /** The organisation's own licences. */
  'licences.write': ['owner', 'compliance_officer'],
} as const satisfies Policy;
