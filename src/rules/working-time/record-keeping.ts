import { addMonths, type DateText } from '../../lib/days.ts';
import type { Result } from '../../lib/result.ts';
import { versionOn } from '../versions.ts';
import { RECORD_YEARS } from './limits-data.ts';

/**
 * WTR-REC-2: the last day to which a record of limits, opt-outs, nights or young workers is kept: 2 years
 * from the day it was made (reg 9). Made on 29 February: to 28 February. Refuses `no-version` for a day
 * before the regulations.
 */
export function keepWorkingTimeRecordUntil(made: DateText): Result<DateText> {
  const years = versionOn(RECORD_YEARS, made, 'WTR-REC-2');
  return years.ok ? { ok: true, value: addMonths(made, years.value * 12) } : years;
}
