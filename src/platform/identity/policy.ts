import type { Role } from './actor.ts';

/** Which roles may do what: a room's `policy.ts`. What no line names, nobody may. */
export type Policy = Readonly<Record<string, readonly Role[]>>;

/** Open to anyone, signed in or not: sign-in, first run, the page itself. Each such route is listed in a test. */
export const PUBLIC = 'public';
/** Open to whoever is signed in, even before an organisation is chosen. */
export const SIGNED_IN = 'signed-in';

/**
 * What an access token never does, whatever was chosen for it: nothing that lets somebody in or keeps them out.
 * 'mail.read_keys' shows the links of invitations.
 */
export const NEVER_BY_TOKEN: readonly string[] = [
  'account.manage',
  'members.manage',
  'organisation.manage',
  'mail.read_keys',
];

const narrowed = new WeakMap<readonly Role[], (action: string) => boolean>();

/**
 * A member's roles as an access token holds them: `may` asks for both, the roles and what the token is for,
 * wherever in the house it is asked.
 * @param actions the lines of policy chosen; null: all of the member's own (for a token that only reads)
 */
export function narrowedRoles(
  roles: readonly Role[],
  actions: readonly string[] | null,
): readonly Role[] {
  const own = [...roles];
  narrowed.set(
    own,
    (action) => !NEVER_BY_TOKEN.includes(action) && (actions?.includes(action) ?? true),
  );
  return own;
}

/** May someone with these roles do this? Deny by default. */
export function may(policy: Policy, roles: readonly Role[], action: string): boolean {
  if (narrowed.get(roles)?.(action) === false) return false;
  return policy[action]?.some((role) => roles.includes(role)) ?? false;
}

/** All that these roles may do, for pages that show only what works. */
export function actionsOf(policy: Policy, roles: readonly Role[]): readonly string[] {
  return Object.keys(policy)
    .filter((action) => may(policy, roles, action))
    .sort();
}
