import type { Policy } from '../../platform/identity/policy.ts';

/**
 * The outbox shows rates to whoever deals with clients, so resourcers do not read it. Mail that carries
 * a key (an invitation, a link to a new password) is for owners alone.
 */
export const policy = {
  'mail.read': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'mail.send': ['owner', 'branch_manager', 'consultant'],
  'mail.read_keys': ['owner'],
} as const satisfies Policy;
