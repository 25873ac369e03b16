import type { DateText } from '../../lib/days.ts';
import type { Confidence } from '../book/law.ts';
import type { Version } from '../versions.ts';

/** The minimum wage of one year, in pence an hour. */
export interface MinimumWage {
  /** Youngest first; each holds from its age to the next. The last is the adult band. */
  readonly bands: readonly { readonly fromAge: number; readonly pence: number }[];
  /** An apprentice under 19, or in the first year. */
  readonly apprenticePence: number;
  /** Living accommodation, pence a day. */
  readonly accommodationPence: number;
  readonly source: string;
  readonly confidence: Confidence;
}

/** Nobody below this age is past school-leaving age, and there is no minimum wage before it. */
export const YOUNGEST_AGE = 16;

type Row = readonly [
  from: DateText,
  to: DateText,
  adultAge: number,
  adult: number,
  /** The band from 21 to the adult age; 0 where there is none. */
  mid: number,
  from18: number,
  under18: number,
  apprentice: number,
  accommodation: number,
];

const ROWS: readonly Row[] = [
  ['2017-04-01', '2018-03-31', 25, 750, 705, 560, 405, 350, 640],
  ['2018-04-01', '2019-03-31', 25, 783, 738, 590, 420, 370, 700],
  ['2019-04-01', '2020-03-31', 25, 821, 770, 615, 435, 390, 755],
  ['2020-04-01', '2021-03-31', 25, 872, 820, 645, 455, 415, 820],
  ['2021-04-01', '2022-03-31', 23, 891, 836, 656, 462, 430, 836],
  ['2022-04-01', '2023-03-31', 23, 950, 918, 683, 481, 481, 870],
  ['2023-04-01', '2024-03-31', 23, 1042, 1018, 749, 528, 528, 910],
  ['2024-04-01', '2025-03-31', 21, 1144, 0, 860, 640, 640, 999],
  ['2025-04-01', '2026-03-31', 21, 1221, 0, 1000, 755, 755, 1066],
  ['2026-04-01', '2027-03-31', 21, 1271, 0, 1085, 800, 800, 1110],
];

/**
 * Minimum wage by the first day of the pay reference period. From 1 April 2027 no figure is known, and the
 * adult band may begin at 20 then: ages are data like the sums.
 */
export const MINIMUM_WAGE: readonly Version<MinimumWage>[] = ROWS.map(
  ([from, to, adultAge, adult, mid, from18, under18, apprentice, accommodation]) => ({
    from,
    to,
    value: {
      bands: [
        { fromAge: 0, pence: under18 },
        { fromAge: 18, pence: from18 },
        ...(mid === 0 ? [] : [{ fromAge: 21, pence: mid }]),
        { fromAge: adultAge, pence: adult },
      ],
      apprenticePence: apprentice,
      accommodationPence: accommodation,
      source: 'National Minimum Wage Regulations 2015, regs 4, 4A and 16',
      confidence: 'A' as const,
    },
  }),
);
