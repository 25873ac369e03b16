import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import { cleanText } from '../../lib/text.ts';
import { isClock } from '../../lib/time.ts';

/** Most lines of one draft. */
export const MOST_LINES = 2_000;
/** Most characters of a paste: some five times what 2,000 lines need. */
export const MOST_CHARACTERS = 900_000;

export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
export const clock = z
  .string()
  .refine(isClock, 'Write the time with 24 hours, like 07:30 or 22:00.');
export const SHIFT_KINDS = ['waking', 'sleep_in', 'on_call'] as const;
export const SAME = ['must', 'prefer', 'no'] as const;
export const SOURCES = ['paste', 'template', 'copy', 'paint'] as const;
export const STATES = ['good', 'doubtful', 'refused', 'left', 'booked'] as const;
export const breakMinutes = z.int().min(0).max(600);
export const pence = z.int().min(0).max(100_000);

/** Text as it may be stored, cleaned; refuses half characters, controls and what is too long. */
export function text(max: number, { min = 0, lines = false, what = 'This text' } = {}) {
  const limits = { max, min, lines, what };
  return z
    .string()
    .superRefine((value, context) => {
      const cleaned = cleanText(value, limits);
      if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
    })
    .overwrite((value) => {
      const cleaned = cleanText(value, limits);
      return cleaned.ok ? cleaned.value : value;
    });
}

/** How many lines stand how. */
export const counts = z.object({
  lines: z.int(),
  good: z.int(),
  doubtful: z.int(),
  refused: z.int(),
  left: z.int(),
  booked: z.int(),
});
export type Counts = z.output<typeof counts>;

/** A draft that was made or read again. */
export const made = z.object({ draftId: id, counts });
