import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { KINDS, RELATIONS } from './schema.ts';

const id = z.uuid();
const sha256 = z.string().length(64);
const references = z.array(z.strictObject({ framework: z.string(), criterion: z.string() }));
const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];
const relation = z.enum(keysOf(RELATIONS));

/** A learner wrote of their own work; the words stay in the room's table. */
export const statementWritten = eventKind(
  'statement.written',
  1,
  z.strictObject({ wordsSha256: sha256, references }),
);

/** Somebody who saw a learner's work was asked to say so. */
export const testimonyAsked = eventKind(
  'testimony.asked',
  1,
  z.strictObject({ relation, fromItem: z.boolean() }),
);
export const testimonyReminded = eventKind(
  'testimony.reminded',
  2,
  z.strictObject({ nth: z.int().min(1), byItself: z.boolean() }),
);
export const testimonyWithdrawn = eventKind('testimony.withdrawn', 1, z.strictObject({}));
/** A witness signed their words by a press, through their own link. */
export const testimonyGiven = eventKind(
  'testimony.given',
  1,
  z.strictObject({
    relation,
    wordsSha256: sha256,
    link: id,
    seenOn: z.iso.date().nullable(),
  }),
);
export const testimonyDeclined = eventKind('testimony.declined', 1, z.strictObject({ relation }));

/** An assessor or adviser wrote down what they saw or asked; evidence once the learner signs too. */
export const observationRecorded = eventKind(
  'observation.recorded',
  1,
  z.strictObject({
    kind: z.enum(keysOf(KINDS)),
    actedAs: z.enum(['assessor', 'adviser']),
    heldOn: z.iso.date(),
    minutes: z.int(),
    wordsSha256: sha256,
    marks: z.array(
      z.strictObject({
        framework: z.string(),
        criterion: z.string(),
        atSecond: z.int().nullable(),
      }),
    ),
  }),
);
/** The learner signed the very words that were recorded. */
export const observationAgreed = eventKind(
  'observation.agreed',
  1,
  z.strictObject({ wordsSha256: sha256 }),
);
export const observationDisputed = eventKind(
  'observation.disputed',
  1,
  z.strictObject({ wordsSha256: sha256 }),
);

/** A behaviour over time was counted from the log: the question, its answer, and hashes of both and of what was counted. */
export const behaviourCounted = eventKind(
  'behaviour.counted',
  1,
  z.strictObject({
    pattern: z.string(),
    version: z.int().min(1),
    fromOn: z.iso.date(),
    toOn: z.iso.date(),
    /** The last entry of the log that was there. */
    upToSeq: z.int().min(0),
    occasions: z.int().min(1),
    shown: z.int().min(0),
    weeks: z.int().min(1),
    entriesSha256: sha256,
    resultSha256: sha256,
    references,
  }),
);
