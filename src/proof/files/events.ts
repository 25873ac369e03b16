import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const sha256 = z.string().length(64);
const references = z.array(z.strictObject({ framework: z.string(), criterion: z.string() }));
const kind = z.enum(['photo', 'audio', 'video', 'pdf', 'document']);

/** A learner began to send a file: how large it is, and the hash of its pieces made on the device. */
export const fileOpened = eventKind(
  'file.opened',
  1,
  z.strictObject({
    kind,
    bytes: z.int(),
    pieces: z.int(),
    piecesSha256: sha256,
    madeAt: z.iso.datetime(),
    othersTold: z.boolean(),
  }),
);
/** All of it is here and is what was promised: it is an item of evidence from now on. */
export const fileReceived = eventKind(
  'file.received',
  1,
  z.strictObject({
    kind,
    media: z.string(),
    bytes: z.int(),
    pieces: z.int(),
    piecesSha256: sha256,
    sha256,
    /** Of a photo: of the copy without place, time and device, which is what others see. */
    shownSha256: sha256.nullable(),
    saysWhere: z.boolean(),
    madeAt: z.iso.datetime(),
    references,
  }),
);
/** An upload that nobody finished: what had come is deleted. */
export const fileGivenUp = eventKind(
  'file.given_up',
  1,
  z.strictObject({ by: z.enum(['learner', 'time']), pieces: z.int() }),
);
/** A file that travels had been given up, and is sent again. */
export const fileSentAgain = eventKind('file.sent_again', 1, z.strictObject({ pieces: z.int() }));
const place = { framework: z.string(), criterion: z.string() };
/** A page, or a minute and second, was marked with the criterion that it shows. */
export const fileMarked = eventKind(
  'file.marked',
  1,
  z.strictObject({
    ...place,
    as: z.enum(['learner', 'assessor', 'adviser']),
    atSecond: z.int().nullable(),
    page: z.int().nullable(),
  }),
);
export const fileMarkTakenOff = eventKind('file.mark_taken_off', 1, z.strictObject({}));
/** The employer looked at it and lets it leave the house. */
export const fileCleared = eventKind('file.cleared', 1, z.strictObject({ sha256 }));
/** Parts of a photo were covered in a copy, which is a file of its own: of which, where, and who asked. */
export const fileCovered = eventKind(
  'file.covered',
  1,
  z.strictObject({
    of: z.uuid(),
    ofSha256: sha256,
    sha256,
    as: z.enum(['learner', 'employer']),
    areas: z.array(
      z.strictObject({ left: z.int(), top: z.int(), width: z.int(), height: z.int() }),
    ),
    /** Criteria whose reference went from the file to its copy. */
    moved: z.int().min(0),
  }),
);
