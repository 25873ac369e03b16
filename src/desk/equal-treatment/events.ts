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
