import { z } from 'zod';
import { eventKind } from '../audit/record.ts';

const facts = z.strictObject({ attempts: z.int() });

/** The provider took a text. Its words are kept with the delivery, not sealed: they may name people. */
export const textSent = eventKind('text.sent', 1, facts);

/** The phone has a text, as the provider reports. */
export const textDelivered = eventKind('text.delivered', 1, facts);

/** A text did not arrive: refused by the provider, out of reach for the last time, stopped, or reported so. */
export const textFailed = eventKind(
  'text.failed',
  1,
  z.strictObject({
    attempts: z.int(),
    why: z.enum(['refused', 'tries', 'stopped', 'late', 'report']),
  }),
);
