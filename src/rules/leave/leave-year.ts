import {
  addDays,
  addMonths,
  type DateText,
  dateOfParts,
  daysBetween,
  partsOfDate,
} from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';

/** A leave year, both days included. */
export interface LeaveYear {
  readonly from: DateText;
  readonly to: DateText;
  /** 365, or 366 with a 29 February in it. */
  readonly days: number;
}

/** When somebody was employed in the leave year, as far as it is known. */
export interface Employment {
  /** Joined on this day, in this leave year; left out: employed from its start. */
  readonly start?: DateText | undefined;
  /** Leaves on this day, in this leave year; left out: employed to its end. */
  readonly end?: DateText | undefined;
  /** A day on which the leave year begins; any year's will do. */
  readonly yearStart?: DateText | undefined;
}

/** The part of a leave year that somebody is employed in. */
export type Share =
  | { readonly kind: 'whole'; readonly fraction: 1 }
  | {
      readonly kind: 'joiner';
      readonly fraction: number;
      /** Months begun, the first included: 1 to 12. */
      readonly months: number;
      readonly year: LeaveYear;
    }
  | {
      readonly kind: 'leaver' | 'both';
      readonly fraction: number;
      readonly days: number;
      readonly year: LeaveYear;
    };

/**
 * The leave year that this day lies in, when it begins each year on the day and month of `yearStart`. A year
 * that would begin on 29 February begins on 1 March, as the published calculator has it.
 */
export function leaveYearWith(yearStart: DateText, day: DateText): LeaveYear {
  const { month, day: dayOfMonth } = partsOfDate(yearStart);
  const begins =
    month === 2 && dayOfMonth === 29 ? { month: 3, day: 1 } : { month, day: dayOfMonth };
  const { year } = partsOfDate(day);
  const thisYear = dateOfParts({ year, ...begins });
  const first = thisYear <= day ? year : year - 1;
  const from = dateOfParts({ year: first, ...begins });
  const to = addDays(dateOfParts({ year: first + 1, ...begins }), -1);
  return { from, to, days: daysBetween(from, to) + 1 };
}

/**
 * The share of the leave year that counts: all of it, twelfths for a joiner (WTR reg 15A), days for a leaver
 * and for whoever joins and leaves in one year. Refuses `leave-year-unknown` for a leaver without a leave
 * year, and `dates-crossed` when somebody leaves before they join.
 */
export function shareOfYear({ start, end, yearStart: given }: Employment): Result<Share> {
  // A leave year that begins on the first day of the work is the same as one that is not given.
  const yearStart = given === start ? undefined : given;
  if (start === undefined && end === undefined) return ok({ kind: 'whole', fraction: 1 });
  if (end === undefined) return ok(joiner(start as DateText, yearStart));
  if (start !== undefined && end < start) {
    return refuse(
      'dates-crossed',
      'The employment ends before it starts, so there is no leave to work out. Check both dates.',
    );
  }
  const begins = yearStart ?? start;
  if (begins === undefined) {
    return refuse(
      'leave-year-unknown',
      'The days from the start of the leave year cannot be counted, because its start is not given. Say when the leave year starts.',
    );
  }
  const year = leaveYearWith(begins, end);
  const first = firstDay(start, end, year, yearStart);
  const days = daysBetween(first, end) + 1;
  return ok({
    kind: first === year.from && start === undefined ? 'leaver' : 'both',
    fraction: days / year.days,
    days,
    year,
  });
}

function joiner(start: DateText, yearStart: DateText | undefined): Share {
  const year = yearStart === undefined ? yearFrom(start) : leaveYearWith(yearStart, start);
  // Without another day the leave year begins with the work, and all of it is worked.
  const months = yearStart === undefined ? 12 : monthsBegun(start, year.to);
  return { kind: 'joiner', fraction: months / 12, months, year };
}

function yearFrom(from: DateText): LeaveYear {
  const to = addDays(addMonths(from, 12), -1);
  return { from, to, days: daysBetween(from, to) + 1 };
}

/** Months begun from a first to a last day, both included: 1 from 3 March to 2 April, 2 to 3 April. */
function monthsBegun(first: DateText, last: DateText): number {
  const [from, to] = [partsOfDate(first), partsOfDate(last)];
  const whole = (to.year - from.year) * 12 + to.month - from.month;
  return to.day >= from.day ? whole + 1 : whole;
}

/** Whoever came before this leave year counts from its start; a year that began with the work, from then. */
function firstDay(
  start: DateText | undefined,
  end: DateText,
  year: LeaveYear,
  yearStart: DateText | undefined,
): DateText {
  if (start === undefined) return year.from;
  const ownYear = yearStart === undefined && end < addMonths(start, 12);
  return start >= year.from || ownYear ? start : year.from;
}
