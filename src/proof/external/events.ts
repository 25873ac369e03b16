import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const id = z.uuid();
const date = z.iso.date();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** An external verifier may come in for a qualification; the awarding body's reference stays in the table. */
export const verifierAppointed = eventKind(
  'external.appointed',
  1,
  z.strictObject({ framework: z.string(), fromOn: date, toOn: date }),
);
export const appointmentEnded = eventKind('external.appointment_ended', 1, z.strictObject({}));
/** A learner's record was opened, the first time on a day. */
export const recordViewed = eventKind(
  'external.viewed',
  1,
  z.strictObject({ framework: z.string(), on: date }),
);
/** A staff file, a cycle, or the minutes were opened, the first time on a day. */
export const thingOpened = eventKind(
  'external.opened',
  1,
  z.strictObject({ framework: z.string(), kind: z.enum(['staff', 'cycle', 'minutes']), on: date }),
);
export const sampleOpened = eventKind('external.sample_opened', 1, z.strictObject({}));
export const unitPicked = eventKind('external.unit_picked', 1, z.strictObject({ pick: id }));
/** What was found; the words stay in the table. */
export const unitRecorded = eventKind(
  'external.unit_recorded',
  1,
  z.strictObject({ pick: id, turn: z.int(), outcome: z.string() }),
);
export const sampleClosed = eventKind(
  'external.sample_closed',
  1,
  z.strictObject({ percent: z.int(), base: z.int(), asked: z.int(), lookedAt: z.int() }),
);
/** All that led to a picked unit left the house with its proofs. */
export const trailExported = eventKind(
  'external.trail_exported',
  1,
  z.strictObject({ pick: id, entries: z.int(), checkpoint: z.int(), packageSha256: sha256 }),
);
/** The base was signed by who sampled it. */
export const baseSignedHere = eventKind(
  'external.base_signed',
  1,
  z.strictObject({
    decisions: z.int(),
    /** Of their ids, sorted, one a line. */
    decisionsSha256: sha256,
  }),
);
