import { ROLES } from '../../platform/identity/actor.ts';
import type { Policy } from '../../platform/identity/policy.ts';

/** Everybody keeps views of their own; who works for others too shares them, and a manager tends what is shared. */
export const policy = {
  'views.use': ROLES,
  'views.share': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'views.tend': ['owner', 'branch_manager'],
} as const satisfies Policy;
