import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const revision = z.strictObject({ framework: z.string(), revision: z.int() });

/** A learner went over to the framework that replaces theirs; criteria by their codes. The reason stays in the table. */
export const learnerMoved = eventKind(
  'learner.moved',
  1,
  z.strictObject({
    from: revision,
    to: revision,
    /** Version of the map. */
    map: z.int(),
    references: z.int(),
    judgements: z.int(),
    /** Units that stay achieved under the old framework. */
    achieved: z.array(z.string()),
    /** Criteria with references that nothing replaces. */
    referencesLost: z.array(z.string()),
    /** Criteria that were met and are judged anew. */
    judgementsLost: z.array(z.string()),
  }),
);
