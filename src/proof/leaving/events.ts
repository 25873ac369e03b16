import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const sha256 = z.string().length(64);

/** A learner's whole record was taken out, for them or for another centre. */
export const recordExported = eventKind(
  'learner_record.exported',
  1,
  z.strictObject({
    /** Of a further part: the hash of what it says of itself. */
    manifestSha256: sha256,
    files: z.int(),
    /** Left out: the first, or all of it. */
    part: z.int().min(2).optional(),
  }),
);
/** A learner's record from another centre was taken in, with the key that a person compared. */
export const recordBrought = eventKind(
  'learner_record.brought',
  1,
  z.strictObject({
    manifestSha256: sha256,
    origin: z.string(),
    key: z.string(),
    items: z.array(z.strictObject({ item: z.uuid(), renditionSha256: sha256 })),
    decisions: z.int(),
  }),
);
/** One item that came with a learner. */
export const evidenceBrought = eventKind(
  'evidence.brought',
  1,
  z.strictObject({
    renditionSha256: sha256,
    references: z.array(z.strictObject({ framework: z.string(), criterion: z.string() })),
  }),
);
