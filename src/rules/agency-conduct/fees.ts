import type { Holidays, Nation } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { type Counted, countBusinessDays } from '../calendar/business-days.ts';
import type { Finding } from '../finding.ts';
import { conductWindows, type PaidService } from './windows-data.ts';

/** A charge by an agency, in pounds. */
export interface Charge {
  readonly to: 'work_seeker' | 'hirer';
  readonly for: 'registration' | 'finding_work' | 'extra_service';
  readonly amount: number;
  readonly sector: 'office' | 'entertainment_modelling' | 'other';
}

/** The Act and the regulation that keep work-finding free for the work-seeker. */
export const FEE_SOURCE =
  'Employment Agencies Act 1973, s 6; Conduct of Employment Agencies and Employment Businesses Regulations 2003, reg 26';

/**
 * CR-FEE: may this be charged? No fee for finding work or trying to, and a registration is part of
 * trying, except in entertainment and modelling. A charge of nothing is no fee; hirers may be charged;
 * a service beside work-finding may be charged under CR-5.
 */
export function feeAllowed(charge: Charge): boolean {
  if (charge.to === 'hirer' || charge.amount === 0 || charge.for === 'extra_service') return true;
  return charge.sector === 'entertainment_modelling';
}

/** CR-FEE as a finding: an unlawful charge blocks. */
export function checkFee(charge: Charge): readonly Finding[] {
  if (feeAllowed(charge)) return [];
  return [
    {
      rule: 'CR-FEE',
      outcome: 'block',
      because: `£${charge.amount.toFixed(2)} is asked of the work-seeker for ${
        charge.for === 'registration' ? 'being registered' : 'finding work'
      }; that must be free.`,
      source: FEE_SOURCE,
      figures: { amount: charge.amount },
      clears: 'Take the charge out.',
    },
  ];
}

/** CR-5: when a paid service ends, by the notice of the worker who cancels it. */
export interface Cancelled extends Counted {
  /** Business days of notice. */
  readonly days: number;
}

/**
 * CR-5: the day a paid service ends after notice to cancel, without a penalty: 10 working days for living
 * accommodation, 5 for all else, counted from the day after the notice in the nation of the worker.
 * Refuses `no-version` and `calendar-unknown`.
 */
export function cancelEnds(
  service: PaidService,
  given: DateText,
  nation: Nation,
  holidays: Holidays,
): Result<Cancelled> {
  const days = cancelNotice(service, given);
  if (!days.ok) return days;
  const counted = countBusinessDays(given, days.value, nation, holidays);
  return counted.ok ? ok({ ...counted.value, days: days.value }) : counted;
}

/** CR-5: working days of notice for a service. Refuses `no-version`. */
export function cancelNotice(service: PaidService, given: DateText): Result<number> {
  const windows = conductWindows(given);
  return windows.ok ? ok(windows.value.cancelNotice[service]) : windows;
}
