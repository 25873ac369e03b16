import { addDays, type DateText, dayNumber, mondayOf } from '../../lib/days.ts';
import { STUDENT_WEEK, USUAL_LIMIT_HOURS } from './student-data.ts';

/** Hours of work on one day, paid or unpaid, for anybody. */
export interface DayHours {
  readonly date: DateText;
  readonly hours: number;
}

export interface StudentQuestion {
  readonly termTime: boolean;
  /** Hours a week that the permission allows in term. */
  readonly limit?: number | undefined;
  readonly days?: readonly DayHours[] | undefined;
  /** Hours of each successive week. */
  readonly weeks?: readonly number[] | undefined;
  /** Hours in one week, a number an employer. */
  readonly byEmployer?: readonly number[] | undefined;
  /** Dates from the education provider on file; left out: not in issue. */
  readonly evidence?: boolean | undefined;
}

/** One stretch held to the limit. */
export interface StudentSpan {
  /** 'week from 2026-06-01', 'week 2', '7 days to 2017-04-04'. */
  readonly what: string;
  readonly hours: number;
}

export interface StudentAnswer {
  /** Hours a week that hold; undefined: no limit, full time outside term. */
  readonly limit: number | undefined;
  readonly over: readonly StudentSpan[];
  /** Monday to Sunday, in order; weeks without work are left out. */
  readonly weekTotals: readonly number[];
  /** Highest total of any seven days in a row; undefined where days are not known. */
  readonly rolling: number | undefined;
  readonly judged: readonly StudentSpan[];
}

/**
 * RTW-STUDENT: hours over every employer, paid and unpaid, held to the limit of each week by itself:
 * there is no average. Weeks run Monday to Sunday; before 6 April 2017 any seven days in a row count.
 * Outside term there is no limit, but only with dates from the education provider; without them the
 * limit of term holds. Exactly the limit passes.
 */
export function judgeStudent(asked: StudentQuestion): StudentAnswer {
  const free = !asked.termTime && asked.evidence !== false;
  const limit = free ? undefined : (asked.limit ?? USUAL_LIMIT_HOURS);
  const judged = spansOf(asked);
  return {
    limit,
    judged,
    over: limit === undefined ? [] : judged.filter(({ hours }) => hours > limit),
    weekTotals: totalsOf(asked),
    rolling: asked.days && asked.days.length > 0 ? rollingOf(asked.days) : undefined,
  };
}

function totalsOf({ days, weeks, byEmployer }: StudentQuestion): readonly number[] {
  if (days) return weekTotals(days).map(({ hours }) => hours);
  if (weeks) return weeks;
  return byEmployer ? [sum(byEmployer)] : [];
}

function spansOf({ days, weeks, byEmployer }: StudentQuestion): readonly StudentSpan[] {
  return [
    ...(days ? spansOfDays(days) : []),
    ...(weeks ?? []).map((hours, i) => ({ what: `week ${i + 1}`, hours })),
    ...(byEmployer ? [{ what: 'the week over all employers', hours: sum(byEmployer) }] : []),
  ];
}

function spansOfDays(days: readonly DayHours[]): readonly StudentSpan[] {
  const rolling = days
    .filter(({ date }) => weekOn(date) === 'rolling_7_days')
    .map(({ date }) => ({ what: `7 days to ${date}`, hours: lastSeven(days, date) }));
  const later = days.filter(({ date }) => weekOn(date) === 'monday_to_sunday');
  const mondays = new Set(later.map(({ date }) => mondayOf(date)));
  const weeks = weekTotals(days)
    .filter(({ monday }) => mondays.has(monday))
    .map(({ monday, hours }) => ({ what: `week from ${monday}`, hours }));
  return [...unique(rolling), ...weeks];
}

function weekOn(date: DateText) {
  const found = STUDENT_WEEK.find(({ to }) => to === undefined || date <= to);
  return found?.value ?? 'monday_to_sunday';
}

/** Totals of the Monday-to-Sunday weeks that hold work, in order. */
export function weekTotals(
  days: readonly DayHours[],
): readonly { readonly monday: DateText; readonly hours: number }[] {
  const weeks = new Map<DateText, number[]>();
  for (const { date, hours } of days) {
    const monday = mondayOf(date);
    weeks.set(monday, [...(weeks.get(monday) ?? []), hours]);
  }
  return [...weeks]
    .map(([monday, hours]) => ({ monday, hours: sum(hours) }))
    .sort((a, b) => dayNumber(a.monday) - dayNumber(b.monday));
}

function rollingOf(days: readonly DayHours[]): number {
  return Math.max(...days.map(({ date }) => lastSeven(days, date)));
}

function lastSeven(days: readonly DayHours[], last: DateText): number {
  const first = addDays(last, -6);
  return sum(days.filter(({ date }) => first <= date && date <= last).map(({ hours }) => hours));
}

function unique(spans: readonly StudentSpan[]): readonly StudentSpan[] {
  return [...new Map(spans.map((span) => [span.what, span])).values()];
}

/** A sum of decimal hours without the dust of binary fractions. */
function sum(hours: readonly number[]): number {
  return Math.round(hours.reduce((total, one) => total + one, 0) * 1e6) / 1e6;
}
