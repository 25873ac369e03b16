import { z } from 'zod';
import { eventKind } from './record.ts';

/** The log has a new key for its checkpoints; both keys, so that who holds the old one can follow. */
export const logKeyRotated = eventKind(
  'log_key.rotated',
  1,
  z.strictObject({ retired: z.string(), made: z.string() }),
);
