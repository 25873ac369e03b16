import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { METHODS, OUTCOMES, VERDICTS } from './schema.ts';

const id = z.uuid();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** An item by its id and the hash of its rendition as claimed. */
const item = z.strictObject({ evidence: id, renditionSha256: sha256 });

/** An assessor took a claim up. `party`: items in whose work they had a hand themselves (W34). */
export const claimTaken = eventKind(
  'claim.taken',
  1,
  z.strictObject({ attempt: z.int(), items: z.int(), party: z.array(id) }),
);

/** An assessor looked at an item and judged nothing on it (R67). */
export const evidenceConsidered = eventKind(
  'evidence.considered',
  1,
  z.strictObject({ renditionSha256: sha256, party: z.boolean() }),
);

/** One criterion was judged. What was said and written stays in the tables. */
export const criterionJudged = eventKind(
  'criterion.judged',
  1,
  z.strictObject({
    criterion: z.string(),
    attempt: z.int(),
    outcome: z.enum(OUTCOMES),
    method: z.enum(METHODS),
    items: z.array(item),
    /** Questions recorded with the outline of their answers (R69). */
    questions: z.int(),
    observedOn: z.string().nullable(),
    party: z.boolean(),
  }),
);

/** A unit was decided, informal until ratified (R73). The paper is the one handed out, as canonical JSON. */
export const unitDecided = eventKind(
  'unit.decided',
  1,
  z.strictObject({
    outcome: z.enum(VERDICTS),
    standing: z.literal('informal'),
    attempt: z.int(),
    unit: z.string(),
    framework: z.string(),
    criteria: z.array(
      z.strictObject({
        criterion: z.string(),
        state: z.enum(['met', 'not_yet', 'unjudged']),
        method: z.enum(METHODS).nullable(),
        judgement: id.nullable(),
      }),
    ),
    items: z.array(item),
    party: z.array(id),
    paperSha256: sha256,
  }),
);
