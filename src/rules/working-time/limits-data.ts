// The figures of the Working Time Regulations 1998 as data: a change of law is a row here, not a change
// of code. Paragraphs and confidence stand in the law files; `tables.ts` shows the rows on a page.
import type { DateText } from '../../lib/days.ts';
import type { Version } from '../versions.ts';

/** SI 1998/1833 came into force. */
export const IN_FORCE: DateText = '1998-10-01';
/** Regs 5A, 6A and 27A for those under 18 came into force (SI 2002/3128). */
export const YOUNG_IN_FORCE: DateText = '2003-04-06';

/** Reg 4: the average week. */
export interface AverageWeekLimits {
  /** Hours a week that may not be exceeded: exactly so many are lawful. */
  readonly hours: number;
  /** Weeks of the period (reg 4(3)). */
  readonly weeks: number;
  /** Weeks of the period in a special case of reg 21 (reg 4(5)). */
  readonly specialCaseWeeks: number;
  /** Weeks at most by collective or workforce agreement (reg 23(b)). */
  readonly agreedWeeks: number;
}

export const AVERAGE_WEEK: readonly Version<AverageWeekLimits>[] = [
  { from: IN_FORCE, value: { hours: 48, weeks: 17, specialCaseWeeks: 26, agreedWeeks: 52 } },
];

/** Reg 5: the opt-out and the notice that ends it. */
export interface OptOutLimits {
  readonly leastAge: number;
  /** Days of notice where none is stated, and the least where it is. */
  readonly leastNoticeDays: number;
  /** Calendar months of notice at most. */
  readonly mostNoticeMonths: number;
  /** The most days that three months can be: an agreement that states more asks for more than that. */
  readonly mostNoticeDays: number;
}

export const OPT_OUT: readonly Version<OptOutLimits>[] = [
  {
    from: IN_FORCE,
    value: { leastAge: 18, leastNoticeDays: 7, mostNoticeMonths: 3, mostNoticeDays: 92 },
  },
];

/** Regs 2 and 6: night time, night shift, night worker and the limits on night work. */
export interface NightLimits {
  /** Night time where nothing was agreed in writing, on the clock. */
  readonly from: string;
  readonly to: string;
  /** An agreed night time has at least so many hours and holds this stretch. */
  readonly leastWindowHours: number;
  readonly holdsFrom: string;
  readonly holdsTo: string;
  /** Hours in night time that make a night shift: exactly so many do. */
  readonly shiftHours: number;
  /** Share of night shifts, as a fraction, from which a person decides, and above which it is settled. */
  readonly decideFrom: readonly [number, number];
  readonly settledAbove: readonly [number, number];
  /** Hours a day on average. */
  readonly averageHours: number;
  /** Weeks of the period. */
  readonly weeks: number;
  /** Weekly rest days taken off the divisor in each week. */
  readonly restDaysPerWeek: number;
  /** Hours in any 24 hours with night work where the work has special hazards or heavy strain. */
  readonly hazardHours: number;
}

export const NIGHT: readonly Version<NightLimits>[] = [
  {
    from: IN_FORCE,
    value: {
      from: '23:00',
      to: '06:00',
      leastWindowHours: 7,
      holdsFrom: '00:00',
      holdsTo: '05:00',
      shiftHours: 3,
      decideFrom: [1, 3],
      settledAbove: [1, 2],
      averageHours: 8,
      weeks: 17,
      restDaysPerWeek: 1,
      hazardHours: 8,
    },
  },
];

/** Regs 10 and 11: hours of unbroken rest. */
export interface RestLimits {
  readonly adultDaily: number;
  readonly youngDaily: number;
  /** In each 7 days. */
  readonly adultWeekly: number;
  readonly youngWeekly: number;
  /** In 14 days, instead of twice the weekly rest, where the hirer fixed that. */
  readonly adultFortnight: number;
}

export const REST: readonly Version<RestLimits>[] = [
  {
    from: IN_FORCE,
    value: { adultDaily: 11, youngDaily: 12, adultWeekly: 24, youngWeekly: 48, adultFortnight: 48 },
  },
];

/** Reg 12: one unbroken rest break, in minutes, in a shift longer than so many minutes. */
export interface BreakLimits {
  readonly adultOver: number;
  readonly adultBreak: number;
  readonly youngOver: number;
  readonly youngBreak: number;
}

export const REST_BREAK: readonly Version<BreakLimits>[] = [
  { from: IN_FORCE, value: { adultOver: 360, adultBreak: 20, youngOver: 270, youngBreak: 30 } },
];

/** Reg 5A: hours under 18, never averaged. */
export interface YoungHours {
  readonly perDay: number;
  readonly perWeek: number;
}

export const YOUNG_HOURS: readonly Version<YoungHours>[] = [
  { from: YOUNG_IN_FORCE, value: { perDay: 8, perWeek: 40 } },
];

/** From this age on nobody is a young worker in these regulations (reg 2). */
export const ADULT_AGE = 18;

/** Reg 9: years for which records of limits, opt-outs, nights and young workers are kept. */
export const RECORD_YEARS: readonly Version<number>[] = [{ from: IN_FORCE, value: 2 }];

/** Our own policy, which is stricter than the law or fills what it leaves open. */
export const POLICY = {
  /** Hours a week on average from which we warn, below the limit. */
  nearHours: 44,
  /** Months after which a health assessment is offered again. */
  healthMonths: 12,
  /** Days in which a missed rest is given back before a person is asked. */
  restBackDays: 14,
} as const;
