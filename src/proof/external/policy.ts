import type { Policy } from '../../platform/identity/policy.ts';

/**
 * The owner and the quality manager appoint; an external verifier reads one qualification whole and nothing beside it,
 * samples and signs; whoever runs the centre reads what came of it.
 */
export const policy = {
  'external.read': [
    'owner',
    'internal_verifier',
    'external_verifier',
    'centre_administrator',
    'quality_manager',
  ],
  'external.appoint': ['owner', 'quality_manager'],
  'external.verify': ['external_verifier'],
} as const satisfies Policy;
