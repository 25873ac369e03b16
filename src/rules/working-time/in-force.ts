import type { DateText } from '../../lib/days.ts';
import type { Version } from '../versions.ts';

/**
 * What holds on a day, or undefined where the law had nothing on it yet: a rule that is not in force
 * finds nothing. A later day than the last known version has that version.
 */
export function inForce<T>(versions: readonly Version<T>[], date: DateText): T | undefined {
  return versions.find(({ from, to }) => from <= date && (to === undefined || date <= to))?.value;
}

/** The newest version, for a caller that asks about the law as it stands. */
export function newest<T>(versions: readonly Version<T>[]): T {
  const last = versions.at(-1);
  if (last === undefined) throw new RangeError('A table without a version has no newest one.');
  return last.value;
}
