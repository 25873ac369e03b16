// The Road Transport (Working Time) Regulations 2005 (SI 2005/639), and the hours of van drivers on domestic
// journeys (Transport Act 1968, s.96). The limits were read in the guidance for drivers,
// not in the regulations themselves.
import type { DateText } from '../../lib/days.ts';
import type { Version } from '../versions.ts';

/** SI 2005/639 came into force. */
export const DRIVERS_IN_FORCE: DateText = '2005-04-04';

export interface DriverLimits {
  /** Hours in any week, Monday to Sunday. */
  readonly weekHours: number;
  /** Hours a week on average. */
  readonly averageHours: number;
  /** Weeks of the period. */
  readonly weeks: number;
  /** Hours in 24 with night work. */
  readonly nightHours: number;
  /** Night time by what is carried, on the clock. */
  readonly night: Readonly<Record<'goods' | 'passengers', { from: string; to: string }>>;
  /** Hours that a day off counts with in the average, and a week off at most. */
  readonly dayOffHours: number;
  readonly weekOffHours: number;
  /** Hours on duty in a day at most for vans on domestic journeys, for who drives more than so many hours on a day. */
  readonly vanDutyHours: number;
  readonly vanDrivingHours: number;
}

export const DRIVERS: readonly Version<DriverLimits>[] = [
  {
    from: DRIVERS_IN_FORCE,
    value: {
      weekHours: 60,
      averageHours: 48,
      weeks: 17,
      nightHours: 10,
      night: {
        goods: { from: '00:00', to: '04:00' },
        passengers: { from: '01:00', to: '05:00' },
      },
      dayOffHours: 8,
      weekOffHours: 48,
      vanDutyHours: 11,
      vanDrivingHours: 4,
    },
  },
];

/** What of the law on drivers is not worked out here, and who has to look after it. */
export const NOT_COMPUTED = {
  lorry_or_coach: [
    'periods of availability, which are not working time',
    'breaks of 15, 30 and 45 minutes after 4 h 30 of driving and 6 h of work',
    "driving time and rests by drivers' hours rules, from the tachograph",
  ],
  van_gb_domestic: ['10 hours of driving in a day, from the log of journeys'],
} as const;
