import type { DateText } from '../lib/days.ts';
import { ok, type Result, refuse } from '../lib/result.ts';
import { showDate } from '../lib/show.ts';

/** A figure or wording of the law with the days it holds, both included; no `to`: still in force. */
export interface Version<T> {
  readonly from: DateText;
  readonly to?: DateText;
  readonly value: T;
}

/**
 * The version in force on a date. Refuses `no-version` when none is known for it: the law of another
 * day is never used instead.
 * @param what the rule's id for the message: 'WTR-48'
 */
export function versionOn<T>(
  versions: readonly Version<T>[],
  date: DateText,
  what: string,
): Result<T> {
  for (const version of versions) {
    if (version.from <= date && (version.to === undefined || date <= version.to)) {
      return ok(version.value);
    }
  }
  return refuse(
    'no-version',
    `No version of ${what} is known for ${showDate(date)}. Bring the rules up to date, or ask for another day.`,
  );
}
