import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

/** The statutory leave of a worker with fixed hours. The key date is the start of the leave year. */
export const STATUTORY_LEAVE: readonly Version<{
  /** Tenths of a week: 56 is 5.6 weeks. */
  readonly tenthsOfWeek: number;
  readonly mostDays: number;
  /** Days a week above which hours and shifts are scaled down. */
  readonly mostDaysPerWeek: number;
  readonly source: string;
  readonly confidence: Confidence;
}>[] = [
  {
    from: '2009-04-01',
    value: {
      tenthsOfWeek: 56,
      mostDays: 28,
      mostDaysPerWeek: 5,
      source: 'Working Time Regulations 1998, regs 13, 13A and 15A',
      confidence: 'A',
    },
  },
];

/** Accrual of irregular-hours and part-year workers. The key date is the start of the leave year. */
export const ACCRUAL: readonly Version<{
  /** Hundredths of a per cent: 1207 is 12.07%. */
  readonly perTenThousand: number;
  readonly mostDays: number;
  readonly source: string;
  readonly confidence: Confidence;
}>[] = [
  {
    from: '2024-04-01',
    value: {
      perTenThousand: 1207,
      mostDays: 28,
      source: 'Working Time Regulations 1998, reg 15B',
      confidence: 'A',
    },
  },
];

/** Holiday pay rolled up into each payment, open to these classes. Key date as for the accrual. */
export const ROLLED_UP: readonly Version<{
  readonly perTenThousand: number;
  readonly source: string;
  readonly confidence: Confidence;
}>[] = [
  {
    from: '2024-04-01',
    value: {
      perTenThousand: 1207,
      source: 'Working Time Regulations 1998, reg 16A',
      confidence: 'A, B',
    },
  },
];

export type LeaveNoticeBy = 'worker_request' | 'employer_refusal' | 'employer_imposed';

/** Notice for leave: so many times the days of leave, and so many days more. */
export const LEAVE_NOTICE: readonly Version<
  Readonly<Record<LeaveNoticeBy, { readonly times: number; readonly more: number }>>
>[] = [
  {
    from: '1998-10-01',
    value: {
      worker_request: { times: 2, more: 1 },
      employer_refusal: { times: 1, more: 1 },
      employer_imposed: { times: 2, more: 0 },
    },
  },
];

/** How many weeks with pay make a week's holiday pay, and how far back they are looked for. */
export const HOLIDAY_PAY_WEEKS: readonly Version<{
  readonly weeks: number;
  readonly weeksBack: number;
  readonly source: string;
  readonly confidence: Confidence;
}>[] = [
  {
    from: '2020-04-06',
    value: {
      weeks: 52,
      weeksBack: 104,
      source: 'Working Time Regulations 1998, reg 16; Employment Rights Act 1996, ss.221 to 224',
      confidence: 'A',
    },
  },
];

/** How long records of leave and holiday pay are kept, by the day they are made. */
export const LEAVE_RECORDS: readonly Version<{ readonly years: number }>[] = [
  { from: '2026-04-06', value: { years: 6 } },
];
