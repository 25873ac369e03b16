import type { DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { ROLLED_UP } from '../leave/leave-data.ts';
import { versionOn } from '../versions.ts';
import { ON_COSTS } from './on-cost-data.ts';

/** What work costs the agency on top of its pay, in whole pence; the parts add up to `total`. */
export interface OnCosts {
  readonly holidayPence: number;
  readonly insurancePence: number;
  readonly pensionPence: number;
  readonly levyPence: number;
  readonly totalPence: number;
}

/** Pay whose on-costs are asked for. */
export interface PaidWork {
  /** Pay for all the minutes, in pence. */
  readonly payPence: number;
  readonly minutes: number;
  /** Day of the work. */
  readonly on: DateText;
  /** Minutes a worker of this agency works in a usual week: thresholds of the week are shared out over them. */
  readonly weeklyMinutes: number;
  /** What this agency pays into the pension; never below the least by law. Hundredths of a per cent. */
  readonly pensionPoints: number;
  /** Is the agency's pay bill above the allowance of the apprenticeship levy? */
  readonly paysLevy: boolean;
}

/**
 * Employer's National Insurance, pension, apprenticeship levy and holiday pay of a piece of work. Holiday pay comes
 * first, because the rest is due on it too. Refuses `no-version` for a day whose figures are not known.
 */
export function onCostsOf(work: PaidWork): Result<OnCosts> {
  const rates = versionOn(ON_COSTS, work.on, 'the on-costs');
  if (!rates.ok) return rates;
  const { value } = rates;
  const share = (weekPence: number) => (weekPence * work.minutes) / work.weeklyMinutes;
  const holidayPence = pointsOf(work.payPence, holidayPoints(work.on));
  const gross = work.payPence + holidayPence;
  const insurancePence = pointsOf(
    Math.max(0, gross - share(value.insuranceFromPence)),
    value.insurancePoints,
  );
  const qualifying = Math.min(gross, share(value.pensionToPence)) - share(value.pensionFromPence);
  const pensionPence = pointsOf(
    Math.max(0, qualifying),
    Math.max(value.pensionPoints, work.pensionPoints),
  );
  const levyPence = work.paysLevy ? pointsOf(gross, value.levyPoints) : 0;
  return ok({
    holidayPence,
    insurancePence,
    pensionPence,
    levyPence,
    totalPence: holidayPence + insurancePence + pensionPence + levyPence,
  });
}

/** Before holiday pay could be rolled up it cost the same: 5.6 weeks of 46.4. */
function holidayPoints(on: DateText): number {
  const law = versionOn(ROLLED_UP, on, 'WTR-RHP');
  return law.ok ? law.value.perTenThousand : 1207;
}

/** So many hundredths of a per cent of pence, half a penny up. */
function pointsOf(pence: number, points: number): number {
  return Math.floor((pence * points) / 10_000 + 0.5);
}
