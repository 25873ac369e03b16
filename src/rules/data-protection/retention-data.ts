import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

/** What a record is, for how long it is kept. */
export const RECORD_KINDS = [
  'schedule_4_particulars',
  'working_time_limits',
  'holiday_and_holiday_pay',
  'minimum_wage',
  'right_to_work_copy',
  'unsuccessful_application',
  'agency_worker_comparator',
  'entertainment_client_account',
  'equality_monitoring',
  'certificate_outcome',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** A hold: how long a record may not be erased, from which day. */
export interface Hold {
  readonly kind: RecordKind;
  readonly record: string;
  readonly months: number;
  /** The day it runs from, in words. */
  readonly from: string;
  readonly rule: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** Our own choice, where no law names a time. */
  readonly policy?: boolean;
}

const CONDUCT = 'Conduct of Employment Agencies and Employment Businesses Regulations 2003';

/** The retention schedule. A version is picked by the day the record was made or the work ended. */
export const RETENTION: readonly Version<Hold>[] = [
  {
    from: '2004-04-06',
    value: {
      kind: 'schedule_4_particulars',
      record: 'Particulars of work-seekers and hirers',
      months: 12,
      from: 'creation or the last service, whichever is later',
      rule: 'CR-29',
      source: `${CONDUCT}, reg 29`,
      confidence: 'A',
    },
  },
  {
    from: '1998-10-01',
    value: {
      kind: 'working_time_limits',
      record: 'Records of the 48 hours, opt-outs and night work',
      months: 24,
      from: 'the day made',
      rule: 'WTR-REC-2',
      source: 'Working Time Regulations 1998, reg 9',
      confidence: 'B',
    },
  },
  {
    from: '2026-04-06',
    value: {
      kind: 'holiday_and_holiday_pay',
      record: 'Records of leave and holiday pay',
      months: 72,
      from: 'the day made',
      rule: 'WTR-REC-HOL',
      source: 'Working Time Regulations 1998, reg 16B; Employment Rights Act 2025 s.35',
      confidence: 'B',
    },
  },
  {
    from: '1999-04-01',
    to: '2021-03-31',
    value: {
      kind: 'minimum_wage',
      record: 'Records of pay and hours for the minimum wage',
      months: 36,
      from: 'the end of the pay reference period after',
      rule: 'NMW-KEEP',
      source: 'National Minimum Wage Regulations 2015, reg 59, as it stood',
      confidence: 'C',
    },
  },
  {
    from: '2021-04-01',
    value: {
      kind: 'minimum_wage',
      record: 'Records of pay and hours for the minimum wage',
      months: 72,
      from: 'the end of the pay reference period after',
      rule: 'NMW-KEEP',
      source: 'National Minimum Wage Regulations 2015, reg 59',
      confidence: 'C',
    },
  },
  {
    from: '2008-02-29',
    value: {
      kind: 'right_to_work_copy',
      record: 'Copies of right to work checks',
      months: 24,
      from: 'the end of the engagement',
      rule: 'RTW-KEEP',
      source: 'Immigration (Restrictions on Employment) Order 2007, art 6',
      confidence: 'A',
    },
  },
  {
    from: '2018-05-25',
    value: {
      kind: 'unsuccessful_application',
      record: 'Notes on unsuccessful applicants',
      months: 12,
      from: 'the decision',
      rule: 'ET-LIMIT',
      source:
        'ICO draft recruitment guidance: to the end of the time for a claim; 12 months is our policy',
      confidence: 'B',
      policy: true,
    },
  },
  {
    from: '2011-10-01',
    value: {
      kind: 'agency_worker_comparator',
      record: 'Comparator and clock of an agency worker',
      months: 72,
      from: 'the end of the assignment',
      rule: 'AWR-EQ',
      source: 'Limitation of pay claims; our policy',
      confidence: 'C',
      policy: true,
    },
  },
  {
    from: '2004-04-06',
    value: {
      kind: 'entertainment_client_account',
      record: 'Client accounts (entertainment)',
      months: 72,
      from: 'the day made',
      rule: 'CR-29',
      source: 'nibusinessinfo: how long to store employment agency records',
      confidence: 'A',
    },
  },
  {
    from: '2010-10-01',
    value: {
      kind: 'equality_monitoring',
      record: 'Answers for equality monitoring; totals only after that',
      months: 12,
      from: 'the day made',
      rule: 'DP-EO',
      source: 'Data Protection Act 2018 Sch 1 para 8; our policy',
      confidence: 'C',
      policy: true,
    },
  },
  {
    from: '2018-05-25',
    value: {
      kind: 'certificate_outcome',
      record: 'Outcome and date of a DBS certificate',
      months: 6,
      from: 'the decision',
      rule: 'DBS-KEEP',
      source: 'DBS code of practice; our policy',
      confidence: 'C',
      policy: true,
    },
  },
];
