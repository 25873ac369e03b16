import type { Policy } from '../../platform/identity/policy.ts';

/** Reasons name people, places and hours: whoever ranks and books reads them. */
export const policy = {
  'rules-today.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
} as const satisfies Policy;
