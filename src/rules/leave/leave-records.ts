import { addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { versionOn } from '../versions.ts';
import { LEAVE_RECORDS } from './leave-data.ts';

/**
 * WTR-REC-HOL: the day to which a record of leave or holiday pay is kept, WTR reg 16B: six years from the day
 * it is made. Refuses `no-version` for records made before the duty began on 6 April 2026.
 */
export function leaveRecordKeptUntil(made: DateText): Result<DateText> {
  const law = versionOn(LEAVE_RECORDS, made, 'WTR-REC-HOL');
  return law.ok ? ok(addMonths(made, law.value.years * 12)) : law;
}
