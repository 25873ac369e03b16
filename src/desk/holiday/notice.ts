import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { lastDayForNotice } from '../../rules/leave/leave-notice.ts';
import type { Notice } from './periods.ts';

/** The last days on which notice is in time. */
export interface NoticeDays {
  /** The worker asks by then. */
  readonly askBy: DateText;
  /** We refuse by then. */
  readonly refuseBy: DateText;
}

/**
 * Until when a worker asks, and we refuse, for so many days of leave from a day (WTR reg 15), or as the contract has
 * it. Refuses `no-version` for a day before the law.
 */
export function noticeDays(
  firstDay: DateText,
  days: number,
  contract: Notice | null,
): Result<NoticeDays> {
  if (contract) {
    const { askTimes, askMore, refuseTimes, refuseMore } = contract;
    return ok({
      askBy: addDays(firstDay, -(askTimes * days + askMore)),
      refuseBy: addDays(firstDay, -(refuseTimes * days + refuseMore)),
    });
  }
  const askBy = lastDayForNotice(firstDay, days, 'worker_request');
  if (!askBy.ok) return askBy;
  const refuseBy = lastDayForNotice(firstDay, days, 'employer_refusal');
  return refuseBy.ok ? ok({ askBy: askBy.value, refuseBy: refuseBy.value }) : refuseBy;
}

/**
 * The last day on which a request may be refused: our notice to the worker (reg 15(2)). Notice that came too late is
 * none, so that such a request may be refused until the holiday begins.
 */
export function lastDayToRefuse(holiday: {
  readonly fromOn: DateText;
  readonly askedOn: DateText;
  readonly askBy: DateText;
  readonly refuseBy: DateText;
}): DateText {
  const { fromOn, askedOn, askBy, refuseBy } = holiday;
  return askedOn > askBy ? addDays(fromOn, -1) : refuseBy;
}
