import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const language = z.string().length(2);

/** What language an item of evidence is in (R50); the newest word counts. */
export const languageSaid = eventKind('item_language.said', 1, z.strictObject({ language }));

/** A translation that the centre had made stands beside an item (R50); its words stay in the table. */
export const translationAdded = eventKind(
  'translation.added',
  1,
  z.strictObject({
    language,
    madeOn: z.iso.date(),
    wordsSha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
);

/** From a day on the centre assesses in Welsh or Irish. */
export const assessedIn = eventKind(
  'language.assessed_in',
  1,
  z.strictObject({ language, fromOn: z.iso.date() }),
);
