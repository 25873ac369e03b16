import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { lowestMinimumOn, minimumWageOf, type WhoIsPaid } from './minimum-wage.ts';
import { isBelow, upTo } from './rounding.ts';

/** Pay of one pay reference period, in pounds. */
export interface PeriodPay {
  /** Hours of work, on a timesheet or not. */
  readonly hours: number;
  /** All that was paid, before tax. */
  readonly pay?: number | undefined;
  /** Pounds an hour, instead of `pay`. */
  readonly basicRate?: number | undefined;
  /** Pounds an hour paid for `premiumHours`, which lie among `hours`. */
  readonly premiumRate?: number | undefined;
  readonly premiumHours?: number | undefined;
}

/**
 * Pay that counts for the minimum wage, in pounds: without the part of a night, overtime or weekend rate
 * that lies above the basic rate (NMW Regs 2015, reg 10). Refuses `facts-missing` without pay or a basic
 * rate, `hours-crossed` for more premium hours than hours, and `basic-rate-unknown` when every hour was paid
 * at a premium rate and the basic rate is not given.
 */
export function payThatCounts(facts: PeriodPay): Result<number> {
  const { hours, pay, basicRate, premiumRate } = facts;
  const premiumHours = premiumRate === undefined ? 0 : (facts.premiumHours ?? 0);
  if (premiumHours > hours) {
    return refuse(
      'hours-crossed',
      `${premiumHours} hours were paid at a premium rate and only ${hours} were worked. Check both.`,
    );
  }
  if (basicRate !== undefined) {
    const premium = premiumRate ?? basicRate;
    if (pay !== undefined) return ok(pay - Math.max(0, premium - basicRate) * premiumHours);
    return ok(basicRate * (hours - premiumHours) + Math.min(basicRate, premium) * premiumHours);
  }
  if (pay === undefined) {
    return refuse('facts-missing', 'Neither the pay nor a basic rate is given. Add one of them.');
  }
  if (premiumRate === undefined || premiumHours === 0) return ok(pay);
  if (premiumHours === hours) {
    return refuse(
      'basic-rate-unknown',
      'Every hour was paid at the premium rate, so what lies above the basic rate cannot be told. Give the basic rate.',
    );
  }
  const basic = (pay - premiumRate * premiumHours) / (hours - premiumHours);
  return ok(pay - Math.max(0, premiumRate - basic) * premiumHours);
}

/** Pay held against the minimum of the period. */
export interface PayJudged {
  /** `none`: of school age, so there is no minimum. `escalate`: it depends on an age that is not known. */
  readonly outcome: 'pass' | 'block' | 'escalate' | 'none';
  /** Pounds an hour it was held against; left out where there is none. */
  readonly rate?: number;
  /** Pounds, the least pay for the hours, not rounded. */
  readonly entitlement?: number;
  /** Pounds to the penny that make the pay enough; 0 when it is. */
  readonly topUp?: number;
  readonly band: string;
}

/**
 * NMW-CHECK: pay that counts held against the minimum for the hours, to the penny and without rounding the
 * hourly rate. An age not known is judged at the adult rate: at it or above passes, below the lowest rate of
 * all blocks, and between them escalates. Refuses `no-version` when no rates are known for the period.
 * @param start first day of the pay reference period
 * @param counts pounds that count, of `payThatCounts`
 * @param ownRate pounds an hour to hold it against instead of the rate in force
 */
export function judgePay(facts: {
  readonly start: DateText;
  readonly hours: number;
  readonly counts: number;
  readonly who: WhoIsPaid;
  readonly ownRate?: number | undefined;
}): Result<PayJudged> {
  const { start, hours, counts, who, ownRate } = facts;
  if (ownRate !== undefined) return ok(against(ownRate, 'the rate given', hours, counts));
  const rate = minimumWageOf(who, start);
  if (!rate.ok) return rate;
  const { pence, band } = rate.value;
  if (pence === null) return ok({ outcome: 'none', band });
  const judged = against(pence / 100, band, hours, counts);
  if (judged.outcome === 'pass' || !ageUnknown(who)) return ok(judged);
  const lowest = lowestMinimumOn(start);
  if (!lowest.ok) return lowest;
  return ok(
    isBelow(counts, (lowest.value / 100) * hours) ? judged : { ...judged, outcome: 'escalate' },
  );
}

function against(rate: number, band: string, hours: number, counts: number): PayJudged {
  // Rates are whole pence; in them the product is what a person gets by hand.
  const entitlement = (Math.round(rate * 100) * hours) / 100;
  const short = isBelow(counts, entitlement);
  return {
    outcome: short ? 'block' : 'pass',
    rate,
    entitlement,
    topUp: short ? upTo(entitlement - counts, 100) : 0,
    band,
  };
}

function ageUnknown({ age, dateOfBirth, apprentice }: WhoIsPaid): boolean {
  return (age ?? null) === null && (dateOfBirth ?? null) === null && !apprentice;
}
