import { addDays, addMonths, type DateText, daysBetween } from '../../lib/days.ts';
import { minimumWageOf, type WhoIsPaid } from './minimum-wage.ts';
import { MINIMUM_WAGE } from './minimum-wage-data.ts';

export type PayInterval = 'weekly' | 'four_weekly' | 'monthly';

/** One pay reference period, from which those before and after it follow. */
export interface PayPeriod {
  readonly start: DateText;
  readonly end?: DateText | undefined;
  readonly interval?: PayInterval | undefined;
}

/** First day of the period so many after this one; negative goes back. */
export type PeriodStarts = (periods: number) => DateText;

/** More periods than lie between any two dates that rates are known for. */
const MOST_PERIODS = 3000;

/**
 * The first days of the periods around one: by its interval, or by its length when only its end is given.
 * Undefined when neither is.
 */
export function periodStarts({ start, end, interval }: PayPeriod): PeriodStarts | undefined {
  const next = end === undefined ? undefined : addDays(end, 1);
  const monthly = interval === undefined ? next === addMonths(start, 1) : interval === 'monthly';
  if (monthly) {
    const whole = next === undefined || next === addMonths(start, 1);
    return (periods) =>
      periods < 1 || whole ? addMonths(start, periods) : addMonths(next, periods - 1);
  }
  const days = lengthOf(interval, start, next);
  if (days === undefined || days < 1) return undefined;
  const after = next ?? addDays(start, days);
  return (periods) =>
    periods < 1 ? addDays(start, periods * days) : addDays(after, (periods - 1) * days);
}

function lengthOf(
  interval: PayInterval | undefined,
  start: DateText,
  next: DateText | undefined,
): number | undefined {
  if (interval === 'weekly') return 7;
  if (interval === 'four_weekly') return 28;
  return next === undefined ? undefined : daysBetween(start, next);
}

/** Which period is the first that starts on this day or after it; 0 is the one that was given. */
export function firstPeriodFrom(starts: PeriodStarts, day: DateText): number {
  let at = 0;
  while (starts(at) < day && at < MOST_PERIODS) at += 1;
  while (starts(at - 1) >= day && at > -MOST_PERIODS) at -= 1;
  return at;
}

/** When a new rate reaches pay: it waits for the first period that starts on the day or after it. */
export interface RateRise {
  readonly oldUntil: DateText;
  readonly newFrom: DateText;
  /** Last day of the first period at the new rate. */
  readonly newPeriodEnd: DateText;
}

/** A rise on a day, for pay in these periods (NMW Regs 2015, reg 4B; Acas). */
export function riseInPeriods(starts: PeriodStarts, riseOn: DateText): RateRise {
  const at = firstPeriodFrom(starts, riseOn);
  const newFrom = starts(at);
  return {
    oldUntil: addDays(newFrom, -1),
    newFrom,
    newPeriodEnd: addDays(starts(at + 1), -1),
  };
}

/** The day within this period, not its first, on which the known rates change. */
export function knownRiseIn(starts: PeriodStarts): DateText | undefined {
  const [start, next] = [starts(0), starts(1)];
  return MINIMUM_WAGE.find(({ from }) => start < from && from < next)?.from;
}

/**
 * First day of the first period at the adult rate; undefined for an apprentice, and when it lies where no
 * rates are known, because the adult age may be another there.
 */
export function adultRateFrom(starts: PeriodStarts, who: WhoIsPaid): DateText | undefined {
  if (who.apprentice) return undefined;
  let at = 0;
  if (adultIn(starts(at), who)) {
    while (adultIn(starts(at - 1), who)) at -= 1;
    return adultIn(starts(at - 1), who) === false ? starts(at) : undefined;
  }
  while (adultIn(starts(at), who) === false) at += 1;
  return adultIn(starts(at), who) ? starts(at) : undefined;
}

/** Undefined where no rates are known. */
function adultIn(start: DateText, who: WhoIsPaid): boolean | undefined {
  const rate = minimumWageOf(who, start);
  return rate.ok ? rate.value.adult && rate.value.pence !== null : undefined;
}
