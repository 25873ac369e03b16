import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/** How many passages of which texts somebody hides from now on; what they say stays in no log. */
export const passagesHidden = eventKind(
  'evidence.passages_hidden',
  1,
  z.strictObject({
    side: z.enum(['learner', 'employer']),
    texts: z.array(
      z.strictObject({
        place: z.string(),
        textSha256: z.string().length(64),
        passages: z.int(),
      }),
    ),
  }),
);
