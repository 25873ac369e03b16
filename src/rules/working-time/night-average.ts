import { dayOfMinute } from '../../lib/time.ts';
import { inForce, newest } from './in-force.ts';
import { NIGHT, type NightLimits } from './limits-data.ts';
import { isNightStint, type NightWindow, nightWindow } from './night-time.ts';
import { type NightWorker, nightWorker } from './night-worker.ts';
import { HOUR, type Stint, type WorkFacts, workDate, workingMinutes, zoneOf } from './work.ts';

/** Average night work: hours or minutes / (days in the period - weekly rest days) (reg 6(5)). */
export function nightAverage(total: number, days: number, restDays: number): number {
  return total / (days - restDays);
}

export interface NightAverageFacts extends WorkFacts {
  /** Day number of the first day of work: under 17 weeks ago, the time since is the period (reg 6(4)). */
  readonly since: number;
  /** Night time agreed in writing; 23:00 to 06:00 if left out or not allowed. */
  readonly window?: NightWindow;
  /** Weeks of the period: 17. */
  readonly referenceWeeks?: number;
}

/** Night work over one reference period. */
export interface NightPeriod {
  /** Minutes a day: total / (days - weekly rest days). */
  readonly perDay: number;
  /** Working minutes in the period, by night and by day, declared hours for others included. */
  readonly total: number;
  readonly weeks: number;
  readonly days: number;
  readonly restDays: number;
  /** Day numbers. */
  readonly from: number;
  readonly to: number;
  /** Days worked, and those of them with a night shift. */
  readonly daysWorked: number;
  readonly nights: number;
  readonly worker: NightWorker;
}

/** Limits on night work on the day of the work; where none held yet, those that came. */
export function nightLimits(facts: WorkFacts): NightLimits {
  return inForce(NIGHT, workDate(facts)) ?? newest(NIGHT);
}

/** What the periods that hold proposed work say of a worker's nights. */
export interface NightPeriods {
  /** The period with the highest share of nights: it says whether this is a night worker. */
  readonly share: NightPeriod;
  /** The highest average of the periods in which the worker is a night worker. */
  readonly settled?: NightPeriod;
  /** The highest average of the periods in which the worker may be one. */
  readonly open?: NightPeriod;
}

/**
 * Night work over every period that holds proposed work: periods of 17 weeks begin on any day, in the first
 * 17 weeks the period runs from `since` in whole weeks. One weekly rest day is taken off for each week. A
 * stint counts whole on the day it starts. Leave takes nothing off: reg 6 names no excluded days. Linear in
 * the stints.
 */
export function nightPeriods(facts: NightAverageFacts): NightPeriods {
  const limits = nightLimits(facts);
  const days = nightsByDay(facts, limits);
  const periods = periodsOf(facts, days, limits).map(([from, to]) =>
    periodOver(facts, days, from, to, limits),
  );
  const [first] = periods;
  if (first === undefined) throw new RangeError('The proposed work lies in no period.');
  const highest = (worker: NightWorker) =>
    best(
      periods.filter((one) => one.worker === worker),
      (one) => one.perDay,
    );
  const [settled, open] = [highest('yes'), highest('maybe')];
  return {
    share: best(periods, (one) => one.nights / Math.max(1, one.daysWorked)) ?? first,
    ...(settled ? { settled } : {}),
    ...(open ? { open } : {}),
  };
}

/** The first of those with the highest figure. */
function best<T>(all: readonly T[], figure: (one: T) => number): T | undefined {
  let found: T | undefined;
  for (const one of all) if (found === undefined || figure(one) > figure(found)) found = one;
  return found;
}

/** The periods looked at, by their first and last day number. */
function periodsOf(facts: NightAverageFacts, days: Days, limits: NightLimits): [number, number][] {
  const weeks = facts.referenceWeeks ?? limits.weeks;
  const span = weeks * 7;
  const since = Math.min(facts.since, days.firstProposed);
  const periods: [number, number][] = [];
  const first = Math.floor((days.firstProposed - since) / 7) + 1;
  for (let count = first; count <= weeks; count++) {
    periods.push([since, since + count * 7 - 1]);
    if (since + count * 7 > days.last) break;
  }
  const lastEnd = Math.min(days.last, days.lastProposed + span - 1);
  for (let end = Math.max(days.firstProposed, since + span - 1); end <= lastEnd; end++) {
    periods.push([end - span + 1, end]);
  }
  return periods;
}

interface Days {
  /** Day number of index 0; each list holds what came before that day, so one entry more than days. */
  readonly first: number;
  readonly minutes: Float64Array;
  readonly worked: Float64Array;
  readonly nights: Float64Array;
  readonly last: number;
  readonly firstProposed: number;
  readonly lastProposed: number;
}

function nightsByDay(facts: NightAverageFacts, limits: NightLimits): Days {
  const zone = zoneOf(facts);
  const window = nightWindow(facts.window, limits);
  const startDay = (stint: Stint) => dayOfMinute(stint.start, zone);
  const firstProposed = startDay(facts.proposed[0] as Stint);
  const lastProposed = startDay(facts.proposed.at(-1) as Stint);
  const lastStint = facts.stints.at(-1);
  const last = Math.max(lastProposed, lastStint ? startDay(lastStint) : lastProposed);
  const first = firstProposed - (facts.referenceWeeks ?? limits.weeks) * 7;
  const minutes = new Float64Array(last - first + 1);
  const nights = new Float64Array(last - first + 1);
  for (const stint of [...facts.stints, ...facts.proposed]) {
    const day = startDay(stint) - first;
    if (day < 0) continue;
    minutes[day] = (minutes[day] ?? 0) + workingMinutes(stint);
    if (nights[day] === 0 && isNightStint(stint, window, zone, limits)) nights[day] = 1;
  }
  const worked = minutes.map((of) => (of > 0 ? 1 : 0));
  return {
    first,
    minutes: summed(minutes),
    worked: summed(worked),
    nights: summed(nights),
    last,
    firstProposed,
    lastProposed,
  };
}

function summed(by: Float64Array): Float64Array {
  const sums = new Float64Array(by.length + 1);
  for (let i = 0; i < by.length; i++) sums[i + 1] = (sums[i] ?? 0) + (by[i] ?? 0);
  return sums;
}

function periodOver(
  facts: NightAverageFacts,
  days: Days,
  from: number,
  to: number,
  limits: NightLimits,
): NightPeriod {
  const weeks = (to - from + 1) / 7;
  const restDays = weeks * limits.restDaysPerWeek;
  const total =
    between(days, days.minutes, from, to) + (facts.other?.hoursPerWeek ?? 0) * HOUR * weeks;
  const nights = between(days, days.nights, from, to);
  const daysWorked = between(days, days.worked, from, to);
  return {
    perDay: nightAverage(total, weeks * 7, restDays),
    total,
    weeks,
    days: weeks * 7,
    restDays,
    from,
    to,
    daysWorked,
    nights,
    worker: nightWorker(nights, daysWorked, limits),
  };
}

function between(days: Days, sums: Float64Array, from: number, to: number): number {
  const most = sums.length - 1;
  const low = Math.min(most, Math.max(0, from - days.first));
  const high = Math.min(most, Math.max(0, to - days.first + 1));
  return (sums[high] ?? 0) - (sums[low] ?? 0);
}
