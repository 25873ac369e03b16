import type { DateText } from '../../lib/days.ts';
import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

/** What an employer pays on top of wages in a tax year. Points are hundredths of a per cent. */
export interface OnCostRates {
  /** Class 1 secondary contributions, and the week's pay below which none is due. */
  readonly insurancePoints: number;
  readonly insuranceFromPence: number;
  /** The least an employer puts into a workplace pension, and the week's pay it is reckoned on. */
  readonly pensionPoints: number;
  readonly pensionFromPence: number;
  readonly pensionToPence: number;
  /** Apprenticeship levy, due above an allowance that a pay bill of £3 million uses up. */
  readonly levyPoints: number;
  readonly source: string;
  readonly confidence: Confidence;
}

type Row = readonly [from: DateText, to: DateText | undefined, points: number, secondary: number];

const ROWS: readonly Row[] = [
  ['2023-04-06', '2025-04-05', 1380, 17_500],
  // £5,000 a year, frozen to 5 April 2031 by what was announced; another rate is another row.
  ['2025-04-06', undefined, 1500, 9600],
];

/**
 * On-costs by the day of the work. A contribution that depends on who works (under 21, apprentices, veterans) is
 * lower than this: a booking is reckoned before anybody is in it, so the full one is taken.
 */
export const ON_COSTS: readonly Version<OnCostRates>[] = ROWS.map(
  ([from, to, insurancePoints, insuranceFromPence]) => ({
    from,
    ...(to === undefined ? {} : { to }),
    value: {
      insurancePoints,
      insuranceFromPence,
      pensionPoints: 300,
      pensionFromPence: 12_000,
      pensionToPence: 96_700,
      levyPoints: 50,
      source:
        'Social Security Contributions and Benefits Act 1992, ss 6 to 9; Pensions Act 2008, ss 13 and 20; Finance Act 2016, Part 6',
      confidence: to === undefined ? ('B' as const) : ('A, B' as const),
    },
  }),
);
