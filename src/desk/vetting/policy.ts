import type { Policy } from '../../platform/identity/policy.ts';

/** Who sends workers reads what bounds their work; who records checks records it. */
export const policy = {
  'vetting.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'vetting.write': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
} as const satisfies Policy;
