import { ok, type Result, refuse } from './result.ts';

/** A date in the calendar, 'YYYY-MM-DD', without a zone. */
export type DateText = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** Is this year a leap year of the Gregorian calendar? */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month (1 to 12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeapYear(year)) return 29;
  return MONTH_LENGTHS[month - 1] ?? 0;
}

/** Is this text a date that exists, written 'YYYY-MM-DD', from year 1 on? */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The date itself, or a refusal `not-a-date` that says how to write one. */
export function parseDate(text: string): Result<DateText> {
  if (isDate(text)) return ok(text);
  return refuse('not-a-date', 'This is not a date in the calendar. Write it like 2026-11-23.');
}

/** Year, month and day of a date. Throws on text that is not a date: check input with `parseDate`. */
export function partsOfDate(date: DateText): DateParts {
  if (!isDate(date)) throw new RangeError(`Not a date: ${JSON.stringify(date)}`);
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)),
    day: Number(date.slice(8, 10)),
  };
}

/** The date with these parts. Throws when there is no such day. */
export function dateOfParts({ year, month, day }: DateParts): DateText {
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (!isDate(date)) throw new RangeError(`No such day: ${date}`);
  return date;
}

/** Days from 1970-01-01 to this date; earlier dates are negative. Throws on text that is no date. */
export function dayNumber(date: DateText): number {
  const { year, month, day } = partsOfDate(date);
  // Years are counted from March, so that the leap day is the last day of its year.
  const shifted = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  return shifted * 365 + leapDaysBefore(shifted) + dayOfYear - 719468;
}

/** The date of a day number (see `dayNumber`). Throws outside years 1 to 9999. */
export function dateOfDayNumber(number: number): DateText {
  const days = number + 719468;
  const cycle = Math.floor(days / 146097);
  const dayOfCycle = days - cycle * 146097;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36524) -
      Math.floor(dayOfCycle / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return dateOfParts({
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  });
}

/** The date so many days later; negative counts back. */
export function addDays(date: DateText, days: number): DateText {
  return dateOfDayNumber(dayNumber(date) + days);
}

/**
 * The same date so many months later, or the last day of that month if it has no such day
 * (31 Jan plus one month is 28 or 29 Feb).
 */
export function addMonths(date: DateText, months: number): DateText {
  const { year, month, day } = partsOfDate(date);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dateOfParts({
    year: toYear,
    month: toMonth,
    day: Math.min(day, daysInMonth(toYear, toMonth)),
  });
}

/** Days from one date to another: 1 from Monday to Tuesday, negative when `to` is earlier. */
export function daysBetween(from: DateText, to: DateText): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week, 1 Monday to 7 Sunday. */
export function weekday(date: DateText): number {
  return weekdayOfDayNumber(dayNumber(date));
}

/** Day of the week of a day number, 1 Monday to 7 Sunday. */
export function weekdayOfDayNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week the date is in. */
export function mondayOf(date: DateText): DateText {
  return addDays(date, 1 - weekday(date));
}

/** Every date from one to another, both included; empty when `to` is earlier. */
export function datesFrom(from: DateText, to: DateText): DateText[] {
  const first = dayNumber(from);
  const count = dayNumber(to) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => dateOfDayNumber(first + i));
}

/**
 * Age in whole years on a date. Somebody born on 29 February is a year older on 1 March in a year
 * without that day. Negative when the date lies before the birth.
 */
export function ageOn(born: DateText, date: DateText): number {
  const [birth, now] = [partsOfDate(born), partsOfDate(date)];
  const before = now.month < birth.month || (now.month === birth.month && now.day < birth.day);
  return now.year - birth.year - (before ? 1 : 0);
}

function leapDaysBefore(year: number): number {
  return Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
