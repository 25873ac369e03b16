import { type Division, type Holidays, isBusinessDay } from '../../lib/calendar.ts';
import { addDays, addMonths, type DateText, daysBetween } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import type { Finding } from '../finding.ts';
import { versionOn } from '../versions.ts';
import {
  ESCALATE_DAYS_LEFT,
  MONTH_COUNTS,
  MONTHS,
  type MonthCount,
  PAUSES,
  type Pause,
} from './access-request-data.ts';

/** An access request with what came after it. */
export interface AccessRequest {
  readonly received: DateText;
  readonly identityReceived?: DateText | undefined;
  /** Complex, or one of many from the same person. */
  readonly complex?: boolean | undefined;
  readonly extensionNotified?: DateText | undefined;
  readonly clarificationAsked?: DateText | undefined;
  readonly clarificationReceived?: DateText | undefined;
}

/** The days of an access request. */
export interface RequestDays {
  /** The day the month is counted from. */
  readonly relevantTime: DateText;
  /** Days that do not count, both ends included. */
  readonly pausedDays: number;
  /** Asked, and not answered: the time stands still, and no due day is known yet. */
  readonly stands: boolean;
  /** The last day to tell the person of an extension. */
  readonly noticeBy: DateText;
  readonly extended: boolean;
  readonly months: number;
  /** Before it moves to a working day; left out while the time stands still. */
  readonly beforeRoll?: DateText;
  /** Left out too where the bank holidays around it are not known; `calendar` says so. */
  readonly due?: DateText;
  readonly calendar?: string;
  readonly count: MonthCount;
  readonly pause: Pause;
}

/**
 * When an access request must be answered: the same date a month on (three with an extension told in
 * time), or the last day of that month, plus the days of a pause, moved on from a weekend or holiday of
 * the division. The month runs from the latest of receipt and proof of identity. Refuses `no-version`
 * before 25 May 2018 and `dates-out-of-order` for an answer before its question. Beyond the calendar of
 * bank holidays all but the due day is given.
 */
export function accessRequestDays(
  request: AccessRequest,
  division: Division,
  holidays: Holidays,
): Result<RequestDays> {
  const count = versionOn(MONTH_COUNTS, request.received, 'DP-DSAR');
  if (!count.ok) return count;
  const pause = versionOn(PAUSES, request.received, 'DP-DSAR');
  if (!pause.ok) return pause;
  const months = versionOn(MONTHS, request.received, 'DP-DSAR');
  if (!months.ok) return months;
  const wrong = outOfOrder(request);
  if (wrong) return refuse('dates-out-of-order', wrong);

  const latest = later(request.received, request.identityReceived);
  const relevantTime = addDays(latest, count.value.startsAfterDays);
  const noPause = dueDays(request, relevantTime, 0, months.value);
  const rolledLast = rolled(noPause.due, division, holidays);
  const last = rolledLast.ok ? rolledLast.value : noPause.due;
  const paused = pause.value.stands ? pauseOf(request, relevantTime, last) : 0;
  const days = dueDays(request, relevantTime, paused ?? 0, months.value);
  const known = {
    relevantTime,
    pausedDays: paused ?? 0,
    stands: paused === undefined,
    noticeBy: days.noticeBy,
    extended: days.extended,
    months: days.months,
    count: count.value,
    pause: pause.value,
  };
  if (paused === undefined) return ok(known);
  const due = rolled(days.due, division, holidays);
  if (!due.ok) return ok({ ...known, beforeRoll: days.due, calendar: due.refusal.because });
  return ok({ ...known, beforeRoll: days.due, due: due.value });
}

/** The days that do not count; undefined while the question is open. */
function pauseOf(
  request: AccessRequest,
  relevantTime: DateText,
  lastDay: DateText,
): number | undefined {
  const { clarificationAsked: asked, clarificationReceived: answered } = request;
  if (asked === undefined || asked > lastDay) return 0;
  if (answered === undefined) return undefined;
  return Math.max(0, daysBetween(later(asked, relevantTime), answered) + 1);
}

function dueDays(
  { complex = false, extensionNotified }: AccessRequest,
  start: DateText,
  paused: number,
  { plain, extended: long }: { plain: number; extended: number },
) {
  const noticeBy = addDays(addMonths(start, plain), paused);
  const extended = complex && extensionNotified !== undefined && extensionNotified <= noticeBy;
  const months = extended ? long : plain;
  return { noticeBy, extended, months, due: addDays(addMonths(start, months), paused) };
}

function rolled(date: DateText, division: Division, holidays: Holidays): Result<DateText> {
  const nation = division === 'england-and-wales' ? 'england' : division;
  for (let day = date; ; day = addDays(day, 1)) {
    const open = isBusinessDay(day, nation, holidays);
    if (!open.ok) return open;
    if (open.value) return ok(day);
  }
}

function outOfOrder(request: AccessRequest): string | undefined {
  const { received, clarificationAsked: asked, clarificationReceived: answered } = request;
  if (answered !== undefined && asked === undefined) {
    return 'An answer to a question is given, and no day on which it was asked. Give both.';
  }
  if (asked !== undefined && answered !== undefined && answered < asked) {
    return `The answer of ${showDate(answered)} lies before the question of ${showDate(asked)}. Check both days.`;
  }
  if (asked !== undefined && asked < received) {
    return `The question of ${showDate(asked)} lies before the request of ${showDate(received)}. Check both days.`;
  }
  return undefined;
}

function later(one: DateText, other: DateText | undefined): DateText {
  return other !== undefined && other > one ? other : one;
}

/**
 * DP-DSAR as a timer: nothing while more than seven days are left; from then on a request that is not
 * answered escalates to the list, and after the due day too. It stops nothing.
 */
export function checkAccessRequest(open: {
  readonly due: DateText;
  readonly asOf: DateText;
}): readonly Finding[] {
  const left = daysBetween(open.asOf, open.due);
  if (left > ESCALATE_DAYS_LEFT) return [];
  const late = left < 0;
  return [
    {
      rule: 'DP-DSAR',
      outcome: 'escalate',
      stops: false,
      because: late
        ? `The access request was due on ${showDate(open.due)}, ${-left} ${left === -1 ? 'day' : 'days'} ago, and is not answered.`
        : `The access request is due on ${showDate(open.due)}: ${left} ${left === 1 ? 'day' : 'days'} left.`,
      source: 'UK GDPR Arts 12(3), 12A and 15',
      figures: { daysLeft: left, due: open.due },
      clears: 'Answer the request, or tell the person of an extension with its reasons in time.',
    },
  ];
}
