import { addDays, addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate, showMinutes } from '../../lib/show.ts';
import { counted } from '../../lib/text.ts';
import { agencySource } from '../../rules/agency-workers/figures-data.ts';
import { holdOf } from '../../rules/data-protection/retention.ts';
import type { RecordKind } from '../../rules/data-protection/retention-data.ts';
import { accruedLeave } from '../../rules/leave/accrued-leave.ts';
import type { CheckOnFile } from '../compliance/index.ts';

/** What is kept of a worker of ours, and what of it runs from their last day. */
const KEPT: readonly RecordKind[] = [
  'schedule_4_particulars',
  'right_to_work_copy',
  'working_time_limits',
  'holiday_and_holiday_pay',
  'minimum_wage',
  'agency_worker_comparator',
];

/** A kind of record that may not be erased yet. */
export interface Kept {
  readonly record: string;
  readonly until: DateText;
  readonly because: string;
  readonly source: string;
}

/** Until when what is kept, counted from the last day; what the schedule does not know for it is left out. */
export function keptAfter(lastDay: DateText): readonly Kept[] {
  return KEPT.flatMap((kind) => {
    const held = holdOf({ kind, from: lastDay });
    if (!held.ok) return [];
    const { hold, until } = held.value;
    return [
      {
        record: hold.record,
        until,
        because: `${counted(hold.months, 'month')} from ${hold.from}.`,
        source: hold.source,
      },
    ];
  }).sort((a, b) => b.until.localeCompare(a.until));
}

/** Leave that came with the time held. */
export interface Holiday {
  readonly heldMinutes: number;
  readonly accruedMinutes: number;
  readonly leaveDays: number;
  readonly from: DateText;
  readonly because: string;
  readonly source: string;
}

/**
 * The holiday that the time held in a leave year comes to, beside the days of leave taken: what is paid out on leaving
 * rests on hours worked and pay, which a timesheet says and a shift held does not. Refuses `no-version`.
 * @param heldMinutes of shifts held in the leave year up to the last day
 */
export function holidayOf(heldMinutes: number, leaveDays: number, from: DateText): Result<Holiday> {
  const accrued = accruedLeave(heldMinutes / 60, from);
  if (!accrued.ok) return accrued;
  const accruedMinutes = Math.round(accrued.value.unrounded * 60);
  return ok({
    heldMinutes,
    accruedMinutes,
    leaveDays,
    from,
    because: `${accrued.value.percent} of the ${showMinutes(heldMinutes)} of shifts held since the leave year began is ${showMinutes(accruedMinutes)}; ${counted(leaveDays, 'day')} of annual leave ${leaveDays === 1 ? 'is' : 'are'} recorded. Settle it with the hours that were worked and paid.`,
    source: 'Working Time Regulations 1998, regs 14 and 15B',
  });
}

/** Something to be checked before somebody works again. */
export interface Again {
  readonly what: string;
  readonly because: string;
  readonly source: string;
  /** Work is stopped until it is done. */
  readonly grave: boolean;
}

const OWN = 'The agency’s own rule';
/** Months after which somebody who comes back needs a new reference: our own rule. */
export const REFERENCE_MONTHS = 12;

const NAMES: Readonly<Record<string, string>> = {
  right_to_work: 'Right to work',
  identity: 'Identity',
  dbs: 'DBS',
  reference: 'References',
};

/**
 * Which checks on file must be done again on a day: those that ran out or were not satisfied, right to work and
 * identity where there is none, and references older than a year. The latest of each kind and name counts.
 * @param checks the latest first
 */
export function checksAgain(checks: readonly CheckOnFile[], today: DateText): readonly Again[] {
  const latest = new Map<string, CheckOnFile>();
  for (const check of checks) {
    const key = `${check.kind} ${check.kind === 'other' ? check.nameKey : ''}`;
    if (!latest.has(key)) latest.set(key, check);
  }
  const found: Again[] = [];
  for (const check of latest.values()) {
    const what = NAMES[check.kind] ?? check.name;
    const on = showDate(check.checkedOn, today);
    const source =
      check.kind === 'right_to_work' ? 'Immigration, Asylum and Nationality Act 2006, s 15' : OWN;
    if (check.outcome === 'not_satisfied') {
      found.push({ what, because: `The check on ${on} was not satisfied.`, source, grave: true });
    } else if (check.expiresOn !== null && check.expiresOn < today) {
      const end = showDate(check.expiresOn, today);
      const because =
        check.kind === 'right_to_work'
          ? `The follow-up was due by ${end}.`
          : `The check of ${on} held until ${end}.`;
      found.push({ what, because, source, grave: true });
    } else if (check.kind === 'reference' && addMonths(check.checkedOn, REFERENCE_MONTHS) < today) {
      const because = `The last reference is of ${on}, more than ${REFERENCE_MONTHS} months ago.`;
      found.push({ what, because, source: OWN, grave: false });
    }
  }
  for (const kind of ['right_to_work', 'identity', 'reference'] as const) {
    if ([...latest.values()].some((check) => check.kind === kind)) continue;
    const grave = kind !== 'reference';
    found.push({
      what: NAMES[kind] ?? kind,
      because: 'There is none on file.',
      source: OWN,
      grave,
    });
  }
  return found;
}

/** Qualifications that ran out while they were away. */
export function qualificationsAgain(
  held: readonly { readonly name: string; readonly expiresOn: string | null }[],
  today: DateText,
): readonly Again[] {
  return held
    .filter(({ name, expiresOn }) => {
      if (expiresOn === null || expiresOn >= today) return false;
      return !held.some(
        (other) => other.name === name && (other.expiresOn === null || other.expiresOn >= today),
      );
    })
    .map(({ name, expiresOn }) => ({
      what: name,
      because: `It ran out on ${showDate(expiresOn ?? '', today)}.`,
      source: OWN,
      grave: false,
    }));
}

/** What became of the weeks at one hirer while they were away: fewer today than on the last day means they begin anew. */
export function clockAgain(
  hirerName: string,
  weeks: { readonly before: number; readonly today: number },
): Again {
  const counts = counted(weeks.before, 'week');
  const isSame = weeks.today >= weeks.before;
  return {
    what: `Weeks at ${hirerName}`,
    because: isSame
      ? `Worked there on the last day: ${counts}. They still count: the break has not reset them.`
      : `Worked there on the last day: ${counts}. They count no more: after this break the next week is week 1.`,
    source: agencySource('reg 7'),
    grave: false,
  };
}

/** The leave year that a day lies in, if it begins on 1 April: used where nobody has said another. */
export function leaveYearOf(day: DateText): DateText {
  const april = `${day.slice(0, 4)}-04-01`;
  return april <= day ? april : addMonths(april, -12);
}

/** The day after. */
export const dayAfter = (day: DateText): DateText => addDays(day, 1);
