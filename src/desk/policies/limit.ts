import type { Role } from '../../platform/identity/actor.ts';
import type { LimitKind } from './shapes-schema.ts';

/** How far somebody may go alone: pence, basis points or a count by the kind; null is without limit. */
export type Limit = number | null;

/** A limit as it was set once, for a member or for a role; which of them speaks is worked out here. */
export interface LimitSet {
  readonly memberId: string | null;
  readonly role: string | null;
  readonly kind: LimitKind;
  /** 'role': the member goes by their role again. */
  readonly basis: 'amount' | 'unlimited' | 'role';
  readonly amount: number | null;
  readonly fromOn: string;
  readonly setAt: Date;
}

/** Where a limit comes from: set for the person, for a role of theirs, or the house's start. */
export type LimitFrom = 'person' | 'role' | 'owner' | 'nobody';

/** Does a limit reach an amount? */
export function reaches(limit: Limit, amount: number): boolean {
  return limit === null || amount <= limit;
}

/** The one that speaks on a day: of those whose day has come the latest, and of one day the one set last. */
function speaking(sets: readonly LimitSet[], today: string): LimitSet | undefined {
  return sets
    .filter(({ fromOn }) => fromOn <= today)
    .reduce<LimitSet | undefined>(
      (best, one) =>
        best === undefined ||
        one.fromOn > best.fromOn ||
        (one.fromOn === best.fromOn && one.setAt >= best.setAt)
          ? one
          : best,
      undefined,
    );
}

/**
 * A member's limit of one kind on a day: what was set for them; else, for an owner, none; else the widest of
 * their roles; else nothing at all.
 * @param sets every limit ever set, of any member, role and kind
 * @param today the day in London
 */
export function limitOn(
  sets: readonly LimitSet[],
  member: { readonly memberId: string; readonly roles: readonly Role[] },
  kind: LimitKind,
  today: string,
): { readonly limit: Limit; readonly from: LimitFrom } {
  const ofKind = sets.filter((one) => one.kind === kind);
  const own = speaking(
    ofKind.filter(({ memberId }) => memberId === member.memberId),
    today,
  );
  if (own && own.basis !== 'role') return { limit: own.amount, from: 'person' };
  if (member.roles.includes('owner')) return { limit: null, from: 'owner' };
  const limits = member.roles.flatMap((role) => {
    const one = speaking(
      ofKind.filter((set) => set.role === role),
      today,
    );
    return one ? [one.amount] : [];
  });
  if (limits.length === 0) return { limit: 0, from: 'nobody' };
  if (limits.includes(null)) return { limit: null, from: 'role' };
  return { limit: Math.max(...(limits as number[])), from: 'role' };
}
