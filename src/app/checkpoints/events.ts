import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/** Somebody outside is to be mailed checkpoints. Name and address are no facts: they can be forgotten. */
export const recipientAdded = eventKind('checkpoint_recipient.added', 1, z.strictObject({}));

/** They are mailed no more. `forgotten`: their name and address are gone too. */
export const recipientRemoved = eventKind(
  'checkpoint_recipient.removed',
  1,
  z.strictObject({ forgotten: z.boolean() }),
);

/** A checkpoint was written to those who keep it elsewhere. */
export const checkpointMailed = eventKind(
  'checkpoint.mailed',
  1,
  z.strictObject({ size: z.int(), how: z.enum(['daily', 'pressed']), recipients: z.int() }),
);
