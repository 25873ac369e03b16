import { ROLES } from '../../platform/identity/actor.ts';
import type { Policy } from '../../platform/identity/policy.ts';

/** Everybody searches; each kind of record answers only whoever may read it: see finders.ts. */
export const policy = { 'find.use': ROLES } as const satisfies Policy;
