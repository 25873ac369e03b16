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

/** Longest cycle, in days: twelve weeks. */
export const MOST_CYCLE_DAYS = 84;

/** Patterns by name; the continental is worked as three lines over one cycle: days, lates, nights. */
export const PATTERNS = {
  'two-on-two-off': { label: '2 on, 2 off', length: 4, on: [0, 1] },
  'four-on-four-off': { label: '4 on, 4 off', length: 8, on: [0, 1, 2, 3] },
  'five-on-two-off': { label: '5 on, 2 off', length: 7, on: [0, 1, 2, 3, 4] },
  'alternate-weekends': { label: 'Alternate weekends (from a Monday)', length: 14, on: [5, 6] },
  'continental-first': { label: 'Continental 2-2-2-4: first pair', length: 10, on: [0, 1] },
  'continental-second': { label: 'Continental 2-2-2-4: second pair', length: 10, on: [2, 3] },
  'continental-third': { label: 'Continental 2-2-2-4: third pair', length: 10, on: [4, 5] },
} as const satisfies Readonly<
  Record<string, { label: string; length: number; on: readonly number[] }>
>;

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
