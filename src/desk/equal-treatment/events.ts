import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const date = z.iso.date();

/** A hirer said what a comparable employee earns, or was asked and has not answered. */
export const comparatorRecorded = eventKind(
  'comparator.recorded',
  1,
  z.strictObject({
    comparator: z.uuid(),
    role: z.string(),
    /** Pence an hour; null: asked, not answered. */
    payPence: z.int().nullable(),
    fromOn: date,
    askedOn: date,
  }),
);

/** A worker said how many weeks they worked at a hirer in a role through other agencies. */
export const earlierWeeksDeclared = eventKind(
  'earlier_weeks.declared',
  1,
  z.strictObject({
    declaration: z.uuid(),
    /** null: of every hirer and role. */
    hirer: z.uuid().nullable(),
    role: z.string().nullable(),
    weeks: z.int(),
    lastOn: date.nullable(),
    saidOn: date,
    answersUntil: date,
  }),
);

/** A worker was told of a hirer's shared facilities and vacancies, theirs from the first day. */
export const dayOneTold = eventKind(
  'day_one.told',
  1,
  z.strictObject({ telling: z.uuid(), hirer: z.uuid(), toldOn: date }),
);

/** A worker asked in writing about equal treatment at a hirer in a role. */
export const equalTreatmentAsked = eventKind(
  'equal_treatment.asked',
  1,
  z.strictObject({
    request: z.uuid(),
    hirer: z.uuid(),
    role: z.string(),
    askedOn: date,
    answerBy: date,
  }),
);

/** The request was answered in writing, in time or late. */
export const equalTreatmentAnswered = eventKind(
  'equal_treatment.answered',
  1,
  z.strictObject({ request: z.uuid(), answeredOn: date, answerBy: date, late: z.boolean() }),
);

/** A hirer shuts down by custom: the clocks of these workers pause there (AWR reg 7(8)(f)). Subjects: closure. */
export const clocksPaused = eventKind(
  'awr.clocks_paused',
  1,
  z.strictObject({
    closure: z.uuid(),
    from: z.iso.date(),
    to: z.iso.date(),
    workers: z.array(z.uuid()),
  }),
);

/** The shutdown was lifted, and the clocks run as if there had been none. Subjects: closure. */
export const clocksResumed = eventKind(
  'awr.clocks_resumed',
  1,
  z.strictObject({ closure: z.uuid(), workers: z.int().min(0) }),
);
