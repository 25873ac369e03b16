import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

const count = z.int().min(0);

/**
 * A client was closed for some days and what was booked there cancelled; each shift has its own entry, too.
 * Subjects: client, closure, site.
 */
export const shutdownMade = eventKind(
  'shutdown.made',
  1,
  z.strictObject({
    closure: z.uuid(),
    from: z.iso.date(),
    to: z.iso.date(),
    customary: z.boolean(),
    cancelled: count,
    kept: count,
    workers: count,
    chargePence: count,
    payPence: count,
    clocksPaused: count,
  }),
);

/** Both sides were told of it, in one message to each reader. Subjects: closure. */
export const shutdownTold = eventKind(
  'shutdown.told',
  1,
  z.strictObject({ closure: z.uuid(), papers: count, messages: count, notTold: count }),
);
