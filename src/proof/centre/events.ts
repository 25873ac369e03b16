import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const id = z.uuid();
const date = z.iso.date();

/** The awarding body approved the centre or a qualification of it. Its reference stays in the table. */
export const approvalRecorded = eventKind(
  'approval.recorded',
  1,
  z.strictObject({
    kind: z.enum(['centre', 'qualification']),
    framework: z.string().nullable(),
    fastTrack: z.boolean(),
    fromOn: date,
  }),
);
export const approvalEnded = eventKind(
  'approval.ended',
  1,
  z.strictObject({ approval: id, on: date }),
);

/** The rating of a qualification here, and what it asks. */
export const tariffRecorded = eventKind(
  'tariff.recorded',
  1,
  z.strictObject({
    framework: z.string(),
    band: z.string(),
    fromOn: date,
    internalPercent: z.number(),
    externalPercent: z.number(),
    directClaims: z.boolean(),
  }),
);

/** The quality manager authorised somebody for units (R22). */
export const staffAuthorised = eventKind(
  'staff.authorised',
  1,
  z.strictObject({
    post: z.string(),
    units: z.record(z.string(), z.array(z.string())),
    fromOn: date,
  }),
);
export const staffEnded = eventKind('staff.ended', 1, z.strictObject({ post: id, on: date }));
export const staffReported = eventKind('staff.reported', 1, z.strictObject({ post: id, on: date }));
export const staffSettled = eventKind('staff.settled', 1, z.strictObject({ post: id }));

/** A certificate was seen; what it is called stays in the table. */
export const qualificationSeen = eventKind(
  'qualification.seen',
  2,
  z.strictObject({
    qualification: id,
    shows: z.string(),
    byWayOf: z.string(),
    language: z.string().nullable(),
    awardedOn: date,
    expiresOn: date.nullable(),
  }),
);
export const qualificationWithdrawn = eventKind(
  'qualification.withdrawn',
  1,
  z.strictObject({ qualification: id }),
);

/** A CV or the paper of a certificate was kept; what it is called stays in the table. */
export const staffFileKept = eventKind(
  'staff.file_kept',
  1,
  z.strictObject({
    file: id,
    kind: z.enum(['cv', 'certificate']),
    contentType: z.string(),
    bytes: z.int(),
    sha256: z.string(),
  }),
);

export const learningRecorded = eventKind(
  'learning.recorded',
  1,
  z.strictObject({ learning: id, on: date, minutes: z.int(), units: z.array(z.string()) }),
);

export const tieDeclared = eventKind(
  'tie.declared',
  1,
  z.strictObject({ tie: id, kind: z.string() }),
);
export const tieEnded = eventKind('tie.ended', 1, z.strictObject({ tie: id }));

/** A learner got an adviser or an assessor (C5); whom they had before is among the subjects. */
export const learnerAllocated = eventKind(
  'learner.allocated',
  1,
  z.strictObject({ caseload: id, framework: z.string(), post: z.enum(['adviser', 'assessor']) }),
);
export const caseloadLimitSet = eventKind(
  'caseload.limit_set',
  1,
  z.strictObject({ most: z.int() }),
);

/** Learners of a qualification were put into a batch for the awarding body (C9). */
export const batchMade = eventKind(
  'centre.batch_made',
  1,
  z.strictObject({ batch: id, framework: z.string(), learners: z.array(id) }),
);
/** The awarding body's numbers and fees were read; they stay in the table. */
export const numbersRead = eventKind(
  'centre.numbers_read',
  1,
  z.strictObject({ learners: z.array(id), lines: z.int() }),
);

/** What went between the centre and its awarding body; its words stay in the table. */
export const letterRecorded = eventKind(
  'centre.letter_recorded',
  1,
  z.strictObject({ direction: z.enum(['in', 'out']), on: date, answerDue: date.nullable() }),
);
export const letterTakenBack = eventKind('centre.letter_taken_back', 1, z.strictObject({}));
/** How the awarding body supports and visits the centre, from a day on (R34). */
export const supportRecorded = eventKind(
  'centre.support_recorded',
  1,
  z.strictObject({ fromOn: date, visits: z.int(), remote: z.int() }),
);
