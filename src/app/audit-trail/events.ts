import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/** An entry left the house with what is personal in it, for some of the people concerned. */
export const entryExported = eventKind(
  'log.entry_exported',
  1,
  z.strictObject({ seq: z.int(), checkpoint: z.int(), parts: z.int() }),
);
