import type { DateText } from '../../lib/days.ts';
import type { Result } from '../../lib/result.ts';
import { showPercent } from '../../lib/show.ts';
import { halfUp } from '../pay/rounding.ts';
import { versionOn } from '../versions.ts';
import { ACCRUAL } from './leave-data.ts';

/** Leave accrued in one pay period by a worker of irregular hours or part of the year. */
export interface AccruedLeave {
  /** '12.07%'. */
  readonly percent: string;
  /** Hours to their last decimal: the balance is kept in these, so that rounding does not drift. */
  readonly unrounded: number;
  /** Whole hours, half an hour and more upwards. */
  readonly hours: number;
}

/** Whole hours of an accrual: half an hour or more is an hour, less is nothing (WTR reg 15B). */
export function wholeHours(unrounded: number): number {
  return halfUp(unrounded, 1);
}

/**
 * WTR-LEAVE-IRR: leave accrued at the end of a pay period, WTR reg 15B: 12.07 % of the hours worked in it.
 * Refuses `no-version` for a leave year that began before the percentage was law. The cap of 28 days is for
 * whoever keeps the balance of the leave year: one pay period cannot know it.
 * @param hours worked in the pay period
 * @param yearStart first day of the leave year
 */
export function accruedLeave(hours: number, yearStart: DateText): Result<AccruedLeave> {
  const law = versionOn(ACCRUAL, yearStart, 'WTR-LEAVE-IRR');
  if (!law.ok) return law;
  const unrounded = (hours * law.value.perTenThousand) / 10_000;
  const percent = showPercent(law.value.perTenThousand);
  return { ok: true, value: { percent, unrounded, hours: wholeHours(unrounded) } };
}
