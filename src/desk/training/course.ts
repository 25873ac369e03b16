import { addDays, type DateText } from '../../lib/days.ts';
import type { AskedBy, Standing } from './schema.ts';

/** Where a course is mandatory; null: everywhere, for every role. */
export interface Reach {
  readonly role: string | null;
  readonly clientId: string | null;
  readonly siteId: string | null;
}

/** A course asked for somewhere from a day on. */
export interface Requirement extends Reach {
  readonly courseId: string;
  readonly askedBy: AskedBy;
  readonly fromOn: DateText;
}

/** Work as a requirement sees it; a place left null is not looked at: only what holds everywhere counts. */
export interface Place {
  readonly role: string;
  readonly clientId: string | null;
  readonly siteId: string | null;
}

/** Is the course mandatory for this work on this day? */
export function asksOf(requirement: Requirement, place: Place, day: DateText): boolean {
  if (requirement.fromOn > day) return false;
  if (requirement.role !== null && requirement.role !== place.role) return false;
  if (requirement.siteId !== null) return requirement.siteId === place.siteId;
  return requirement.clientId === null || requirement.clientId === place.clientId;
}

/** The gravest word of several: what the law asks, then the client, then we. */
export function gravestAsker(askers: readonly AskedBy[]): AskedBy {
  return (['law', 'client'] as const).find((one) => askers.includes(one)) ?? 'agency';
}

/** What is held under the name of a course. Dates as text. */
export interface Held {
  readonly expiresOn: DateText | null;
  readonly seenOn: DateText | null;
}

/**
 * How somebody stands with a course on a day, by the best of what they hold: one that was seen before one that was
 * not, and the longest. Due: it ends within so many weeks; it still holds until then.
 */
export function standingOf(
  held: readonly Held[],
  { dueWeeks, today }: { readonly dueWeeks: number; readonly today: DateText },
): { readonly state: Standing; readonly until: DateText | null } {
  if (held.length === 0) return { state: 'never', until: null };
  const holds = held.filter(({ expiresOn }) => expiresOn === null || expiresOn >= today);
  const best = longest(holds.filter(({ seenOn }) => seenOn !== null));
  if (best) {
    const { expiresOn } = best;
    const due = expiresOn !== null && expiresOn <= addDays(today, dueWeeks * 7);
    return { state: due ? 'due' : 'in_date', until: expiresOn };
  }
  const unseen = longest(holds);
  if (unseen) return { state: 'not_seen', until: unseen.expiresOn };
  return { state: 'out', until: longest(held)?.expiresOn ?? null };
}

function longest(held: readonly Held[]): Held | undefined {
  return [...held].sort((a, b) =>
    (b.expiresOn ?? '9999-12-31').localeCompare(a.expiresOn ?? '9999-12-31'),
  )[0];
}

/** Does it stop somebody from working where the course is mandatory? */
export function isLacking(state: Standing): boolean {
  return state === 'never' || state === 'out' || state === 'not_seen';
}
