import type { Policy } from '../../platform/identity/policy.ts';

/**
 * Everybody on the desk reads; the compliance officer, who is on no telephone, asks for nobody. A consultant or a manager
 * decides, because who goes leaves a place to fill, and says how somebody's leave is reckoned.
 */
export const policy = {
  'holiday.read': ['owner', 'branch_manager', 'consultant', 'resourcer', 'compliance_officer'],
  'holiday.write': ['owner', 'branch_manager', 'consultant', 'resourcer'],
  'holiday.decide': ['owner', 'branch_manager', 'consultant'],
  'holiday.settings': ['owner', 'branch_manager'],
} as const satisfies Policy;
