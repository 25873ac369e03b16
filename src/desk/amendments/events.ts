import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { PARTS } from './schema.ts';

const how = z.enum(['phone', 'email', 'text', 'in_person']);
const side = z.enum(['hirer', 'worker']);
const parts = z.array(z.enum(PARTS));

/** Somebody asked for a change to what was booked. Why stands under whoever asked. */
export const amendmentAsked = eventKind(
  'amendment.asked',
  1,
  z.strictObject({
    amendment: z.uuid(),
    parts,
    askedBy: side,
    how,
    askedAt: z.iso.datetime(),
    shifts: z.array(z.uuid()),
    /** Sides and workers whose word it still takes. */
    wordsNeeded: z.int().min(0),
  }),
);

/** A side agreed or declined. What they said stands under them. */
export const amendmentAnswered = eventKind(
  'amendment.answered',
  1,
  z.strictObject({
    amendment: z.uuid(),
    answer: z.enum(['agreed', 'declined']),
    side,
    how,
    saidAt: z.iso.datetime(),
  }),
);

/** It was done, with who asked and who agreed. */
export const amendmentApplied = eventKind(
  'amendment.applied',
  1,
  z.strictObject({
    amendment: z.uuid(),
    parts,
    askedBy: side,
    askedHow: how,
    agreed: z.array(z.strictObject({ side, how })),
    /** Everybody whose word it took had given it. */
    allAgreed: z.boolean(),
    shifts: z.array(z.uuid()),
    /** Workers who hold what changed. */
    held: z.int().min(0),
    /** Whole minutes from the asking to the change. */
    minutes: z.int().min(0),
  }),
);

/** It is not wanted any more. */
export const amendmentWithdrawn = eventKind(
  'amendment.withdrawn',
  1,
  z.strictObject({ amendment: z.uuid() }),
);
