import { showPercent } from '../../lib/show.ts';
import type { DatedTable } from '../book/law.ts';
import {
  ACCRUAL,
  HOLIDAY_PAY_WEEKS,
  LEAVE_NOTICE,
  LEAVE_RECORDS,
  ROLLED_UP,
  STATUTORY_LEAVE,
} from './leave-data.ts';

const span = ({ from, to }: { from: string; to?: string }) =>
  to === undefined ? { from } : { from, to };

/** Figures of leave and holiday pay as a page shows them. */
export const LEAVE_TABLES: readonly DatedTable[] = [
  {
    id: 'statutory-leave',
    title: 'Statutory leave, by start of the leave year',
    rules: ['WTR-LEAVE-56'],
    columns: ['Weeks', 'At most', 'Days a week that count'],
    rows: STATUTORY_LEAVE.map(({ value, ...version }) => ({
      ...span(version),
      cells: [
        String(value.tenthsOfWeek / 10),
        `${value.mostDays} days`,
        String(value.mostDaysPerWeek),
      ],
      source: value.source,
      confidence: value.confidence,
    })),
  },
  {
    id: 'holiday-percentages',
    title: 'Percentages of leave and holiday pay, by start of the leave year',
    rules: ['WTR-LEAVE-IRR', 'WTR-RHP'],
    columns: ['What', 'Percentage', 'Of'],
    rows: [
      ...ACCRUAL.map(({ value, ...version }) => ({
        ...span(version),
        cells: [
          'Leave accrued',
          showPercent(value.perTenThousand),
          'hours worked in the pay period',
        ],
        source: value.source,
        confidence: value.confidence,
      })),
      ...ROLLED_UP.map(({ value, ...version }) => ({
        ...span(version),
        cells: [
          'Rolled-up holiday pay',
          showPercent(value.perTenThousand),
          'all pay in the period',
        ],
        source: value.source,
        confidence: value.confidence,
      })),
    ],
  },
  {
    id: 'holiday-pay-weeks',
    title: "Weeks that make a week's holiday pay",
    rules: ['WTR-HOLPAY-52'],
    columns: ['Weeks with pay', 'Looked back'],
    rows: HOLIDAY_PAY_WEEKS.map(({ value, ...version }) => ({
      ...span(version),
      cells: [String(value.weeks), `${value.weeksBack} weeks`],
      source: value.source,
      confidence: value.confidence,
    })),
  },
  {
    id: 'leave-notice',
    title: 'Notice for leave',
    rules: ['WTR-LEAVE-NOTICE'],
    columns: ['Worker asks', 'Employer refuses', 'Employer imposes'],
    rows: LEAVE_NOTICE.map(({ value, ...version }) => ({
      ...span(version),
      cells: [value.worker_request, value.employer_refusal, value.employer_imposed].map(
        ({ times, more }) => `${times} × the leave${more === 0 ? '' : ` + ${more} day`}`,
      ),
      source: 'Working Time Regulations 1998, reg 15',
      confidence: 'A' as const,
    })),
  },
  {
    id: 'leave-records',
    title: 'How long records of leave and holiday pay are kept',
    rules: ['WTR-REC-HOL'],
    columns: ['Years from the day they are made'],
    rows: LEAVE_RECORDS.map(({ value, ...version }) => ({
      ...span(version),
      cells: [String(value.years)],
      source: 'Working Time Regulations 1998, reg 16B',
      confidence: 'B' as const,
    })),
  },
];
