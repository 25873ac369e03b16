import { dateOfDayNumber, dayNumber } from '../../lib/days.ts';
import { inForce, newest } from './in-force.ts';
import { AVERAGE_WEEK, type AverageWeekLimits } from './limits-data.ts';
import { type Days, minutesByDay, minutesOn, sumOf } from './minutes-by-day.ts';
import { HOUR, type WorkFacts, workDate } from './work.ts';

/** Limits of the average week on the day of the work; where none held yet, those that came. */
export function averageWeekLimits(facts: WorkFacts): AverageWeekLimits {
  return inForce(AVERAGE_WEEK, workDate(facts)) ?? newest(AVERAGE_WEEK);
}

/** The limit of an average week in minutes, as the law stands: 48 hours. */
export const LIMIT = newest(AVERAGE_WEEK).hours * HOUR;

export interface AverageFacts extends WorkFacts {
  /**
   * Day number from which the limit has applied to this worker without a break: the first day of
   * work, or the day an opt-out ended, if that is later. Under 17 weeks ago, the time since is the
   * period (reg 4(4)).
   */
  readonly since: number;
  /**
   * Day numbers, sorted: the 4 weeks of reg 13 leave, sickness, maternity and parental leave. A day on
   * which work stands all the same is a day of work: its hours count (reg 4(6), A), and nothing is made
   * up for it.
   */
  readonly excludedDays?: readonly number[];
  /** Weeks of the period: 17, or 26 for a special case of reg 21. */
  readonly referenceWeeks?: number;
}

/** An average over one reference period. */
export interface Average {
  /** Minutes a week: (A + B) / C. */
  readonly perWeek: number;
  /** A: working minutes within the period, declared hours for others included. */
  readonly inPeriod: number;
  /** B: working minutes on the days worked straight after it, one for each excluded day. */
  readonly after: number;
  /** C: weeks of the period. */
  readonly weeks: number;
  readonly from: number;
  readonly to: number;
  readonly excluded: number;
  /** Excluded days for which no day of work lies ahead yet. */
  readonly daysMissing: number;
  /** True where work counted has not been done yet. */
  readonly provisional: boolean;
  /** Minutes a week if the days missing are worked like the average day of the period. */
  readonly expected: number;
}

/** (A + B) / C in minutes a week (reg 4(6)). */
export function averageMinutes(inPeriod: number, after: number, weeks: number): number {
  return (inPeriod + after) / weeks;
}

/**
 * What an average means in law: exactly 48 hours passes.
 * @param limit in minutes a week; left out: of the law as it stands
 */
export function judgeAverage(
  perWeek: number,
  optedOut: boolean,
  limit: number = LIMIT,
): 'pass' | 'over' | 'opted-out' {
  if (perWeek <= limit) return 'pass';
  return optedOut ? 'opted-out' : 'over';
}

/**
 * The highest average week in any reference period that holds proposed work. Periods of 17 weeks
 * begin on any day (reg 4(3)); looked at are those that end between the proposed work and the last
 * work booked. In the first 17 weeks the period runs from `since` in whole weeks. A stint counts whole
 * on the day it starts.
 */
export function highestAverage(given: AverageFacts): Average {
  const weeks = given.referenceWeeks ?? averageWeekLimits(given).weeks;
  const span = weeks * 7;
  const days = minutesByDay(given, span);
  const away = (given.excludedDays ?? []).filter((day) => minutesOn(days, day) === 0);
  const facts = { ...given, excludedDays: away };
  const firstProposed = days.firstProposed;
  const since = Math.min(facts.since, firstProposed);
  let highest: Average | undefined;
  const keep = (from: number, to: number) => {
    const average = averageOver(facts, days, from, to);
    if (!highest || average.perWeek > highest.perWeek) highest = average;
  };
  // Periods in whole weeks from the first day, until the full length is reached.
  const untilProposed = Math.floor((firstProposed - since) / 7) + 1;
  for (let count = Math.max(1, untilProposed); count <= weeks; count++) {
    keep(since, since + count * 7 - 1);
    if (since + count * 7 > days.last) break;
  }
  const firstEnd = Math.max(firstProposed, since + span - 1);
  const lastEnd = Math.min(days.last, days.lastProposed + span - 1);
  for (let end = firstEnd; end <= lastEnd; end++) keep(end - span + 1, end);
  return highest ?? averageOver(facts, days, firstProposed - span + 1, firstProposed);
}

