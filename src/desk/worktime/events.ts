import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { WORD_STATES } from './schema.ts';

const date = z.iso.date();
const instant = z.iso.datetime();

/** A worker said when they can or cannot work. */
export const availabilityRecorded = eventKind(
  'availability.recorded',
  1,
  z.strictObject({
    word: z.uuid(),
    state: z.enum(WORD_STATES),
    startsAt: instant,
    endsAt: instant,
    saidAt: instant,
  }),
);

/**
 * The same for several spans said in a breath, or for a pattern, which has no spans. Whether the worker answered
 * by their own link or a text, or told the desk: only the last is somebody's work.
 */
export const availabilitySaid = eventKind(
  'availability.recorded',
  2,
  z.strictObject({
    state: z.enum([...WORD_STATES, 'mixed']),
    startsAt: instant.nullable(),
    endsAt: instant.nullable(),
    saidAt: instant,
    by: z.enum(['desk', 'link', 'text']),
    words: z.array(
      z.strictObject({
        word: z.uuid(),
        state: z.enum(WORD_STATES),
        startsAt: instant,
        endsAt: instant,
      }),
    ),
    pattern: z
      .strictObject({
        pattern: z.uuid(),
        weekdays: z.array(z.int()),
        everyWeeks: z.int(),
        fromOn: date,
        untilOn: date.nullable(),
        fromClock: z.string(),
        toClock: z.string(),
      })
      .nullable(),
  }),
);

/** A pattern holds no more: it says nothing of this day and those after it. */
export const patternEnded = eventKind(
  'availability_pattern.ended',
  1,
  z.strictObject({ pattern: z.uuid(), endedOn: date }),
);

/** A worker said how many hours a week they work for others; it answers until a date. */
export const hoursDeclared = eventKind(
  'hours.declared',
  1,
  z.strictObject({
    declaration: z.uuid(),
    weeklyMinutes: z.int(),
    saidOn: date,
    answersUntil: date,
  }),
);

/** A worker agreed in writing to work more than 48 hours a week on average. */
export const optOutRecorded = eventKind(
  'opt_out.recorded',
  1,
  z.strictObject({ optOut: z.uuid(), signedOn: date, noticeDays: z.int() }),
);

/** The scan of an opt-out that was signed by hand was kept. */
export const optOutScanned = eventKind(
  'opt_out.scanned',
  1,
  z.strictObject({ optOut: z.uuid(), sha256: z.string() }),
);

/** A worker gave notice to end their opt-out; the limit applies again from a day. */
export const optOutEnded = eventKind(
  'opt_out.ended',
  1,
  z.strictObject({ optOut: z.uuid(), noticeGivenOn: date, limitAppliesFrom: date }),
);

/** Days a worker is away. Why is personal and stands in the worker's part. */
export const absenceRecorded = eventKind(
  'absence.recorded',
  1,
  z.strictObject({ absence: z.uuid(), fromOn: date, toOn: date, outOfAverage: z.boolean() }),
);

/** Days recorded as away are not: a holiday was given up. */
export const absencesWithdrawn = eventKind(
  'absence.withdrawn',
  1,
  z.strictObject({
    absences: z.array(z.strictObject({ absence: z.uuid(), fromOn: date, toOn: date })),
  }),
);
