import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/**
 * Somebody decided that work goes on in spite of a point a rule put on the list. The point in words, and
 * why, stand under the worker.
 */
export const escalationDecided = eventKind(
  'escalation.decided',
  1,
  z.strictObject({
    decision: z.uuid(),
    rule: z.string(),
    shifts: z.array(z.uuid()),
    decided: z.literal('goes_on'),
  }),
);
