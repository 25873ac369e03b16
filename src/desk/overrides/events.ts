import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/** A manager agreed with an override, or did not: then it lifts nothing for a shift that has not begun. */
export const overrideSignedOff = eventKind(
  'override.signed_off',
  1,
  z.strictObject({
    override: z.uuid(),
    rule: z.string(),
    ground: z.string().nullable(),
    agreed: z.boolean(),
  }),
);
