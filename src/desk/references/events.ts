import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const date = z.iso.date();
const speaksAs = z.enum(['employer', 'education', 'character']);

/** A referee was asked about a candidate. Who, and about which employer, stands in the parts of the people. */
export const referenceAsked = eventKind(
  'reference.asked',
  1,
  z.strictObject({
    reference: z.uuid(),
    speaksAs,
    channel: z.enum(['mail', 'spoken']),
    remindAfterDays: z.int().min(1),
  }),
);

/** A referee who had not answered was asked again. */
export const referenceReminded = eventKind(
  'reference.reminded',
  1,
  z.strictObject({ reference: z.uuid(), nth: z.int().min(1) }),
);

/** A referee answered; what they said stands in the candidate's part. */
export const referenceReceived = eventKind(
  'reference.received',
  1,
  z.strictObject({
    reference: z.uuid(),
    speaksAs,
    how: z.enum(['link', 'spoken']),
    what: z.enum(['full', 'dates_only', 'refused']),
    /** How often the referee had been asked again. */
    reminders: z.int().min(0),
    daysWaited: z.int().min(0),
  }),
);

/** A reference is not waited for any more. */
export const referenceWithdrawn = eventKind(
  'reference.withdrawn',
  1,
  z.strictObject({ reference: z.uuid() }),
);

/** It was decided whether the candidate may see what was said about them; the reason stands in their part. */
export const referenceShowingDecided = eventKind(
  'reference.showing_decided',
  1,
  z.strictObject({ reference: z.uuid(), maySee: z.boolean() }),
);

/** A time without work was explained; how stands in the candidate's part. */
export const gapExplained = eventKind(
  'employment_gap.explained',
  1,
  z.strictObject({ gap: z.uuid(), fromOn: date, toOn: date, days: z.int().min(1) }),
);
