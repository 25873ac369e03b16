import type { Policy } from '../../platform/identity/policy.ts';

/**
 * Internal verifiers and the quality manager plan; only an internal verifier looks and releases; the administrator
 * records what goes to the external verifier and comes back. Who is assessed or assesses does not see what is drawn.
 */
export const policy = {
  'verification.read': ['owner', 'internal_verifier', 'centre_administrator', 'quality_manager'],
  'verification.plan': ['internal_verifier', 'quality_manager'],
  'verification.administer': ['internal_verifier', 'centre_administrator', 'quality_manager'],
  'verification.verify': ['internal_verifier'],
  // Who assesses reads what was recorded of their decisions, never what is drawn.
  'verification.feedback': ['assessor'],
  'verification.waiting': ['assessor', 'adviser', 'internal_verifier', 'quality_manager'],
} as const satisfies Policy;
