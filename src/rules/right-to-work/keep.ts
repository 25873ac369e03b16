import { addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { versionOn } from '../versions.ts';
import { KEEP_MONTHS } from './windows-data.ts';

/**
 * RTW-KEEP: the last day copies are kept, counted from the end of the work; they are deleted after it.
 * Refuses `no-version` before 29 February 2008.
 */
export function copiesKeptUntil(
  employmentEnded: DateText,
): Result<{ readonly until: DateText; readonly months: number }> {
  const months = versionOn(KEEP_MONTHS, employmentEnded, 'RTW-KEEP');
  if (!months.ok) return months;
  return ok({ until: addMonths(employmentEnded, months.value), months: months.value });
}
