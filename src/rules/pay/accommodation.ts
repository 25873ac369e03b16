import type { DateText } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { accommodationOffsetOn } from './minimum-wage.ts';
import { halfUp } from './rounding.ts';

/** Living accommodation from the employer in one pay reference period, in pounds. */
export interface Accommodation {
  readonly start: DateText;
  /** A night; 0 is free. */
  readonly charge: number;
  /** Nights in the period, or a week and the days of the period. */
  readonly nights?: number | undefined;
  readonly nightsPerWeek?: number | undefined;
  readonly periodDays?: number | undefined;
  /** What a night may count for; left out: the sum in force. */
  readonly offset?: number | undefined;
}

/** How accommodation changes the pay that counts. */
export interface AccommodationAdjusted {
  /** Pounds, to the penny: above 0 when free, below 0 when the charge is above the offset. */
  readonly adjustment: number;
  readonly offset: number;
  readonly nights: number;
  /** Periods per week of nights: 1 when nights are those of the period. */
  readonly scale: number;
}

/**
 * NMW-ACCOM: free accommodation adds the offset for each night; a charge up to the offset changes nothing; what
 * is charged above it is taken off (NMW Regs 2015, regs 14 to 16). Nights a week are scaled to the period by its
 * days / 7, to three places. Refuses `no-version` where no offset is known, `facts-missing` without nights.
 */
export function accommodationAdjustment(facts: Accommodation): Result<AccommodationAdjusted> {
  const offset = offsetOf(facts);
  if (!offset.ok) return offset;
  const nights = facts.nights ?? facts.nightsPerWeek;
  if (nights === undefined) {
    return refuse('facts-missing', 'The nights are not given. Add those of the period, or a week.');
  }
  const scale =
    facts.nights === undefined && facts.periodDays !== undefined
      ? halfUp(facts.periodDays / 7, 1000)
      : 1;
  const each = perNight(facts.charge, offset.value);
  const sum = halfUp(Math.abs(each * nights * scale), 100);
  return ok({
    adjustment: each < 0 ? -sum : sum,
    offset: offset.value,
    nights,
    scale,
  });
}

/** Pounds a night: the offset when free, nothing up to it, what lies above it taken off. */
export function perNight(charge: number, offset: number): number {
  if (charge === 0) return offset;
  return charge <= offset ? 0 : offset - charge;
}

function offsetOf({ offset, start }: Accommodation): Result<number> {
  if (offset !== undefined) return ok(offset);
  const known = accommodationOffsetOn(start);
  return known.ok ? ok(known.value / 100) : known;
}
