// Regs 6A and 27A: when those under 18 may not work, and in which sectors the bar is lifted in part or whole.
import type { Version } from '../versions.ts';
import { YOUNG_IN_FORCE } from './limits-data.ts';

export const SECTORS = [
  'office',
  'agriculture',
  'retail',
  'post_newspapers',
  'catering',
  'hotel_pub_restaurant',
  'bakery',
  'hospital',
  'cultural_sport_advertising',
  'other',
] as const;

export type Sector = (typeof SECTORS)[number];

export interface YoungNightLaw {
  /** The hours barred, on the clock. */
  readonly barred: { readonly from: string; readonly to: string };
  /** The hours barred where the contract has work after 22:00. */
  readonly barredByContract: { readonly from: string; readonly to: string };
  /** Hours in which the sectors with a partial exception may not work either. */
  readonly never: { readonly from: string; readonly to: string };
  /** Reg 27A(3): may work outside `never` on the conditions. */
  readonly partly: readonly Sector[];
  /** Reg 27A(2): the regulation lifts the whole bar, the published guidance does not; a person decides. */
  readonly disputed: readonly Sector[];
}

export const YOUNG_NIGHT: readonly Version<YoungNightLaw>[] = [
  {
    from: YOUNG_IN_FORCE,
    value: {
      barred: { from: '22:00', to: '06:00' },
      barredByContract: { from: '23:00', to: '07:00' },
      never: { from: '00:00', to: '04:00' },
      partly: [
        'agriculture',
        'retail',
        'post_newspapers',
        'catering',
        'hotel_pub_restaurant',
        'bakery',
      ],
      disputed: ['hospital', 'cultural_sport_advertising'],
    },
  },
];
