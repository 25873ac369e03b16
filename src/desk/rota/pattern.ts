import { type DateText, datesFrom, daysBetween, weekday } from '../../lib/days.ts';

/** On which days a line of a template is worked. */
export type Days =
  | { readonly by: 'weekday' /** 1 Monday to 7 Sunday. */; readonly on: readonly number[] }
  | {
      readonly by: 'cycle';
      /** Days after which the pattern begins again. */
      readonly length: number;
      /** Days worked, 0 the first of the cycle. */
      readonly on: readonly number[];
      /** A date that is the first day of a cycle. */
      readonly anchor: DateText;
    };

/** The dates from one to another, both included, on which a line is worked; also before its anchor. */
export function datesWorked(days: Days, from: DateText, to: DateText): readonly DateText[] {
  const on = new Set(days.on);
  if (days.by === 'weekday') return datesFrom(from, to).filter((date) => on.has(weekday(date)));
  return datesFrom(from, to).filter((date) => on.has(dayOfCycle(days, date)));
}

/** Which day of its cycle a date is, 0 the first. */
export function dayOfCycle(
  { length, anchor }: { readonly length: number; readonly anchor: DateText },
  date: DateText,
): number {
  return ((daysBetween(anchor, date) % length) + length) % length;
}
