import { z } from 'zod';

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const pence = z.int().min(1, 'Enter a sum above nothing.').max(1_000_000);

/** How an overtime rate stands beside a rate for a Saturday, Sunday, bank holiday or night. */
export const PREMIUMS = {
  better_of: 'The better of the two',
  stack: 'Overtime on top of the premium',
} as const;
export type Premiums = keyof typeof PREMIUMS;

export const ROUNDINGS = {
  nearest: 'To the nearest',
  up: 'Up, in the worker’s favour',
} as const;
export type RoundingHow = keyof typeof ROUNDINGS;

/** Minutes that worked time may be rounded to. */
export const ROUND_TO = [1, 5, 6, 15] as const;

/** Hundredths of the hour’s rate: 150 is time and a half. */
const times = z.int().min(100, 'Overtime is paid at the hour’s rate at least.').max(500).nullable();

/** After so many minutes a day or week: so many times the hour’s rate, or pence an hour, for pay and for charge. */
export const overtimeStep = z.strictObject({
  per: z.enum(['day', 'week']),
  afterMinutes: z.int().min(1).max(10_080),
  payTimes: times.default(null),
  payPence: pence.nullable().default(null),
  chargeTimes: times.default(null),
  chargePence: pence.nullable().default(null),
});

const flat = { payPence: pence, chargePence: pence };

/** What a version of a card says beyond the hour. */
export const beyond = z.strictObject({
  overtime: z.array(overtimeStep).max(8).default([]),
  premiums: z.enum(keysOf(PREMIUMS)).default('better_of'),
  /** Do hours at a premium count towards overtime? */
  premiumsCount: z.boolean().default(true),
  /** The least minutes paid and charged for a shift. */
  minimumMinutes: z.int().min(1).max(1440).nullable().default(null),
  /** Pence a night, and pence an hour awake for work. */
  sleepIn: z
    .strictObject({ ...flat, awakePayPence: pence, awakeChargePence: pence })
    .nullable()
    .default(null),
  /** Each call-out of a shift on call: at least so many minutes, at pence an hour. */
  callOut: z
    .strictObject({ leastMinutes: z.int().min(1).max(1440), ...flat })
    .nullable()
    .default(null),
  rounding: z
    .strictObject({ to: z.literal(ROUND_TO), how: z.enum(keysOf(ROUNDINGS)) })
    .nullable()
    .default(null),
});
export type Beyond = z.output<typeof beyond>;
export type OvertimeStep = z.output<typeof overtimeStep>;

export const LINE_KINDS = ['time', 'overtime', 'engagement', 'night', 'awake', 'call_out'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** What part of a shift or week comes to, whole pence. */
export const payLine = z.object({
  kind: z.enum(LINE_KINDS),
  /** 'Weekday', 'Saturday, time and a half', 'Minimum engagement'. */
  name: z.string(),
  minutes: z.int(),
  payPence: z.int(),
  chargePence: z.int(),
  why: z.string(),
});
export type PayLine = z.output<typeof payLine>;
