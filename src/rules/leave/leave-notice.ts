import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { versionOn } from '../versions.ts';
import { LEAVE_NOTICE, type LeaveNoticeBy } from './leave-data.ts';

/**
 * WTR-LEAVE-NOTICE: days of notice for so many days of leave, WTR reg 15: a worker who asks gives twice the
 * leave and a day, an employer who refuses the leave and a day, an employer who imposes leave twice the leave.
 * A contract may say otherwise.
 * @param on the day the notice is given
 */
export function leaveNotice(
  leaveDays: number,
  givenBy: LeaveNoticeBy,
  on: DateText,
): Result<{ readonly days: number; readonly times: number; readonly more: number }> {
  const law = versionOn(LEAVE_NOTICE, on, 'WTR-LEAVE-NOTICE');
  if (!law.ok) return law;
  const { times, more } = law.value[givenBy];
  return ok({ days: times * leaveDays + more, times, more });
}

/** The last day on which notice for leave that starts on this day is in time. */
export function lastDayForNotice(
  leaveStart: DateText,
  leaveDays: number,
  givenBy: LeaveNoticeBy,
): Result<DateText> {
  const notice = leaveNotice(leaveDays, givenBy, leaveStart);
  return notice.ok ? ok(addDays(leaveStart, -notice.value.days)) : notice;
}
