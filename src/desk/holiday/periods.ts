import { addDays, type DateText } from '../../lib/days.ts';
import { type Employment, type LeaveYear, leaveYearWith } from '../../rules/leave/leave-year.ts';
import type { WorkerClass } from '../../rules/leave/rolled-up-pay.ts';

/** How a worker's leave is reckoned from a day on. */
export interface Terms {
  readonly id: string;
  readonly fromOn: DateText;
  readonly workerClass: WorkerClass;
  readonly startedOn: DateText;
  /** A day on which the leave year begins; any year's. */
  readonly yearOn: DateText;
  /** Fixed hours only. */
  readonly daysPerWeek: number | null;
  readonly minutesPerWeek: number | null;
  readonly payPeriod: 'week' | 'month';
  readonly rolledUp: boolean;
  /** Notice by contract; null: as the regulations have it. */
  readonly notice: Notice | null;
}

/** So many times the days of leave, and so many days more. */
export interface Notice {
  readonly askTimes: number;
  readonly askMore: number;
  readonly refuseTimes: number;
  readonly refuseMore: number;
}

/** A leave year of a worker, or the part of one under the same terms. Both days included. */
export interface Period {
  readonly from: DateText;
  readonly to: DateText;
  readonly year: LeaveYear;
  readonly terms: Terms;
  /** The period before was cut short by new terms: what was left of it goes on. */
  readonly goesOn: boolean;
}

/**
 * The periods of a worker, in order, up to the one with this day. The first begins with the leave year of the first
 * terms, or with the work where that is later; new terms end a period and begin another.
 * @param terms by their first day
 * @param lastDay the last day of the work, when they leave
 */
export function periodsTo(
  terms: readonly Terms[],
  day: DateText,
  lastDay?: DateText,
): readonly Period[] {
  const periods: Period[] = [];
  let cut = false;
  for (const [index, one] of terms.entries()) {
    const next = terms[index + 1];
    const ends = earlier(next && addDays(next.fromOn, -1), lastDay);
    let at = index === 0 ? firstDayOf(one) : one.fromOn;
    while (at <= day && (ends === undefined || at <= ends)) {
      const year = leaveYearWith(one.yearOn, at);
      const to = ends !== undefined && ends < year.to ? ends : year.to;
      periods.push({ from: at, to, year, terms: one, goesOn: cut });
      cut = to < year.to;
      at = addDays(to, 1);
    }
  }
  return periods;
}

function firstDayOf({ fromOn, startedOn, yearOn }: Terms): DateText {
  const { from } = leaveYearWith(yearOn, fromOn);
  return startedOn > from ? startedOn : from;
}

function earlier(a: DateText | undefined, b: DateText | undefined): DateText | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/**
 * The employment that a period is of its leave year, for the rule: a joiner's twelfths only where the work began in
 * it; whatever begins or ends with other terms counts by days.
 */
export function employmentOf({ from, to, year, terms }: Period): Employment {
  const yearStart = year.from;
  const cutShort = to < year.to;
  if (from === year.from) return cutShort ? { end: to, yearStart } : { yearStart };
  if (from === terms.startedOn && !cutShort) return { start: from, yearStart };
  return { start: from, end: to, yearStart };
}