function averageOver(facts: AverageFacts, days: Days, from: number, to: number): Average {
  const weeks = (to - from + 1) / 7;
  const own = sumOf(days, from, to);
  const inPeriod = own + (facts.other?.hoursPerWeek ?? 0) * HOUR * weeks;
  const excluded = countWithin(facts.excludedDays ?? [], from, to);
  const { minutes: after, missing, last } = minutesAfter(days, to, excluded);
  const today = dayNumber(facts.asOf);
  const worked = excluded > 0 ? daysWorked(days, from, to) : 0;
  const usual = worked > 0 ? own / worked : 0;
  return {
    perWeek: averageMinutes(inPeriod, after, weeks),
    inPeriod,
    after,
    weeks,
    from,
    to,
    excluded,
    daysMissing: missing,
    provisional: missing > 0 || (excluded > 0 && last >= today),
    expected: averageMinutes(inPeriod, after + missing * usual, weeks),
  };
}

/** B: the minutes of the days worked straight after the period, as many as were excluded in it. */
function minutesAfter(days: Days, to: number, excluded: number) {
  let [minutes, missing, last] = [0, excluded, to];
  for (let day = to + 1; missing > 0 && day <= days.last; day++) {
    const worked = minutesOn(days, day);
    if (worked === 0) continue;
    minutes += worked;
    missing -= 1;
    last = day;
  }
  return { minutes, missing, last };
}

function daysWorked(days: Days, from: number, to: number): number {
  let count = 0;
  for (let day = Math.max(from, days.first); day <= Math.min(to, days.last); day++) {
    if (minutesOn(days, day) > 0) count += 1;
  }
  return count;
}

function countWithin(sorted: readonly number[], from: number, to: number): number {
  let count = 0;
  for (const day of sorted) if (day >= from && day <= to) count += 1;
  return count;
}

/** First and last date of the period of an average. */
export function datesOf(average: Average): { from: string; to: string } {
  return { from: dateOfDayNumber(average.from), to: dateOfDayNumber(average.to) };
}

/** The days behind an average, for whoever writes the sum down by hand. */
export interface AverageDays {
  readonly average: Average;
  /** Minutes of each week of the period, by its first day number; hours for others are not in it. */
  readonly weeks: readonly { readonly from: number; readonly minutes: number }[];
  /** Days left out of the period, and those named that were worked all the same. */
  readonly excluded: readonly number[];
  readonly workedThough: readonly number[];
  /** B: the days worked straight after the period. */
  readonly after: readonly { readonly day: number; readonly minutes: number }[];
}

/** The highest average, see `highestAverage`, with its weeks and days. */
export function averageDays(given: AverageFacts): AverageDays {
  const average = highestAverage(given);
  const span = (given.referenceWeeks ?? averageWeekLimits(given).weeks) * 7;
  const days = minutesByDay(given, span);
  const named = (given.excludedDays ?? []).filter(
    (day) => day >= average.from && day <= average.to,
  );
  const after: { day: number; minutes: number }[] = [];
  const wanted = average.excluded - average.daysMissing;
  for (let day = average.to + 1; after.length < wanted && day <= days.last; day++) {
    const minutes = minutesOn(days, day);
    if (minutes > 0) after.push({ day, minutes });
  }
  return {
    average,
    weeks: Array.from({ length: average.weeks }, (_, i) => {
      const from = average.from + i * 7;
      return { from, minutes: sumOf(days, from, from + 6) };
    }),
    excluded: named.filter((day) => minutesOn(days, day) === 0),
    workedThough: named.filter((day) => minutesOn(days, day) > 0),
    after,
  };
}
