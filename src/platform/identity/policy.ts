import type { Role } from './actor.ts';

/** Which roles may do what: a room's `policy.ts`. What no line names, nobody may. */
export type Policy = Readonly<Record<string, readonly Role[]>>;

/** Open to anyone, signed in or not: sign-in, first run, the page itself. Each such route is listed in a test. */
export const PUBLIC = 'public';
/** Open to whoever is signed in, even before an organisation is chosen. */
export const SIGNED_IN = 'signed-in';

/** May someone with these roles do this? Deny by default. */
export function may(policy: Policy, roles: readonly Role[], action: string): boolean {
  return policy[action]?.some((role) => roles.includes(role)) ?? false;
}

/** All that these roles may do, for pages that show only what works. */
export function actionsOf(policy: Policy, roles: readonly Role[]): readonly string[] {
  return Object.keys(policy)
    .filter((action) => may(policy, roles, action))
    .sort();
}
