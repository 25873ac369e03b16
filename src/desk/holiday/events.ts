import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { CLASSES, GROUNDS } from './schema.ts';

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const date = z.iso.date();

/** How a worker's leave is reckoned from a day on. */
export const termsSet = eventKind(
  'holiday.terms_set',
  1,
  z.strictObject({
    terms: z.uuid(),
    fromOn: date,
    workerClass: z.enum(keysOf(CLASSES)),
    yearOn: date,
    daysPerWeek: z.number().nullable(),
    minutesPerWeek: z.int().nullable(),
    payPeriod: z.enum(['week', 'month']),
    rolledUp: z.boolean(),
    noticeByContract: z.boolean(),
  }),
);

/** Leave that was not taken goes into a leave year. Why in words stands in the worker's part. */
export const leaveCarried = eventKind(
  'holiday.carried_over',
  1,
  z.strictObject({
    carry: z.uuid(),
    intoOn: date,
    unit: z.enum(['days', 'hours']),
    hundredths: z.int(),
    ground: z.enum(keysOf(GROUNDS)),
    useBy: date,
  }),
);

/** A worker asked for holiday; whether their notice was in time, and until when we may refuse. */
export const holidayAsked = eventKind(
  'holiday.asked',
  1,
  z.strictObject({
    holiday: z.uuid(),
    fromOn: date,
    toOn: date,
    days: z.int(),
    minutesADay: z.int(),
    askedOn: date,
    inTime: z.boolean(),
    refuseBy: date,
  }),
);

/** It was approved or refused; what stood as a warning, and the shifts given up for it. */
export const holidayDecided = eventKind(
  'holiday.decided',
  1,
  z.strictObject({
    holiday: z.uuid(),
    decision: z.enum(['approved', 'refused']),
    fromOn: date,
    toOn: date,
    days: z.int(),
    warned: z.array(z.string()),
    released: z.array(z.uuid()),
  }),
);

/** The worker asks for it no longer. */
export const holidayWithdrawn = eventKind(
  'holiday.withdrawn',
  1,
  z.strictObject({ holiday: z.uuid(), saidOn: date }),
);

/** An approved holiday was given up with the worker's word, from a day on. */
export const holidayCancelled = eventKind(
  'holiday.cancelled',
  1,
  z.strictObject({ holiday: z.uuid(), backOn: date, wholly: z.boolean(), agreedOn: date }),
);

/** Whoever approves is warned when more are away. */
export const limitSet = eventKind(
  'holiday.limit_set',
  1,
  z.strictObject({ role: z.string().nullable(), fromOn: date, toOn: date, most: z.int() }),
);

/** Nobody is warned of it any more. */
export const limitEnded = eventKind('holiday.limit_ended', 1, z.strictObject({}));
