import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { COURSE_KINDS } from './schema.ts';

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const months = z.int().nullable();

/** A course is known, and for how long it holds. */
export const courseAdded = eventKind(
  'training.course_added',
  1,
  z.strictObject({ kind: z.enum(keysOf(COURSE_KINDS)), monthsValid: months, dueWeeks: z.int() }),
);

/** From now on a course holds for so many months. */
export const courseChanged = eventKind(
  'training.course_changed',
  1,
  z.strictObject({ monthsBefore: months, monthsValid: months, dueWeeks: z.int() }),
);

/** A course is mandatory for some work from a day. */
export const courseRequired = eventKind(
  'training.required',
  1,
  z.strictObject({
    role: z.string().nullable(),
    askedBy: z.enum(['client', 'law', 'agency']),
    fromOn: z.iso.date(),
  }),
);

/** A course is mandatory there no longer. */
export const requirementEnded = eventKind('training.requirement_ended', 1, z.strictObject({}));

/** A course takes place on a day; what a place costs in pence, who pays, and what was minded about that. */
export const sessionPlanned = eventKind(
  'training.planned',
  1,
  z.strictObject({
    startsAt: z.iso.datetime(),
    costPence: z.int(),
    paidBy: z.enum(['agency', 'client', 'worker']),
    toldOn: z.iso.date().nullable(),
    rules: z.array(z.string()),
  }),
);

/** It does not take place. */
export const sessionCancelled = eventKind(
  'training.cancelled',
  1,
  z.strictObject({ people: z.int() }),
);

/** People were booked on it together. */
export const groupBooked = eventKind(
  'training.booked',
  1,
  z.strictObject({ people: z.array(z.uuid()), leftOut: z.int() }),
);

/** Who came, and what each who did holds since. */
export const attendanceRecorded = eventKind(
  'training.attended',
  1,
  z.strictObject({
    attended: z.array(
      z.strictObject({
        person: z.uuid(),
        qualification: z.uuid(),
        until: z.iso.date().nullable(),
        seen: z.boolean(),
      }),
    ),
    absent: z.int(),
    withdrawn: z.int(),
  }),
);
