import { type DateText, datesFrom, weekday } from '../../lib/days.ts';

/** Days off as they were asked for. */
export interface DaysAsked {
  readonly fromOn: DateText;
  readonly toOn: DateText;
  /** Days of the week that count as days of leave, 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Minutes of each. */
  readonly minutesADay: number;
}

/** Terms as far as days and hours are told from each other. */
export interface DayLength {
  readonly daysPerWeek: number | null;
  readonly minutesPerWeek: number | null;
}

/** The days of leave in a stretch, and only those within two dates when these are given. */
export function daysOfLeave(
  { fromOn, toOn, weekdays }: DaysAsked,
  within?: { readonly from: DateText; readonly to: DateText },
): readonly DateText[] {
  const from = within && within.from > fromOn ? within.from : fromOn;
  const to = within && within.to < toOn ? within.to : toOn;
  return datesFrom(from, to).filter((date) => weekdays.includes(weekday(date)));
}

/** Minutes of a whole day of somebody with fixed hours; null for others. */
export function wholeDay({ daysPerWeek, minutesPerWeek }: DayLength): number | null {
  return daysPerWeek === null || minutesPerWeek === null ? null : minutesPerWeek / daysPerWeek;
}

/**
 * What so many days of leave come to in the unit of the balance: days for fixed hours, a part of one for shorter days;
 * hours for everybody else. Within a minute of a whole day is one: not every week parts into whole minutes.
 */
export function amountOf(count: number, minutesADay: number, terms: DayLength): number {
  const whole = wholeDay(terms);
  if (whole === null) return (count * minutesADay) / 60;
  return Math.abs(minutesADay - whole) < 1 ? count : (count * minutesADay) / whole;
}
