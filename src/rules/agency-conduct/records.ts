import type { Holidays, Nation } from '../../lib/calendar.ts';
import { addMonths, type DateText } from '../../lib/days.ts';
import { ok, type Result } from '../../lib/result.ts';
import { showDate } from '../../lib/show.ts';
import { type Counted, countBusinessDays } from '../calendar/business-days.ts';
import type { WorkingLine } from '../finding.ts';
import { type ContentItem, lacking } from './content.ts';
import { conductWindows } from './windows-data.ts';

/** Last day of a hold, and how it comes. */
export interface Kept {
  readonly until: DateText;
  readonly working: readonly WorkingLine[];
}

/**
 * CR-29: last day a record is kept: one year after it was made and one year after the last service,
 * whichever is later; the same date next year, or 28 February after a 29th. Give at least one of the
 * two dates. Refuses `no-version`.
 */
export function keepRecord(
  created: DateText | undefined,
  lastService: DateText | undefined,
): Result<Kept | undefined> {
  const dates = [
    ...(created === undefined ? [] : [{ what: 'made', date: created }]),
    ...(lastService === undefined ? [] : [{ what: 'of the last service', date: lastService }]),
  ];
  const [first] = dates;
  if (!first) return ok(undefined);
  const windows = conductWindows(first.date);
  if (!windows.ok) return windows;
  const ends = dates.map(({ what, date }) => {
    const until = addMonths(date, windows.value.keepMonths);
    return {
      until,
      line: {
        what: `${windows.value.keepMonths} months from the day ${what}, ${showDate(date)}`,
        comes: showDate(until),
      },
    };
  });
  const until = ends.map((one) => one.until).reduce((a, b) => (a > b ? a : b));
  return ok({
    until,
    working: [
      ...ends.map(({ line }) => line),
      ...(ends.length > 1 ? [{ what: 'The later of the two', comes: showDate(until) }] : []),
    ],
  });
}

/** CR-29: the end of the 2nd business day after an inspector asks for records. */
export function produceBy(asked: DateText, nation: Nation, holidays: Holidays): Result<Counted> {
  const windows = conductWindows(asked);
  if (!windows.ok) return windows;
  return countBusinessDays(asked, windows.value.produce, nation, holidays);
}

/** Sch 4: the age under which a date of birth is part of the record. Refuses `no-version`. */
export function birthDateUnder(date: DateText): Result<number> {
  const windows = conductWindows(date);
  return windows.ok ? ok(windows.value.birthDateUnder) : windows;
}

export type SeekerItem =
  | 'name'
  | 'address'
  | 'date_of_birth'
  | 'terms'
  | 'experience_and_qualifications'
  | 'copies_of_qualifications'
  | 'hirers_introduced_to'
  | 'engagements'
  | 'contracts_made'
  | 'enquiries_made'
  | 'fees'
  | 'date_application_received'
  | 'requirements'
  | 'date_withdrawn';

const CUT = '2016-05-07';

/** CR-SCH4: particulars of a work-seeker; those with a last day were taken out in 2016. */
export const SEEKER_ITEMS: readonly ContentItem<SeekerItem>[] = [
  { key: 'date_application_received', name: 'the day the application came', to: CUT },
  { key: 'name', name: 'the name' },
  { key: 'address', name: 'the address' },
  { key: 'date_of_birth', name: 'the date of birth (under 22)' },
  { key: 'terms', name: 'the terms and every change of them' },
  {
    key: 'experience_and_qualifications',
    name: 'training, experience, qualifications and authorisations',
  },
  { key: 'copies_of_qualifications', name: 'copies of those' },
  { key: 'requirements', name: 'what the work-seeker is looking for', to: CUT },
  { key: 'hirers_introduced_to', name: 'hirers they were introduced or supplied to' },
  { key: 'engagements', name: 'the engagements that came of it, with their start' },
  { key: 'contracts_made', name: 'contracts made for them' },
  { key: 'date_withdrawn', name: 'the day the application was withdrawn', to: CUT },
  { key: 'enquiries_made', name: 'enquiries about them, with dates' },
  { key: 'fees', name: 'fees asked of them and paid' },
];

export type HirerItem =
  | 'positions'
  | 'likely_length'
  | 'experience_and_authorisation_required'
  | 'enquiries_made'
  | 'fees'
  | 'date_request_received'
  | 'name'
  | 'address'
  | 'terms'
  | 'names_supplied'
  | 'engagements';

/** CR-SCH5: particulars of a hirer; those with a last day are no longer on the regulator's list. */
export const HIRER_ITEMS: readonly ContentItem<HirerItem>[] = [
  { key: 'date_request_received', name: 'the day the request came', to: CUT },
  { key: 'name', name: 'the name', to: CUT },
  { key: 'address', name: 'the address', to: CUT },
  { key: 'positions', name: 'the positions to be filled' },
  { key: 'likely_length', name: 'how long the work is likely to last' },
  {
    key: 'experience_and_authorisation_required',
    name: 'the experience, training, qualifications and authorisation required',
  },
  { key: 'terms', name: 'the terms offered and agreed', to: CUT },
  { key: 'names_supplied', name: 'who was introduced or supplied', to: CUT },
  { key: 'engagements', name: 'the engagements that came of it', to: CUT },
  { key: 'enquiries_made', name: 'enquiries made of and about the hirer, with copies and dates' },
  { key: 'fees', name: 'fees asked and received' },
];

/** What a record lacks on a day; `without` names items that do not apply to it. */
export function lackingInRecord<K extends string>(
  items: readonly ContentItem<K>[],
  held: readonly K[],
  without: readonly K[],
  date: DateText,
): readonly ContentItem<K>[] {
  return lacking(items, held, date).filter(({ key }) => !without.includes(key));
}
