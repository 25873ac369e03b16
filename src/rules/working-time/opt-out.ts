import type { Nation } from '../../lib/calendar.ts';
import { addDays, addMonths, type DateText, dateOfDayNumber } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import { dayOfMinute } from '../../lib/time.ts';
import type { Finding } from '../finding.ts';
import { newest } from './in-force.ts';
import { OPT_OUT } from './limits-data.ts';
import { CANNOT_OPT_OUT, type WorkGroup } from './opt-out-data.ts';
import { type Stint, type WorkFacts, workSource, zoneOf } from './work.ts';

export type { WorkGroup } from './opt-out-data.ts';

export type NoticeUnit = 'day' | 'week' | 'month';

/** An agreement to work more than 48 hours a week on average. */
export interface OptOut {
  readonly id?: string;
  readonly form: 'written' | 'oral' | 'none';
  readonly signedOn?: DateText;
  /** Notice to cancel that the agreement states; left out: none stated, so 7 days. */
  readonly noticePeriod?: { readonly count: number; readonly unit: NoticeUnit };
  /** Day the worker gave notice to cancel. */
  readonly cancelNoticeGiven?: DateText;
  /** Last day, if the agreement was for a time. */
  readonly endsOn?: DateText;
  readonly workGroup?: WorkGroup;
}

const { leastAge, leastNoticeDays, mostNoticeMonths, mostNoticeDays } = newest(OPT_OUT);

/**
 * WTR-OPTOUT: can this worker opt out in this form? Block when not: under 18, not in writing, kept from
 * it by the kind of work, or with more than three months' notice to cancel. A notice to cancel is a
 * `record` with the day the limit applies from. A worker of unknown age escalates and stops.
 * @param nation of the place of work, for the regulations to name; England if left out
 */
export function checkOptOut(
  optOut: OptOut,
  age: number | undefined,
  nation?: Nation,
): readonly Finding[] {
  const source = workSource(nation ? { nation } : {}, 'regs 4(1) and 5');
  const invalid = whyInvalid(optOut, age);
  if (invalid) {
    const { id } = optOut;
    return [
      {
        rule: 'WTR-OPTOUT',
        outcome: 'block',
        because: invalid,
        source,
        clears: 'Without a valid opt-out the 48-hour limit holds.',
        ...(id ? { restsOn: [{ kind: 'opt-out', id, label: '48-hour opt-out' }] } : {}),
      },
    ];
  }
  if (age === undefined) {
    return [
      {
        rule: 'WTR-OPTOUT',
        outcome: 'escalate',
        stops: true,
        because: `Only a worker of ${leastAge} or more can opt out, and the age is not on file.`,
        source,
        clears: 'Put the date of birth on file.',
      },
    ];
  }
  const from = limitAppliesFrom(optOut);
  if (from === undefined || optOut.cancelNoticeGiven === undefined) return [];
  return [
    {
      rule: 'WTR-OPTOUT',
      outcome: 'record',
      because: `The worker gave notice on ${showDate(optOut.cancelNoticeGiven)}; the 48-hour limit applies from ${showDate(from)}.`,
      source,
      figures: { limitAppliesFrom: from },
    },
  ];
}

/**
 * First day on which the 48-hour limit applies again: the day of notice plus the notice stated, at
 * least 7 days and at most 3 months, or the day after the agreement ends, whichever comes first. Undefined: no end in sight.
 */
export function limitAppliesFrom(optOut: OptOut): DateText | undefined {
  const ends: DateText[] = [];
  if (optOut.endsOn) ends.push(addDays(optOut.endsOn, 1));
  if (optOut.cancelNoticeGiven) ends.push(afterNotice(optOut, optOut.cancelNoticeGiven));
  return ends.sort()[0];
}

/** Does a valid opt-out hold on every day of the proposed work? */
export function optOutHolds(optOut: OptOut | undefined, facts: WorkFacts): boolean {
  if (!optOut || facts.age === undefined || whyInvalid(optOut, facts.age)) return false;
  const { first, last } = daysOf(facts);
  if (optOut.signedOn && first < optOut.signedOn) return false;
  const from = limitAppliesFrom(optOut);
  return from === undefined || last < from;
}

/**
 * WTR-OPTOUT for a booking: warns when proposed work lies on or after the day an opt-out that holds
 * today ends. Whether the hours then go over is for WTR-48.
 */
export function checkOptOutEnd(optOut: OptOut | undefined, facts: WorkFacts): readonly Finding[] {
  if (!optOut || whyInvalid(optOut, facts.age)) return [];
  const from = limitAppliesFrom(optOut);
  if (from === undefined || daysOf(facts).last < from) return [];
  const { id } = optOut;
  return [
    {
      rule: 'WTR-OPTOUT',
      outcome: 'warn',
      because: `The opt-out ends: the 48-hour limit applies from ${showDate(from, facts.asOf)}, and this work lies after it.`,
      source: workSource(facts, 'regs 4(1) and 5'),
      figures: { limitAppliesFrom: from },
      clears: 'Keep the hours within 48 a week on average, or ask for a new opt-out.',
      ...(id ? { restsOn: [{ kind: 'opt-out', id, label: '48-hour opt-out' }] } : {}),
    },
  ];
}

function whyInvalid(optOut: OptOut, age: number | undefined): string | undefined {
  if (optOut.form !== 'written') {
    return optOut.form === 'none'
      ? 'There is no opt-out agreement.'
      : 'The opt-out was only spoken; it must be in writing.';
  }
  if (age !== undefined && age < leastAge) {
    return `The worker is ${age}; nobody under ${leastAge} can opt out.`;
  }
  const group = CANNOT_OPT_OUT[optOut.workGroup ?? 'general'];
  if (group) return `There is no opt-out for ${group}.`;
  const notice = optOut.noticePeriod;
  if (notice && longerThanThreeMonths(notice)) {
    return `The agreement asks for ${notice.count} ${notice.unit}s' notice to cancel; more than ${mostNoticeMonths} months is not allowed.`;
  }
  return undefined;
}

function longerThanThreeMonths({ count, unit }: { count: number; unit: NoticeUnit }): boolean {
  if (unit === 'month') return count > mostNoticeMonths;
  return count * (unit === 'week' ? 7 : 1) > mostNoticeDays;
}

/** At least 7 days, at most 3 months: what is stated beyond either does not count. */
function afterNotice({ noticePeriod }: OptOut, given: DateText): DateText {
  const atLeast = addDays(given, leastNoticeDays);
  const atMost = addMonths(given, mostNoticeMonths);
  if (!noticePeriod) return atLeast;
  const { count, unit } = noticePeriod;
  const stated =
    unit === 'month' ? addMonths(given, count) : addDays(given, count * (unit === 'week' ? 7 : 1));
  if (stated > atMost) return atMost;
  return stated > atLeast ? stated : atLeast;
}

function daysOf(facts: WorkFacts): { first: DateText; last: DateText } {
  const zone = zoneOf(facts);
  const first = facts.proposed[0] as Stint;
  const last = facts.proposed.at(-1) as Stint;
  return {
    first: dateOfDayNumber(dayOfMinute(first.start, zone)),
    last: dateOfDayNumber(dayOfMinute(last.start, zone)),
  };
}
