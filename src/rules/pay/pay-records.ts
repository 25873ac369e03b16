import { addDays, addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { type Version, versionOn } from '../versions.ts';
import type { PeriodStarts } from './pay-periods.ts';

/** Years that records of pay and hours are kept, by the day the pay reference period ends. */
export const PAY_RECORD_YEARS: readonly Version<{ readonly years: number }>[] = [
  { from: '2021-04-01', value: { years: 6 } },
];

/**
 * NMW-KEEP: the day to which records of pay and hours are kept: six years from the end of the pay reference
 * period that follows the one they are of. Refuses `no-version` before 1 April 2021, when it was three years.
 * @param starts of the period that the records are of
 */
export function payRecordKeptUntil(
  starts: PeriodStarts,
): Result<{ readonly until: DateText; readonly years: number }> {
  const followingEnds = addDays(starts(2), -1);
  const law = versionOn(PAY_RECORD_YEARS, addDays(starts(1), -1), 'NMW-KEEP');
  if (!law.ok) return law;
  const { years } = law.value;
  return ok({ until: addMonths(followingEnds, years * 12), years });
}
