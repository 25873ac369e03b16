import { addDays, addMonths, type DateText, daysBetween } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import type { Finding } from '../finding.ts';
import { versionOn } from '../versions.ts';
import { EXCUSE_DAYS, NOTICE_MONTHS } from './windows-data.ts';

const SOURCE =
  'Immigration (Restrictions on Employment) Order 2007, as amended; Home Office guide to right to work checks';

/**
 * What a completed check rests on. List A, status without a time limit and pre-settled status are
 * checked once; the rest again.
 */
export type CheckBasis =
  | 'list_a'
  | 'no_time_limit'
  | 'pre_settled'
  | 'list_b_group_1'
  | 'online_time_limited'
  | 'list_b_group_2'
  | 'positive_verification_notice';

const ONCE: readonly CheckBasis[] = ['list_a', 'no_time_limit', 'pre_settled'];
const SIX_MONTHS: readonly CheckBasis[] = ['list_b_group_2', 'positive_verification_notice'];

export interface CheckFacts {
  readonly basis: CheckBasis;
  /** Last day of the permission, for group 1 and time-limited online checks. */
  readonly permissionExpires?: DateText;
  /** Day of the Positive Verification Notice, for group 2. */
  readonly noticeDated?: DateText;
  /** An application or appeal made before the permission ended is on file. */
  readonly inTimeApplication?: boolean;
}

export interface FollowUp {
  /** Last day the check covers; undefined: no follow-up is needed. */
  readonly followUpBy?: DateText;
  /** With an in-time application: last day to get a Positive Verification Notice. */
  readonly excuseExtendsTo?: DateText;
}

/**
 * When a check must be done again: on the day the permission ends, or six months after a Positive
 * Verification Notice; an in-time application gives 28 days more. Refuses `date-missing` when the date
 * it is counted from is not on file, and `no-version` for one before 29 February 2008.
 */
export function followUpOf(facts: CheckFacts): Result<FollowUp> {
  if (ONCE.includes(facts.basis)) return ok({});
  const sixMonths = SIX_MONTHS.includes(facts.basis);
  const from = sixMonths ? facts.noticeDated : facts.permissionExpires;
  if (from === undefined) {
    return refuse(
      'date-missing',
      sixMonths
        ? 'The day of the Positive Verification Notice is not on file. Enter it from the notice.'
        : 'The day the permission ends is not on file. Enter it from the check.',
      SOURCE,
    );
  }
  const months = versionOn(NOTICE_MONTHS, from, 'RTW-FOLLOWUP');
  if (!months.ok) return months;
  const followUpBy = sixMonths ? addMonths(from, months.value) : from;
  // The 28 days are there to get a notice: they run from the end of a permission, and not from a notice.
  if (!facts.inTimeApplication || sixMonths) return ok({ followUpBy });
  const excuse = excuseUntil(followUpBy);
  return excuse.ok ? ok({ followUpBy, excuseExtendsTo: excuse.value }) : excuse;
}

/**
 * Last day to get a Positive Verification Notice after a permission that ended with an application made.
 * Refuses `no-version` before 29 February 2008.
 */
export function excuseUntil(permissionExpires: DateText): Result<DateText> {
  const days = versionOn(EXCUSE_DAYS, permissionExpires, 'RTW-FOLLOWUP');
  return days.ok ? ok(addDays(permissionExpires, days.value)) : days;
}

/** Days before the follow-up on which to remind. */
export const REMINDERS: readonly number[] = [90, 60, 30, 7];

/** The reminder that is due with so many days left: 30 of 12 days; undefined above 90. */
export function reminderDue(daysLeft: number): number | undefined {
  return REMINDERS.findLast((days) => daysLeft <= days);
}

export interface FollowUpFacts extends CheckFacts {
  /** Last day of the proposed work, local to its place. */
  readonly workUntil: DateText;
  readonly asOf: DateText;
  readonly checkId?: string;
}

/**
 * RTW-FOLLOWUP: work after the last day the check covers is blocked; within the 28 days of an in-time
 * application it warns; before, it warns at 90, 60, 30 and 7 days. A missing date escalates and stops.
 */
export function checkFollowUp(facts: FollowUpFacts): readonly Finding[] {
  const found = followUpOf(facts);
  if (!found.ok) {
    return [
      {
        ...base(facts),
        outcome: 'escalate',
        stops: true,
        because: found.refusal.because,
        clears: 'Enter the date.',
      },
    ];
  }
  const { followUpBy, excuseExtendsTo } = found.value;
  if (followUpBy === undefined) return [];
  const by = showDate(followUpBy, facts.asOf);
  const figures = { followUpBy, ...(excuseExtendsTo ? { excuseExtendsTo } : {}) };
  if (facts.workUntil > (excuseExtendsTo ?? followUpBy)) {
    const last = showDate(excuseExtendsTo ?? followUpBy, facts.asOf);
    return [
      {
        ...base(facts),
        outcome: 'block',
        because: `The right-to-work check covers work until ${last}; this work runs to ${showDate(facts.workUntil, facts.asOf)}.`,
        figures,
        clears: `Do the follow-up check on or before ${last}, or end the work by then.`,
      },
    ];
  }
  if (excuseExtendsTo && facts.workUntil > followUpBy) {
    return [
      {
        ...base(facts),
        outcome: 'warn',
        because: `The permission ended on ${by}; an application was made in time, so a Positive Verification Notice is needed by ${showDate(excuseExtendsTo, facts.asOf)}.`,
        figures,
        clears: 'Ask the Employer Checking Service for a notice.',
      },
    ];
  }
  return reminder(facts, followUpBy, by, figures);
}

function reminder(
  facts: FollowUpFacts,
  followUpBy: DateText,
  by: string,
  figures: Readonly<Record<string, string>>,
): readonly Finding[] {
  const daysLeft = daysBetween(facts.asOf, followUpBy);
  const due = reminderDue(daysLeft);
  if (due === undefined) return [];
  const left = daysLeft < 0 ? `${counted(-daysLeft, 'day')} ago` : `in ${counted(daysLeft, 'day')}`;
  return [
    {
      ...base(facts),
      outcome: 'warn',
      because: `The right-to-work check must be done again by ${by}, ${left}.`,
      figures: { ...figures, daysLeft, reminder: due },
      clears: `Do the follow-up check by ${by}.`,
    },
  ];
}

function base({ checkId }: FollowUpFacts) {
  return {
    rule: 'RTW-FOLLOWUP',
    source: SOURCE,
    ...(checkId
      ? {
          restsOn: [{ kind: 'right-to-work-check', id: checkId, label: 'right-to-work check' }],
        }
      : {}),
  };
}
