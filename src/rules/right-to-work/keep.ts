import { addMonths, type DateText } from '../../lib/days.ts';

/** Months after the end of the work for which copies of a right-to-work check are kept. */
export const KEEP_MONTHS = 24;

/** RTW-KEEP: the last day copies are kept; they are deleted after it. Two years after the work ended. */
export function copiesKeptUntil(employmentEnded: DateText): DateText {
  return addMonths(employmentEnded, KEEP_MONTHS);
}
