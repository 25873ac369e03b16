import type { Policy } from '../../platform/identity/policy.ts';

/**
 * Who administers claims and enters what comes back; verifiers read; learners have theirs. What counts no longer the
 * quality manager says.
 */
export const policy = {
  'certification.read': ['owner', 'internal_verifier', 'centre_administrator', 'quality_manager'],
  'certification.manage': ['owner', 'centre_administrator', 'quality_manager'],
  'certification.withdraw': ['quality_manager'],
  'certification.enter_key': ['owner', 'centre_administrator'],
  'certification.confirm_key': ['quality_manager'],
  'certification.keys': ['owner', 'quality_manager'],
  'certification.own': ['learner'],
} as const satisfies Policy;
