import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { versionOn } from '../versions.ts';
import { HOLIDAY_PAY_WEEKS } from './leave-data.ts';

/** One week of a worker's pay, latest first in a list. */
export interface WeekPaid {
  /** All pay that counts: with regular overtime, commission and status payments. */
  readonly pence: number;
  /** A week without pay, with sick pay only, or with reduced statutory leave pay is passed over. */
  readonly passedOver?: 'unpaid' | 'sick_pay_only' | 'statutory_leave';
}

/**
 * The weeks that make a week's holiday pay: the latest 52 with pay, looked for no further back than 104.
 * Fewer when there are not so many. Refuses `no-version` before the rule was law.
 * @param weeks latest first
 * @param on first day of the leave
 */
export function weeksForHolidayPay(
  weeks: readonly WeekPaid[],
  on: DateText,
): Result<readonly WeekPaid[]> {
  const law = versionOn(HOLIDAY_PAY_WEEKS, on, 'WTR-HOLPAY-52');
  if (!law.ok) return law;
  const paid = weeks
    .slice(0, law.value.weeksBack)
    .filter((week) => week.passedOver === undefined && week.pence > 0);
  return ok(paid.slice(0, law.value.weeks));
}

/** What a week's holiday pay comes to. Without a week of pay there is no mean: `pence` is left out. */
export interface HolidayWeekPay {
  readonly weeksUsed: number;
  /** Pence, not rounded. */
  readonly pence?: number;
}

/**
 * WTR-HOLPAY-52: a week's holiday pay as the mean of the weeks used, WTR reg 16. Refuses `too-far-back` for a
 * history of more than 104 weeks, and `weeks-crossed` for more weeks with pay than there are weeks.
 * @param totalPence pay in the weeks used
 */
export function holidayWeekPay(facts: {
  readonly weeksBack: number;
  readonly weeksWithPay: number;
  readonly totalPence: number;
  readonly on: DateText;
}): Result<HolidayWeekPay> {
  const law = versionOn(HOLIDAY_PAY_WEEKS, facts.on, 'WTR-HOLPAY-52');
  if (!law.ok) return law;
  if (facts.weeksBack > law.value.weeksBack) {
    return refuse(
      'too-far-back',
      `The history goes ${facts.weeksBack} weeks back, and only ${law.value.weeksBack} may be used. Leave the earlier weeks out of it.`,
      law.value.source,
    );
  }
  if (facts.weeksWithPay > facts.weeksBack) {
    return refuse(
      'weeks-crossed',
      `${facts.weeksWithPay} weeks had pay in a history of ${facts.weeksBack}. Check both numbers.`,
    );
  }
  const weeksUsed = Math.min(facts.weeksWithPay, law.value.weeks);
  return ok(weeksUsed === 0 ? { weeksUsed } : { weeksUsed, pence: facts.totalPence / weeksUsed });
}
