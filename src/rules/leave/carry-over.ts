import { addDays, addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import type { Confidence } from '../book/law.ts';
import { type Version, versionOn } from '../versions.ts';
import { leaveYearWith } from './leave-year.ts';

/** Why leave that was not taken goes into another leave year. */
export type CarryGround = 'agreement' | 'family_leave' | 'sickness' | 'not_enabled';

interface Carrying {
  /** Tenths of weeks that may be carried at the most. */
  readonly tenthsOfWeeks: number;
  readonly mostDays: number;
  /** Months after the end of the leave year in which it may be taken. */
  readonly months: number;
  readonly source: string;
  readonly confidence: Confidence;
}

/**
 * Leave carried over, by ground. The key date is the end of the leave year in which it was not taken. Written from
 * knowledge of the regulations, not from a source at hand: hence the confidence.
 */
export const CARRY_OVER: readonly Version<Readonly<Record<CarryGround, Carrying>>>[] = [
  {
    from: '2024-01-01',
    value: {
      agreement: {
        tenthsOfWeeks: 16,
        mostDays: 8,
        months: 12,
        source: 'Working Time Regulations 1998, reg 13A(7)',
        confidence: 'C',
      },
      family_leave: {
        tenthsOfWeeks: 56,
        mostDays: 28,
        months: 12,
        source: 'Working Time Regulations 1998, reg 13(10)',
        confidence: 'C',
      },
      sickness: {
        tenthsOfWeeks: 40,
        mostDays: 20,
        months: 18,
        source: 'Working Time Regulations 1998, reg 13(11)',
        confidence: 'C',
      },
      not_enabled: {
        tenthsOfWeeks: 40,
        mostDays: 20,
        months: 12,
        source: 'Working Time Regulations 1998, reg 13(16) and (17)',
        confidence: 'C',
      },
    },
  },
];

/** What a ground lets somebody carry, and until when it may be taken. */
export interface CarryOver {
  /** Days at the most, for this many days a week; undefined where the week is not fixed. */
  readonly mostDays: number | undefined;
  readonly useBy: DateText;
  readonly source: string;
}

/**
 * How much leave of a leave year may be carried on a ground, and the last day on which it may be taken. Refuses
 * `no-version` for leave years that ended before 2024.
 * @param daysPerWeek of fixed hours; undefined for irregular hours and part of the year
 * @param into the first day of the leave year it is carried into, the one after it was not taken
 */
export function carryOver(
  ground: CarryGround,
  daysPerWeek: number | undefined,
  into: DateText,
): Result<CarryOver> {
  const last = addDays(into, -1);
  const law = versionOn(CARRY_OVER, last, 'carry-over');
  if (!law.ok) return law;
  const { tenthsOfWeeks, mostDays, months, source } = law.value[ground];
  // Twelve months are the leave year itself, whatever the length of its February.
  const useBy =
    months === 12 ? leaveYearWith(into, into).to : addDays(addMonths(addDays(last, 1), months), -1);
  return ok({
    mostDays:
      daysPerWeek === undefined
        ? undefined
        : Math.min(mostDays, (tenthsOfWeeks * daysPerWeek) / 10),
    useBy,
    source,
  });
}
