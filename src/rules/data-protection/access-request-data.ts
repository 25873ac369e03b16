import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

/** How the month to answer a request is counted. */
export interface MonthCount {
  /** Days from receipt to the day the month is counted from: 0 the day itself, 1 the day after. */
  readonly startsAfterDays: 0 | 1;
  readonly says: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** Which day counts as the first; picked by the day the request was received. */
export const MONTH_COUNTS: readonly Version<MonthCount>[] = [
  {
    from: '2018-05-25',
    to: '2019-07-31',
    value: {
      startsAfterDays: 1,
      says: 'The month is counted from the day after receipt',
      source: 'UK GDPR Art 12(3); ICO guidance up to August 2019',
      confidence: 'B',
    },
  },
  {
    from: '2019-08-01',
    value: {
      startsAfterDays: 0,
      says: 'The month is counted from the day of receipt',
      source: 'UK GDPR Art 12(3); ICO guidance since August 2019',
      confidence: 'A',
    },
  },
];

/** Whether time stands still while the person is asked what they look for. */
export interface Pause {
  readonly stands: boolean;
  readonly says: string;
  readonly source: string;
  readonly confidence: Confidence;
}

/** The pause for a question back; picked by the day the request was received. */
export const PAUSES: readonly Version<Pause>[] = [
  {
    from: '2018-05-25',
    to: '2020-10-20',
    value: {
      stands: false,
      says: 'No pause: time runs on while the person is asked what they look for',
      source: 'UK GDPR Art 12(3); ICO guidance up to October 2020',
      confidence: 'C',
    },
  },
  {
    from: '2020-10-21',
    to: '2026-02-04',
    value: {
      stands: true,
      says: 'The clock stops while the person is asked what they look for',
      source: 'ICO right of access guidance of 21 October 2020',
      confidence: 'B',
    },
  },
  {
    from: '2026-02-05',
    value: {
      stands: true,
      says: 'The days from the question to its answer, both included, do not count',
      source: 'UK GDPR Art 12A; same wording in DPA 2018 s.54',
      confidence: 'A',
    },
  },
];

/** Months to answer a request, and with an extension for a complex one or for many of them. */
export const MONTHS: readonly Version<{ readonly plain: number; readonly extended: number }>[] = [
  { from: '2018-05-25', value: { plain: 1, extended: 3 } },
];

/** Days before the due day from which a request that is not answered escalates (house policy). */
export const ESCALATE_DAYS_LEFT = 7;
