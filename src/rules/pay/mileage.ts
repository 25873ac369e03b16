import type { DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { versionOn } from '../versions.ts';
import { APPROVED_MILEAGE, type Vehicle } from './mileage-data.ts';

/** Miles that were paid for. */
export interface MilesPaid {
  /** Tenths of a mile. */
  readonly tenths: number;
  readonly paidPence: number;
  readonly vehicle: Vehicle;
  /** From home to the place of work and back: ordinary commuting, ITEPA 2003 s 338. */
  readonly commuting: boolean;
  /** Tenths of a mile by car that were approved for the same worker earlier in the tax year. */
  readonly tenthsBefore: number;
  readonly on: DateText;
}

/** What of it is taxed. */
export interface MilesTaxed {
  readonly approvedPence: number;
  readonly taxablePence: number;
  /** What lies below the approved amount: the worker may ask HMRC for relief on it. */
  readonly reliefPence: number;
  readonly source: string;
}

/** The first day of the tax year that a day lies in. */
export function taxYearStart(day: DateText): DateText {
  const april = `${day.slice(0, 4)}-04-06`;
  return day >= april ? april : `${Number(day.slice(0, 4)) - 1}-04-06`;
}

/**
 * The part of paid miles that is taxed as pay: all of it for commuting, else what lies above the approved amount (ITEPA
 * 2003 ss 229 and 230), whole pence. Refuses `no-version` for a day whose rates are not known.
 */
export function taxOnMiles(miles: MilesPaid): Result<MilesTaxed> {
  const rates = versionOn(APPROVED_MILEAGE, miles.on, 'approved mileage rates');
  if (!rates.ok) return rates;
  const { carPence, carBeyondPence, carMiles, motorcyclePence, bicyclePence, source } = rates.value;
  if (miles.commuting) {
    return ok({
      approvedPence: 0,
      taxablePence: miles.paidPence,
      reliefPence: 0,
      source: 'Income Tax (Earnings and Pensions) Act 2003, ss 338 and 339',
    });
  }
  const { tenths, vehicle } = miles;
  const full = Math.min(tenths, Math.max(0, carMiles * 10 - miles.tenthsBefore));
  const points =
    vehicle === 'car'
      ? full * carPence + (tenths - full) * carBeyondPence
      : tenths * (vehicle === 'motorcycle' ? motorcyclePence : bicyclePence);
  const approvedPence = Math.floor(points / 10 + 0.5);
  return ok({
    approvedPence,
    taxablePence: Math.max(0, miles.paidPence - approvedPence),
    reliefPence: Math.max(0, approvedPence - miles.paidPence),
    source,
  });
}
