import { ROLES } from '../../platform/identity/actor.ts';
import type { Policy } from '../../platform/identity/policy.ts';

/** The law is no secret: every member reads it and works with it. */
export const policy = { 'rules.read': ROLES } as const satisfies Policy;
