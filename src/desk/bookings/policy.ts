import type { Actor } from '../../platform/identity/actor.ts';
import { may, type Policy } from '../../platform/identity/policy.ts';
import type { AssignmentState } from './assignment.ts';

/**
 * Who may do what with bookings. A resourcer finds, asks and pencils; giving somebody the work, sending
 * it in writing and agreeing rates is the consultant's and the manager's.
 */
export const policy = {
  'bookings.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'bookings.rank': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'bookings.write': ['owner', 'branch_manager', 'consultant'],
  'bookings.offer': ['owner', 'branch_manager', 'consultant', 'resourcer'],
  'bookings.assign': ['owner', 'branch_manager', 'consultant'],
  'bookings.confirm': ['owner', 'branch_manager', 'consultant'],
} as const satisfies Policy;

/** May this person take a worker out of a shift? Whoever may pencil may take a pencil off, no more. */
export function mayRelease(actor: Actor, state: AssignmentState): boolean {
  const action = state === 'accepted' ? 'bookings.assign' : 'bookings.offer';
  return may(policy, actor.roles, action);
}
