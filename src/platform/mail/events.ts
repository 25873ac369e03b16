import { z } from 'zod';
import { eventKind } from '../audit/record.ts';

const facts = z.strictObject({ attempts: z.int() });

/** The mail server took a mail. Its words are kept with the delivery, not sealed: they may name people. */
export const mailSent = eventKind('mail.sent', 1, facts);

/** The mail server refused a mail for good, or was out of reach for the last time. */
export const mailFailed = eventKind('mail.failed', 1, facts);
