import { businessDaysFrom, type Holidays, type Nation } from '../../lib/calendar.ts';
import { addDays, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import type { Asked } from '../book/question.ts';
import { countBusinessDays } from '../calendar/business-days.ts';
import type { WorkingLine } from '../finding.ts';
import { confirmBy, fullFactsBy, SHORT_TO_HIRER, SHORT_TO_WORKER } from './information.ts';
import { conductWindows } from './windows-data.ts';

/** What one part of CR-21 answers; left out where it is not in issue. */
export interface Part {
  readonly gives: {
    readonly outcome?: 'pass' | 'warn';
    readonly confirm_by?: DateText;
    readonly full_info_by?: DateText;
  };
  readonly because: string;
  readonly working: readonly WorkingLine[];
}

/** Told by word of mouth: the day the writing is due. */
export function spoken(
  told: DateText | undefined,
  nation: Nation,
  { asOf, holidays }: Asked,
): Result<Part> | undefined {
  if (told === undefined) return undefined;
  const windows = conductWindows(told);
  if (!windows.ok) return windows;
  const counted = countBusinessDays(told, windows.value.information, nation, holidays);
  const due = confirmBy(told, nation, holidays);
  if (!due.ok) return due;
  return ok({
    // Past the day, it is for the papers to show whether it was late.
    gives: { confirm_by: due.value, ...(asOf <= due.value ? { outcome: 'pass' } : {}) },
    because: `Told on ${showDate(told)}: confirmed in writing by the end of ${showDate(due.value)}.`,
    working: counted.ok ? counted.value.working : [],
  });
}

/** Full facts are due only once a short assignment goes beyond what the short form serves. */
export function lengthened(
  given: {
    readonly assignment_start?: DateText | undefined;
    readonly assignment_business_days?: number | undefined;
    readonly extended_on?: DateText | undefined;
    readonly extended_to?: DateText | undefined;
  },
  nation: Nation,
  holidays: Holidays,
): Result<Part> | undefined {
  const { assignment_start: start, extended_to: until } = given;
  if (start === undefined || (until === undefined && given.extended_on === undefined)) {
    return undefined;
  }
  const windows = conductWindows(start);
  if (!windows.ok) return windows;
  const { shortAssignment, lengthened: nth } = windows.value;
  const planned = given.assignment_business_days;
  if (planned !== undefined && planned > shortAssignment) {
    return ok({
      gives: {},
      because: `Planned for ${planned} business days, it was never short: the full facts were due from the first.`,
      working: [],
    });
  }
  if (until !== undefined) {
    const days = businessDaysFrom(start, until, nation, holidays);
    if (days.ok && days.value <= shortAssignment) {
      return ok({
        gives: {},
        because: `Lengthened to ${days.value} business days, it is still short.`,
        working: [
          {
            what: `Business days from ${showDate(start)} to ${showDate(until)}`,
            comes: `${days.value}`,
          },
        ],
      });
    }
  }
  const counted = countBusinessDays(addDays(start, -1), nth, nation, holidays);
  const due =
    until === undefined
      ? counted.ok
        ? ok(counted.value.day)
        : counted
      : fullFactsBy(start, until, nation, holidays);
  if (!due.ok) return due;
  return ok({
    gives: { full_info_by: due.value },
    because: `Lengthened beyond ${shortAssignment} business days: the full facts are due by the end of ${showDate(due.value)}.`,
    working: [
      ...(counted.ok ? counted.value.working : []),
      ...(until === undefined ? [] : [{ what: 'New last day', comes: showDate(until) }]),
    ],
  });
}

/** What is given now, where the short form is used: pass, or warn of what it lacks. */
export function shortForm(
  given: {
    readonly assignment_start?: DateText | undefined;
    readonly assignment_business_days?: number | undefined;
    readonly previously_given_same_info?: boolean | undefined;
    readonly given_now?: readonly string[] | undefined;
  },
  asOf: DateText,
): Result<Part> | undefined {
  const now = given.given_now;
  if (now === undefined) return undefined;
  const windows = conductWindows(given.assignment_start ?? asOf);
  if (!windows.ok) return windows;
  const days = given.assignment_business_days;
  const longest = windows.value.shortAssignment;
  const why = [
    ...(days !== undefined && days > longest
      ? [`${days} business days are more than the ${longest} that the short form serves`]
      : []),
    ...(given.previously_given_same_info === false
      ? ['the rest was not given before, or has changed']
      : []),
    ...[...SHORT_TO_HIRER, ...SHORT_TO_WORKER]
      .filter(({ key }) => !now.includes(key))
      .map(({ name }) => `not given: ${name}`),
  ];
  return ok({
    gives: { outcome: why.length > 0 ? 'warn' : 'pass' },
    because:
      why.length > 0 ? `The information falls short: ${listed(why)}.` : 'The short form serves.',
    working: [],
  });
}
