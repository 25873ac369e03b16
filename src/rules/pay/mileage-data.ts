import type { DateText } from '../../lib/days.ts';
import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

/** What somebody drives or rides of their own. */
export type Vehicle = 'car' | 'motorcycle' | 'bicycle';

/** What may be paid for a business mile in one's own vehicle without tax. Pence a mile. */
export interface MileageRates {
  /** A car or van, up to `carMiles` in the tax year, and beyond. */
  readonly carPence: number;
  readonly carBeyondPence: number;
  readonly carMiles: number;
  readonly motorcyclePence: number;
  readonly bicyclePence: number;
  readonly source: string;
  readonly confidence: Confidence;
}

type Row = readonly [from: DateText, to: DateText | undefined, carPence: number];

const ROWS: readonly Row[] = [
  ['2002-04-06', '2011-04-05', 40],
  ['2011-04-06', undefined, 45],
];

/** Approved mileage rates by day of the journey; they say what is taxed, never what must be paid. */
export const APPROVED_MILEAGE: readonly Version<MileageRates>[] = ROWS.map(
  ([from, to, carPence]) => ({
    from,
    ...(to === undefined ? {} : { to }),
    value: {
      carPence,
      carBeyondPence: 25,
      carMiles: 10_000,
      motorcyclePence: 24,
      bicyclePence: 20,
      source: 'Income Tax (Earnings and Pensions) Act 2003, s 230',
      confidence: 'B' as const,
    },
  }),
);
