import type { Policy } from '../../platform/identity/policy.ts';

/**
 * Everybody of the centre may raise a concern; the quality manager and the administrator handle malpractice and
 * complaints, verifiers read them; safeguarding is for the quality manager and the owner alone.
 */
export const policy = {
  'concerns.raise': [
    'owner',
    'branch_manager',
    'adviser',
    'assessor',
    'internal_verifier',
    'external_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'concerns.read': ['owner', 'internal_verifier', 'centre_administrator', 'quality_manager'],
  'concerns.handle': ['owner', 'centre_administrator', 'quality_manager'],
  'concerns.safeguard': ['owner', 'quality_manager'],
} as const satisfies Policy;
