import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';

/** A rota was read, or read again after corrections: how its lines stand. No names. */
export const rotaRead = eventKind(
  'rota.read',
  1,
  z.strictObject({
    from: z.enum(['paste', 'template', 'copy', 'paint']),
    lines: z.int(),
    good: z.int(),
    doubtful: z.int(),
    refused: z.int(),
  }),
);

/** Good lines of a rota became a booking, or shifts of one there was. */
export const rotaBooked = eventKind(
  'rota.booked',
  1,
  z.strictObject({ lines: z.int(), shifts: z.int(), extended: z.boolean(), waiting: z.int() }),
);

/** A draft was dropped before its day. */
export const rotaDropped = eventKind(
  'rota.dropped',
  1,
  z.strictObject({ lines: z.int(), booked: z.int() }),
);

/** A client said what a shift code means. */
export const shiftCodeKept = eventKind(
  'shift_code.kept',
  1,
  z.strictObject({
    code: z.string(),
    /** 'HH:MM-HH:MM', or 'off'. */
    times: z.string(),
    breakMinutes: z.int(),
    kind: z.enum(['waking', 'sleep_in', 'on_call']),
  }),
);

export const shiftCodeDropped = eventKind(
  'shift_code.dropped',
  1,
  z.strictObject({ code: z.string() }),
);

/** A rota template was made or changed: a version each time. */
export const templateKept = eventKind(
  'rota_template.kept',
  1,
  z.strictObject({ version: z.int(), lines: z.int() }),
);

export const templateDropped = eventKind(
  'rota_template.dropped',
  1,
  z.strictObject({ version: z.int() }),
);
