import type { Policy } from '../../platform/identity/policy.ts';

/**
 * Who may open a file is asked again for each file: the learner, who answers for them, their assessor and adviser, and
 * whoever verifies once it was presented. Only the employer lets one leave the house.
 */
export const policy = {
  'files.read': [
    'owner',
    'branch_manager',
    'learner',
    'assessor',
    'adviser',
    'internal_verifier',
    'external_verifier',
    'quality_manager',
  ],
  'files.mark': ['learner', 'assessor', 'adviser'],
  'files.cover': ['learner', 'owner', 'branch_manager'],
  'files.clear': ['owner', 'branch_manager'],
} as const satisfies Policy;
