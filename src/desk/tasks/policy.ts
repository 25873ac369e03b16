import type { Policy } from '../../platform/identity/policy.ts';

const desk = ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'] as const;

/**
 * Everybody on the desk has tasks, pins alerts and hands over. Words on a worker's health are for whoever books
 * or clears them.
 */
export const policy = {
  'tasks.read': desk,
  'tasks.write': desk,
  'alerts.read': desk,
  'alerts.write': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'alerts.health': ['owner', 'branch_manager', 'consultant', 'compliance_officer'],
  'handovers.read': desk,
  'handovers.write': ['owner', 'branch_manager', 'consultant'],
} as const satisfies Policy;
