import type { DateText } from '../../lib/days.ts';
import type { Band } from './tables.ts';

/** What a band of the tariff asks, from a day on: per cent of learner-units, rounded up. */
export interface BandRow {
  readonly band: Band;
  readonly fromOn: DateText;
  readonly internalPercent: number;
  readonly externalPercent: number;
  /** The centre claims certificates without the external verifier's signature first. */
  readonly directClaims: boolean;
}

/**
 * The awarding body's Qualification Quality Rating tariff (its specification of 1 July 2014, the table under centre
 * ratings; R18-R20). A change is another row from its day on; bands 3a and 3b are sampled alike.
 */
export const BAND_ROWS: readonly BandRow[] = [
  {
    band: 'none',
    fromOn: '2014-07-01',
    internalPercent: 15,
    externalPercent: 10,
    directClaims: true,
  },
  {
    band: '01',
    fromOn: '2014-07-01',
    internalPercent: 15,
    externalPercent: 10,
    directClaims: true,
  },
  {
    band: '02',
    fromOn: '2014-07-01',
    internalPercent: 20,
    externalPercent: 15,
    directClaims: false,
  },
  {
    band: '3a',
    fromOn: '2014-07-01',
    internalPercent: 30,
    externalPercent: 20,
    directClaims: false,
  },
  {
    band: '3b',
    fromOn: '2014-07-01',
    internalPercent: 30,
    externalPercent: 20,
    directClaims: false,
  },
];

/** What a band asks on a day; undefined: nothing is known for that day. */
export function bandOn(
  band: Band,
  on: DateText,
  rows: readonly BandRow[] = BAND_ROWS,
): BandRow | undefined {
  return rows
    .filter((row) => row.band === band && row.fromOn <= on)
    .reduce<BandRow | undefined>(
      (newest, row) => (newest === undefined || row.fromOn > newest.fromOn ? row : newest),
      undefined,
    );
}
