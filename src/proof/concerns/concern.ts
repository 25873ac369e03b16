import type { DateText } from '../../lib/days.ts';
import type { Role } from '../../platform/identity/actor.ts';
import { may } from '../../platform/identity/policy.ts';
import { policy } from './policy.ts';
import type { ConcernState } from './tables.ts';

/** What the log calls a concern that only some may know of. */
const RESTRICTED = 'safeguarding.';

/** How kinds of record begin that a member with these roles is not shown, nor counted; null: none. */
export function hiddenKinds(roles: readonly Role[]): string | null {
  return may(policy, roles, 'concerns.safeguard') ? null : RESTRICTED;
}

export interface Entry {
  readonly number: number;
  readonly state: ConcernState;
  readonly due_on: DateText | null;
  readonly replaces: number | null;
}

/** The entries that stand: not replaced, in their order. */
export function standingEntries<Of extends Entry>(entries: readonly Of[]): readonly Of[] {
  const replaced = new Set(entries.map(({ replaces }) => replaces));
  return entries
    .filter(({ number }) => !replaced.has(number))
    .toSorted((one, other) => one.number - other.number);
}

/** When the next thing about a concern is due, and how it stands, on a day. */
export function standOf<Of extends Entry>(
  dueOn: DateText,
  entries: readonly Of[],
  today: DateText,
) {
  const standing = standingEntries(entries);
  const last = standing.at(-1);
  const due = standing.findLast(({ due_on }) => due_on !== null)?.due_on ?? dueOn;
  const closed = last?.state === 'closed';
  return { last, dueOn: due, closed, late: !closed && due < today };
}
