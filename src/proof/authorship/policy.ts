import type { Policy } from '../../platform/identity/policy.ts';

/**
 * The assessor who has a claim in hand says whose work its items are; whoever verifies reads it, the learner reads what
 * was found of their own (R55). Who runs the centre keeps the list of hand-outs.
 */
export const policy = {
  'authorship.read': ['learner', 'assessor', 'internal_verifier', 'quality_manager'],
  'authorship.find': ['assessor'],
  'hand_outs.read': [
    'owner',
    'adviser',
    'assessor',
    'internal_verifier',
    'quality_manager',
    'centre_administrator',
  ],
  'hand_outs.keep': ['quality_manager', 'centre_administrator'],
} as const satisfies Policy;
