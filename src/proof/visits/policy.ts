import type { Policy } from '../../platform/identity/policy.ts';

/**
 * Whoever runs or verifies the centre announces and answers visits and hands over the pack; the external verifier
 * does their side of their own qualification; a proposed tariff is put on record by the quality manager alone.
 */
export const policy = {
  'visits.read': [
    'owner',
    'internal_verifier',
    'external_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'visits.arrange': [
    'owner',
    'internal_verifier',
    'external_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'visits.centre': ['owner', 'internal_verifier', 'centre_administrator', 'quality_manager'],
  'visits.verify': ['external_verifier'],
  'visits.notes': ['internal_verifier', 'external_verifier'],
  'visits.tariff': ['quality_manager'],
} as const satisfies Policy;
