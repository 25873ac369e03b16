import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/** Whose work an item is, as the assessor of a claim found it (R55); the reason stays in the table. */
export const authorshipFound = eventKind(
  'authorship.found',
  1,
  z.strictObject({ finding: z.enum(['own', 'policy_copy', 'hand_out', 'of_another']) }),
);

/** The centre put a paper that it hands out on its list, by its hash. */
export const handOutKept = eventKind(
  'hand_out.kept',
  1,
  z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
);
