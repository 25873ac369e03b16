import { dateOfDayNumber, weekdayOfDayNumber } from '../../lib/days.ts';
import { showDate, showMinutes } from '../../lib/show.ts';
import { dayOfMinute, startOfDay } from '../../lib/time.ts';
import type { Finding } from '../finding.ts';
import { inForce, newest } from './in-force.ts';
import { ADULT_AGE, REST, type RestLimits } from './limits-data.ts';
import { busySpans, freeSpans, type Span } from './rest-gaps.ts';
import {
  DAY,
  HOUR,
  restsOn,
  type Stint,
  type WorkFacts,
  workDate,
  workSource,
  zoneOf,
} from './work.ts';

/** How the weekly rest is given; the hirer fixes it in advance. 24 h in 7 days unless it is said. */
export type WeeklyRestOption = 'seven_day_24h' | 'fourteen_day_48h' | 'fourteen_day_2x24h';

export interface WeeklyRestFacts extends WorkFacts {
  readonly option?: WeeklyRestOption;
  /** Day number of a Monday on which a fortnight begins; only for the options of 14 days. */
  readonly fortnightFrom?: number;
}

export type WeeklyRestAnswer = 'pass' | 'warn' | 'too-short';

/**
 * Minutes of unbroken rest due in the period, and what is clean beyond doubt: the weekly rest may not
 * take in the 11 hours of daily rest (reg 11(7)), so 24 h become 35 h. That does not apply under 18,
 * where 48 h are due each week (reg 11(3)).
 * @param limits of the day of the work; left out: of the law as it stands
 */
export function weeklyRestDue(
  option: WeeklyRestOption,
  young: boolean,
  limits: RestLimits = newest(REST),
) {
  if (young) {
    return { due: limits.youngWeekly * HOUR, clean: limits.youngWeekly * HOUR, times: 1, days: 7 };
  }
  const each = HOUR * (option === 'fourteen_day_48h' ? limits.adultFortnight : limits.adultWeekly);
  return {
    due: each,
    clean: each + limits.adultDaily * HOUR,
    times: option === 'fourteen_day_2x24h' ? 2 : 1,
    days: option === 'seven_day_24h' ? 7 : 14,
  };
}

/**
 * Is a longest unbroken rest enough?
 * @param within minutes of it that lie within the period
 * @param whole its minutes in all, also beyond the edge of the period
 * @param limits of the day of the work; left out: of the law as it stands
 */
export function judgeWeeklyRest(
  within: number,
  whole: number,
  option: WeeklyRestOption,
  young: boolean,
  limits: RestLimits = newest(REST),
): WeeklyRestAnswer {
  const { due, clean } = weeklyRestDue(option, young, limits);
  if (within < due) return 'too-short';
  return whole < clean ? 'warn' : 'pass';
}

/**
 * Hours of rest owed in a week in all: 6 daily rests of 11 h and one weekly rest of 24 h are 90. Under 18
 * the rests are 12 h and 48 h.
 */
export function restOwed(
  dailyRests: number,
  weeklyRests: number,
  young = false,
  limits: RestLimits = newest(REST),
): number {
  return young
    ? dailyRests * limits.youngDaily + weeklyRests * limits.youngWeekly
    : dailyRests * limits.adultDaily + weeklyRests * limits.adultWeekly;
}

/**
 * WTR-WEEKLY: an unbroken rest in each week from Monday 00:00 (or each fortnight, where the hirer fixed
 * that), for each period the proposed work touches, over the stints of all hirers. Too short is
 * `block_override`; enough only when the daily rest is counted into it warns. Under 18 it is 48 hours
 * each week, reported as WTR-YOUNG-REST.
 */
export function checkWeeklyRest(facts: WeeklyRestFacts): readonly Finding[] {
  return weeklyRests(facts).flatMap((rest) => findingOf(facts, rest) ?? []);
}

function periodsTouched(facts: WeeklyRestFacts, days: number): ReadonlySet<number> {
  const zone = zoneOf(facts);
  const anchor = facts.fortnightFrom ?? 4; // day 4 is Monday 5 January 1970
  const found = new Set<number>();
  for (const stint of facts.proposed) {
    if (stint.kind === 'on_call') continue;
    for (const minute of [stint.start, stint.end - 1]) {
      const day = dayOfMinute(minute, zone);
      const monday = day + 1 - weekdayOfDayNumber(day);
      const past = (((monday - anchor) % days) + days) % days;
      found.add(days === 7 ? monday : monday - past);
    }
  }
  return found;
}

