import type { Policy } from '../../platform/identity/policy.ts';

/** The quality manager and the owner destroy, each with the other; the administrator reads the lists. */
export const policy = {
  'retention.read': ['owner', 'centre_administrator', 'quality_manager'],
  'retention.destroy': ['owner', 'quality_manager'],
} as const satisfies Policy;
