import { type DateText, datesFrom, weekday } from '../../lib/days.ts';

/** The same times on many days. */
export interface Repeat {
  readonly from: DateText;
  readonly to: DateText;
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Shifts alike at each time. */
  readonly places: number;
}

/**
 * A repeat as single shifts, in order of their dates: each weekday named between two dates, both
 * included, as many times as there are places. Empty when no such day lies between.
 */
export function expand<Times extends Repeat>(
  repeat: Times,
): readonly (Omit<Times, keyof Repeat> & { readonly date: DateText })[] {
  const { from, to, weekdays, places, ...times } = repeat;
  return datesFrom(from, to)
    .filter((date) => weekdays.includes(weekday(date)))
    .flatMap((date) => Array.from({ length: places }, () => ({ ...times, date })));
}
