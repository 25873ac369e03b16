import type { Holidays } from '../../lib/calendar.ts';
import { addMonths, type DateText } from '../../lib/days.ts';

/** Months before its end at which a calendar is worth a word: our own figure. */
const WARN_MONTHS = 12;

/** Does the calendar end on this day's date next year, or sooner? Then somebody should lengthen it. */
export function endsSoon(holidays: Holidays, today: DateText): boolean {
  return holidays.coveredUntil <= addMonths(today, WARN_MONTHS);
}
