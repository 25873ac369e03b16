import type { DateText } from '../../lib/days.ts';
import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

/** Who has statutory sick pay and from when, by the first day of the spell. */
export interface SickPayRules {
  /** Days in a row that make a spell. */
  readonly leastDays: number;
  /** Working days at its start that are not paid. */
  readonly waitingDays: number;
  /** Does somebody below the lower earnings limit get nothing? */
  readonly earningsFloor: boolean;
  /** The most of the average week that is paid, per cent; left out: the weekly rate whatever is earned. */
  readonly mostPerCent?: number;
  /** Weeks that are paid at most. */
  readonly mostWeeks: number;
  readonly source: string;
  readonly confidence: Confidence;
}

export const SICK_PAY_RULES: readonly Version<SickPayRules>[] = [
  {
    from: '2010-04-06',
    to: '2026-04-05',
    value: {
      leastDays: 4,
      waitingDays: 3,
      earningsFloor: true,
      mostWeeks: 28,
      source: 'Social Security Contributions and Benefits Act 1992, Part XI',
      confidence: 'A',
    },
  },
  {
    from: '2026-04-06',
    value: {
      leastDays: 1,
      waitingDays: 0,
      earningsFloor: false,
      mostPerCent: 80,
      mostWeeks: 28,
      source:
        'Social Security Contributions and Benefits Act 1992, Part XI, as amended by Employment Rights Act 2025',
      confidence: 'A',
    },
  },
];

/** The weekly rate and the lower earnings limit of a tax year, in pence. */
export interface SickPayRate {
  readonly weekPence: number;
  /** Left out since the limit no longer matters for sick pay. */
  readonly earningsLimitPence?: number;
}

type Row = readonly [from: DateText, to: DateText, week: number, limit?: number];

const ROWS: readonly Row[] = [
  ['2010-04-06', '2011-04-05', 7915, 9700],
  ['2011-04-06', '2012-04-05', 8160, 10_200],
  ['2012-04-06', '2013-04-05', 8585, 10_700],
  ['2013-04-06', '2014-04-05', 8670, 10_900],
  ['2014-04-06', '2015-04-05', 8755, 11_100],
  ['2015-04-06', '2017-04-05', 8845, 11_200],
  ['2017-04-06', '2018-04-05', 8935, 11_300],
  ['2018-04-06', '2019-04-05', 9205, 11_600],
  ['2019-04-06', '2020-04-05', 9425, 11_800],
  ['2020-04-06', '2021-04-05', 9585, 12_000],
  ['2021-04-06', '2022-04-05', 9635, 12_000],
  ['2022-04-06', '2023-04-05', 9935, 12_300],
  ['2023-04-06', '2024-04-05', 10_940, 12_300],
  ['2024-04-06', '2025-04-05', 11_675, 12_300],
  ['2025-04-06', '2026-04-05', 11_875, 12_500],
  ['2026-04-06', '2027-04-05', 12_325],
];

export const SICK_PAY_RATES: readonly Version<SickPayRate>[] = ROWS.map(
  ([from, to, weekPence, earningsLimitPence]) => ({
    from,
    to,
    value: { weekPence, ...(earningsLimitPence === undefined ? {} : { earningsLimitPence }) },
  }),
);
