import type { DateText } from '../../lib/days.ts';
import type { Result } from '../../lib/result.ts';
import type { DatedTable } from '../book/law.ts';
import { type Version, versionOn } from '../versions.ts';
import { CONDUCT_FROM, conductSource } from './law.ts';

/** A paid service that is not work-finding, as far as the notice to cancel it differs. */
export type PaidService = 'living_accommodation' | 'training_course' | 'other';

/** Days, months and ages of the regulations on agencies, as they stood for a span of days. */
export interface ConductWindows {
  /** CR-5: business days of notice that end a paid service. */
  readonly cancelNotice: Readonly<Record<PaidService, number>>;
  /** CR-10: days after the last day, and days after the first, in which a fee may be due. */
  readonly afterLastDay: number;
  readonly afterFirstDay: number;
  /** CR-10: the longest gap in days that leaves two assignments one. */
  readonly longestGap: number;
  /** CR-14: business days to confirm a change of terms. */
  readonly changeOfTerms: number;
  /** CR-20: months after an introduction in which an agency tells the hirer of a new doubt. */
  readonly doubtMonths: number;
  /** CR-21: business days to confirm in writing what was told. */
  readonly information: number;
  /** CR-21S: longest assignment in business days that the short form serves. */
  readonly shortAssignment: number;
  /** CR-21S: the business day of a lengthened assignment by which the full facts are due. */
  readonly lengthened: number;
  /** CR-27A: days before an advert abroad in which the same one in English serves. */
  readonly englishAdvert: number;
  /** CR-29: months a record is kept; business days to produce it; age under which a birth date is kept. */
  readonly keepMonths: number;
  readonly produce: number;
  readonly birthDateUnder: number;
}

/** The windows by the day they hold. A change of the law is a row more. */
export const CONDUCT_WINDOWS: readonly Version<ConductWindows>[] = [
  {
    from: CONDUCT_FROM,
    value: {
      cancelNotice: { living_accommodation: 10, training_course: 5, other: 5 },
      afterLastDay: 56,
      afterFirstDay: 97,
      longestGap: 42,
      changeOfTerms: 5,
      doubtMonths: 3,
      information: 3,
      shortAssignment: 5,
      lengthened: 8,
      englishAdvert: 28,
      keepMonths: 12,
      produce: 2,
      birthDateUnder: 22,
    },
  },
];

/** Our own figure, not the law's: days a check of hours may delay pay before a person looks at it. */
export const VERIFY_DAYS = 14;

/** The windows of a day. Refuses `no-version` before the regulations began. */
export function conductWindows(date: DateText): Result<ConductWindows> {
  return versionOn(CONDUCT_WINDOWS, date, 'the windows of the regulations on agencies');
}

type Row = readonly [
  title: string,
  paragraph: string,
  confidence: 'A' | 'B' | 'C' | 'A, C',
  of: (windows: ConductWindows) => string,
];

const ROWS: readonly Row[] = [
  [
    'Notice that ends paid living accommodation',
    'reg 13',
    'A',
    (w) => `${w.cancelNotice.living_accommodation} working days`,
  ],
  [
    'Notice that ends any other paid service',
    'reg 13',
    'A',
    (w) => `${w.cancelNotice.other} working days`,
  ],
  ['Fee after the last day of an assignment', 'reg 10', 'A', (w) => `${w.afterLastDay} days`],
  [
    'Fee after the first day of an assignment',
    'reg 10',
    'A',
    (w) => `${w.afterFirstDay} days, the first day itself besides: 14 weeks`,
  ],
  ['Longest gap that leaves two assignments one', 'reg 10', 'A', (w) => `${w.longestGap} days`],
  [
    'Change of terms confirmed',
    'reg 14',
    'A',
    (w) => `end of business day ${w.changeOfTerms} after`,
  ],
  ['A new doubt is told after an introduction', 'reg 20', 'C', (w) => `${w.doubtMonths} months`],
  [
    'Information confirmed in writing',
    'reg 21(2)',
    'A, C',
    (w) => `end of business day ${w.information} after`,
  ],
  [
    'Longest assignment of the short form',
    'reg 21(4)',
    'C',
    (w) => `${w.shortAssignment} business days`,
  ],
  [
    'Full facts when lengthened',
    'reg 21(5)',
    'C',
    (w) => `end of business day ${w.lengthened} of the assignment, or its end`,
  ],
  ['Same advert in English before one abroad', 'reg 27A', 'B', (w) => `${w.englishAdvert} days`],
  [
    'Records kept after creation and after the last service',
    'reg 29',
    'A',
    (w) => `${w.keepMonths} months`,
  ],
  ['Records produced when asked', 'reg 29', 'A', (w) => `end of business day ${w.produce} after`],
  ['Date of birth is recorded', 'Schedule 4', 'A', (w) => `under ${w.birthDateUnder}`],
];

/** The windows as a page shows them. */
export const WINDOWS_TABLE: DatedTable = {
  id: 'conduct-windows',
  title: 'Windows of the regulations on agencies',
  rules: ['CR-5', 'CR-10', 'CR-14', 'CR-20', 'CR-21', 'CR-21S', 'CR-27A', 'CR-29', 'CR-SCH4'],
  columns: ['What', 'Window'],
  rows: CONDUCT_WINDOWS.flatMap(({ from, to, value }) =>
    ROWS.map(([title, paragraph, confidence, of]) => ({
      from,
      ...(to === undefined ? {} : { to }),
      cells: [title, of(value)],
      source: conductSource('england', paragraph),
      confidence,
    })),
  ),
};
