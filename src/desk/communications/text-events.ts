import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { CALL_OUTCOMES, INCOMING_STATES, NOTE_MEDIA } from './text-schema.ts';

/** A text was written. Number and words stand under its person. */
export const textWritten = eventKind(
  'text.written',
  1,
  z.strictObject({
    about: z.string(),
    state: z.enum(['queued', 'kept']),
    segments: z.int(),
    /** What it asks YES or NO to; null asks nothing. */
    asks: z.string().nullable(),
  }),
);

/** Someone pressed Send on a text that was kept or had failed. */
export const textQueued = eventKind(
  'text.queued',
  1,
  z.strictObject({ was: z.enum(['kept', 'failed']), attempts: z.int() }),
);

/** A text came in and was filed. Number and words stand under its person, where it is known whose it is. */
export const textReceived = eventKind(
  'text.received',
  1,
  z.strictObject({
    filed: z.enum(INCOMING_STATES),
    purpose: z.string().nullable(),
    answer: z.enum(['yes', 'no']).nullable(),
    by: z.enum(['provider', 'hand']),
  }),
);

/** What a text answered was done, or refused with words that went back. */
export const textAnswered = eventKind(
  'text.answered',
  1,
  z.strictObject({
    purpose: z.string(),
    answer: z.enum(['yes', 'no']),
    /** The refusal's code; null: it was done. */
    refused: z.string().nullable(),
  }),
);

/** Someone said whose text it is that came from a number of several people or of none. */
export const textMatched = eventKind('text.matched', 1, z.strictObject({ of: z.int() }));

/** Someone read a text that came in. */
export const textRead = eventKind('text.read', 1, z.strictObject({ was: z.enum(INCOMING_STATES) }));

/** A wording for texts was saved as a new version, or put away. */
export const textTemplateSaved = eventKind(
  'text_template.saved',
  1,
  z.strictObject({ version: z.int(), name: z.string(), body: z.string(), retired: z.boolean() }),
);

/** A number to text from was given to the organisation or one of its branches, or taken back. */
export const textNumberGiven = eventKind(
  'text_number.given',
  1,
  z.strictObject({ number: z.string(), branch: z.boolean() }),
);
export const textNumberTaken = eventKind(
  'text_number.taken_back',
  1,
  z.strictObject({ number: z.string() }),
);

/** A call was made or taken. What was said stands under its person. */
export const callMade = eventKind(
  'call.made',
  1,
  z.strictObject({
    direction: z.enum(['in', 'out']),
    outcome: z.enum(CALL_OUTCOMES),
    identityChecked: z.boolean(),
    about: z.string(),
    noted: z.boolean(),
  }),
);

/** A message went or came, filed to its record: a text written by hand, or one on another phone. */
export const messageExchanged = eventKind(
  'message.exchanged',
  1,
  z.strictObject({
    by: z.enum(['text', ...NOTE_MEDIA]),
    direction: z.enum(['in', 'out']),
    about: z.string(),
    people: z.int(),
  }),
);

/** A note was written on a record. Its words stand under its person, if it has one. */
export const noteWritten = eventKind('note.written', 1, z.strictObject({ about: z.string() }));
