import { addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { versionOn } from '../versions.ts';
import { LEAVE_RECORDS } from './leave-data.ts';

/**
 * WTR-REC-HOL: the day to which a record of leave or holiday pay is kept, and for how many years from the day it
 * is made, WTR reg 16B. Refuses `no-version` for records made before the duty began on 6 April 2026.
 */
export function leaveRecordKeptUntil(
  made: DateText,
): Result<{ readonly until: DateText; readonly years: number }> {
  const law = versionOn(LEAVE_RECORDS, made, 'WTR-REC-HOL');
  if (!law.ok) return law;
  const { years } = law.value;
  return ok({ until: addMonths(made, years * 12), years });
}
