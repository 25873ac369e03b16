import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { APPROVERS, HOLDS, recordHashes } from './schema.ts';

const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];
const sha256 = z.string().length(64);

/** Records past their time were put on a list. Subjects: destruction_list. */
export const destructionListed = eventKind(
  'destruction.listed',
  1,
  z.strictObject({ listSha256: sha256, learners: z.int() }),
);
export const destructionApproved = eventKind(
  'destruction.approved',
  1,
  z.strictObject({ listSha256: sha256, as: z.enum(keysOf(APPROVERS)) }),
);
/** Both approved: each learner was offered their record. */
export const destructionOffered = eventKind(
  'destruction.offered',
  1,
  z.strictObject({ listSha256: sha256, readyOn: z.iso.date(), learners: z.int() }),
);
export const destructionWithdrawn = eventKind(
  'destruction.withdrawn',
  1,
  z.strictObject({ listSha256: sha256 }),
);
/** A list was carried out, with what was left out and why. */
export const destructionDone = eventKind(
  'destruction.done',
  1,
  z.strictObject({
    listSha256: sha256,
    destroyed: z.int(),
    leftOut: z.array(z.strictObject({ learner: z.uuid(), hold: z.enum(keysOf(HOLDS)) })),
  }),
);
/** One learner's records were destroyed: what they were, by hash. Subjects: destruction_list, learner. */
export const recordDestroyed = eventKind(
  'learner_record.destroyed',
  1,
  z.strictObject({
    listSha256: sha256,
    heldUntil: z.iso.date(),
    record: z.strictObject(recordHashes.shape),
    rows: z.int(),
  }),
);
