import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const count = z.int().min(0);

/**
 * One message to all who fit was said yes to. Words searched for are left out, for they may name somebody; the
 * hash is of the words with their placeholders. Subjects: message, and the line or site it is about.
 */
export const segmentMessaged = eventKind(
  'segment.messaged',
  1,
  z.strictObject({
    message: z.uuid(),
    source: z.enum(['candidates', 'line', 'site', 'people']),
    filter: z.strictObject({
      role: z.string().nullable(),
      state: z.string().nullable(),
      searched: z.boolean(),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
    }),
    channel: z.enum(['text', 'mail']),
    marketing: z.boolean(),
    going: count,
    leftOut: z.record(z.string(), count),
    segments: count,
    wordsHash: z.string(),
  }),
);

/** Whoever was still to be written to will not be. Subjects: message. */
export const segmentStopped = eventKind(
  'segment.stopped',
  1,
  z.strictObject({ message: z.uuid(), written: count, stopped: count }),
);

/** All who were to be written to have been, or are left out meanwhile. Subjects: message. */
export const segmentWritten = eventKind(
  'segment.written',
  1,
  z.strictObject({ message: z.uuid(), written: count, leftOut: count }),
);
