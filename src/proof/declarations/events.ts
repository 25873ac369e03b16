import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/** From now on learners declare this with a claim. The words stay in the table. */
export const declarationPublished = eventKind(
  'declaration.published',
  1,
  z.strictObject({ version: z.int(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
);