/** The weekly rest of one period, as it is judged. */
export interface PeriodRest {
  /** Day number on which the period begins, and its days. */
  readonly day: number;
  readonly days: number;
  readonly due: number;
  readonly clean: number;
  /** Minutes of the rest that decides, within the period, and of the one that decides whether it is clean. */
  readonly within: number;
  readonly whole: number;
  /** Every rest in the period, the longest within it first. */
  readonly rests: readonly PartOfRest[];
  readonly answer: WeeklyRestAnswer;
}

/** An unbroken rest, with the minutes of it that lie within the period. */
export interface PartOfRest extends Span {
  readonly within: number;
  readonly whole: number;
}

/** The weekly rest of each period that the proposed work touches, see `checkWeeklyRest`. */
export function weeklyRests(facts: WeeklyRestFacts): readonly PeriodRest[] {
  const limits = inForce(REST, workDate(facts));
  if (limits === undefined) return [];
  const young = facts.age !== undefined && facts.age < ADULT_AGE;
  const option = facts.option ?? 'seven_day_24h';
  const { days } = weeklyRestDue(option, young, limits);
  return [...periodsTouched(facts, days)].map((day) => restOf(facts, day, option, young, limits));
}

function restOf(
  facts: WeeklyRestFacts,
  day: number,
  option: WeeklyRestOption,
  young: boolean,
  limits: RestLimits,
): PeriodRest {
  const zone = zoneOf(facts);
  const { due, clean, times, days } = weeklyRestDue(option, young, limits);
  const from = startOfDay(dateOfDayNumber(day), zone);
  const to = startOfDay(dateOfDayNumber(day + days), zone);
  // A rest may run over the edge of the week; beyond two days more nothing changes the answer.
  const busy = busySpans(facts.stints, facts.proposed, from - 2 * DAY, to + 2 * DAY);
  const rests = freeSpans(busy, from - 2 * DAY, to + 2 * DAY)
    .map((span) => ({
      ...span,
      within: minutesWithin(span, from, to),
      whole: span.end - span.start,
    }))
    .filter(({ within }) => within > 0)
    .sort((a, b) => b.within - a.within || b.whole - a.whole);
  // One rest of 48 h holds both rests of 24 h.
  const [best, second] = rests;
  const deciding = times === 2 && (best?.within ?? 0) < 2 * due ? second : best;
  const { within = 0, whole = 0 } = deciding ?? {};
  const counted = times === 2 ? whole : bestWhole(rests, within, whole, due);
  const answer = judgeWeeklyRest(within, counted, option, young, limits);
  return { day, days, due, clean, within, whole: counted, rests, answer };
}

function findingOf(
  facts: WeeklyRestFacts,
  { day, days, due, clean, within, answer }: PeriodRest,
): Finding | undefined {
  if (answer === 'pass') return undefined;
  const zone = zoneOf(facts);
  const young = facts.age !== undefined && facts.age < ADULT_AGE;
  const option = facts.option ?? 'seven_day_24h';
  const from = startOfDay(dateOfDayNumber(day), zone);
  const to = startOfDay(dateOfDayNumber(day + days), zone);
  return {
    rule: young ? 'WTR-YOUNG-REST' : 'WTR-WEEKLY',
    outcome: answer === 'warn' ? 'warn' : 'block_override',
    because: `${showMinutes(within)} unbroken rest in the ${days} days from ${showDate(dateOfDayNumber(day), facts.asOf)}; ${showMinutes(due)} needed${
      answer === 'warn' ? ` and ${showMinutes(clean)} without counting the daily rest` : ''
    }${young ? ' under 18' : ''}.`,
    source: workSource(
      facts,
      `reg 11(${young ? 3 : answer === 'warn' ? 7 : option === 'seven_day_24h' ? 1 : 2})`,
    ),
    figures: { restMinutes: within, dueMinutes: due, weekFrom: dateOfDayNumber(day) },
    clears: `Leave ${showMinutes(clean)} free in those days${answer === 'warn' ? '.' : ', or name the ground for a shorter rest.'}`,
    restsOn: restsOn(proposedWithin(facts.proposed, from, to)),
  };
}

/** The whole length of the rest that passes best among those long enough within the period. */
function bestWhole(
  rests: readonly { within: number; whole: number }[],
  within: number,
  whole: number,
  due: number,
): number {
  if (within < due) return whole;
  return Math.max(whole, ...rests.filter((rest) => rest.within >= due).map((rest) => rest.whole));
}

function minutesWithin(span: Span, from: number, to: number): number {
  return Math.max(0, Math.min(span.end, to) - Math.max(span.start, from));
}

function proposedWithin(stints: readonly Stint[], from: number, to: number): readonly Stint[] {
  return stints.filter((stint) => stint.start < to && stint.end > from);
}
