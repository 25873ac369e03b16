import { addDays, type DateText, daysBetween } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import type { WorkingLine } from '../finding.ts';
import { type ConductWindows, conductWindows } from './windows-data.ts';

/** An assignment of one worker at one hirer; both days worked. */
export interface AssignmentDays {
  readonly firstDay: DateText;
  readonly lastDay: DateText;
}

/** The window in which a fee may be due when the hirer takes the worker on. */
export interface TransferWindow {
  /** First day of the first assignment that counts: the one after the last gap over 42 days. */
  readonly firstDay: DateText;
  readonly lastDay: DateText;
  /** The first day without a fee. */
  readonly feeFreeFrom: DateText;
  /** Whole weeks to wait after the last day. */
  readonly waitWeeks: number;
  readonly working: readonly WorkingLine[];
}

const DAYS_IN_WEEK = 7;

/**
 * CR-10: the window of a transfer fee: to the later of 8 weeks after the last day and 14 weeks from the
 * first. A gap of more than 42 days between two assignments, the days strictly between, makes the later
 * one the first; so the assignment after the last such gap counts.
 * Refuses `no-assignment`, `assignment-order` (not in order of time) and `no-version`.
 */
export function transferWindow(assignments: readonly AssignmentDays[]): Result<TransferWindow> {
  const [first] = assignments;
  if (!first) return refuse('no-assignment', 'There is no assignment to count from. Give one.');
  const windows = conductWindows(first.firstDay);
  if (!windows.ok) return windows;
  const { longestGap, afterLastDay, afterFirstDay } = windows.value;
  let [firstDay, lastDay] = [first.firstDay, first.lastDay];
  const gaps: WorkingLine[] = [];
  for (const [at, one] of assignments.entries()) {
    if (one.lastDay < one.firstDay || one.firstDay < (assignments[at - 1]?.firstDay ?? '')) {
      return refuse(
        'assignment-order',
        `Assignment ${at + 1} ends before it begins, or begins before the one above it. Give them in order of time.`,
      );
    }
    if (at === 0) continue;
    const gap = daysBetween(lastDay, one.firstDay) - 1;
    gaps.push(gapLine(lastDay, one.firstDay, gap, longestGap));
    if (gap > longestGap) [firstDay, lastDay] = [one.firstDay, one.lastDay];
    else if (one.lastDay > lastDay) lastDay = one.lastDay;
  }
  const [byLast, byFirst] = [addDays(lastDay, afterLastDay), addDays(firstDay, afterFirstDay)];
  const end = byLast > byFirst ? byLast : byFirst;
  const feeFreeFrom = addDays(end, 1);
  const waitDays = daysBetween(lastDay, end);
  return ok({
    firstDay,
    lastDay,
    feeFreeFrom,
    waitWeeks: Math.ceil(waitDays / DAYS_IN_WEEK),
    working: [
      ...gaps,
      {
        what: `${inWeeks(afterLastDay)} after the last day, ${showDate(lastDay)}`,
        comes: showDate(byLast),
      },
      {
        what: `${inWeeks(afterFirstDay + 1)} from the first day, ${showDate(firstDay)}, that day counted`,
        comes: showDate(byFirst),
      },
      { what: 'The later of the two is the last day of a fee', comes: showDate(end) },
      { what: 'No fee from', comes: showDate(feeFreeFrom) },
    ],
  });
}

/** '8 weeks' of 56 days; days that make no whole weeks as they are. */
function inWeeks(days: number): string {
  return days % DAYS_IN_WEEK === 0 ? `${days / DAYS_IN_WEEK} weeks` : `${days} days`;
}

function gapLine(last: DateText, next: DateText, gap: number, longest: number): WorkingLine {
  const days = Math.max(0, gap);
  return {
    what: `Days between ${showDate(last)} and ${showDate(next)}`,
    comes:
      gap > longest
        ? `${days}, more than ${longest}: the later assignment is the first`
        : `${days}, not more than ${longest}: one and the same`,
  };
}

export interface TransferFacts {
  /** In order of time; left out or empty: only the days since the last day are in issue. */
  readonly assignments?: readonly AssignmentDays[];
  /** Does the contract let the hirer choose a longer hire instead of a fee, on terms no worse? */
  readonly hireOption: boolean;
  /** Days from the last day to the job with the hirer. */
  readonly engagedAfterDays?: number;
}

/** May a fee be asked? `no_option`: never; `inside`: yes, unless the hirer chooses the hire; `after`: no. */
export type FeeAnswer = 'no_option' | 'inside' | 'after';

/** What becomes of a fee when the hirer takes the worker on. */
export interface TransferFee {
  /** Left out where it is not said when the worker was taken on. */
  readonly fee?: FeeAnswer;
  readonly window?: TransferWindow;
  readonly working: readonly WorkingLine[];
}

/**
 * CR-10: may a fee be asked when the hirer takes on the worker so many days after the last day? Without
 * the choice of a longer hire it cannot be enforced at all; inside the window it may; after it, not.
 * Without assignments only the 8 weeks after the last day are in issue.
 * @param asOf picks the windows where no assignment does
 */
export function transferFee(facts: TransferFacts, asOf: DateText): Result<TransferFee> {
  const assignments = facts.assignments ?? [];
  const windows = conductWindows(assignments[0]?.firstDay ?? asOf);
  if (!windows.ok) return windows;
  const window = assignments.length === 0 ? undefined : transferWindow(assignments);
  if (window && !window.ok) return window;
  const found = window?.value;
  const fee = feeOf(facts, found, windows.value);
  return ok({
    ...(fee === undefined ? {} : { fee }),
    ...(found === undefined ? {} : { window: found }),
    working: [...(found?.working ?? []), ...engagedLines(facts, found, windows.value)],
  });
}

function feeOf(
  { hireOption, engagedAfterDays }: TransferFacts,
  window: TransferWindow | undefined,
  windows: ConductWindows,
): FeeAnswer | undefined {
  if (!hireOption) return 'no_option';
  if (engagedAfterDays === undefined) return undefined;
  return engagedAfterDays <= lastFeeDay(window, windows) ? 'inside' : 'after';
}

/** The last day a fee may be due, in days after the last day worked. */
function lastFeeDay(window: TransferWindow | undefined, windows: ConductWindows): number {
  if (!window) return windows.afterLastDay;
  return daysBetween(window.lastDay, window.feeFreeFrom) - 1;
}

function engagedLines(
  { engagedAfterDays: days }: TransferFacts,
  window: TransferWindow | undefined,
  windows: ConductWindows,
): readonly WorkingLine[] {
  if (days === undefined) return [];
  const on = window ? `, on ${showDate(addDays(window.lastDay, days))}` : '';
  return [
    {
      what: 'Taken on, in days after the last day worked',
      comes: `${days}${on}; a fee may be due up to day ${lastFeeDay(window, windows)}`,
    },
  ];
}
