import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/** A mail was written into the outbox. Address and subject stand under its person. */
export const mailWritten = eventKind(
  'mail.written',
  1,
  z.strictObject({
    about: z.string(),
    state: z.enum(['queued', 'kept']),
    attachments: z.int(),
  }),
);

/** Someone pressed Send on a mail that was kept or had failed. */
export const mailQueued = eventKind(
  'mail.queued',
  1,
  z.strictObject({ was: z.enum(['kept', 'failed']), attempts: z.int() }),
);
