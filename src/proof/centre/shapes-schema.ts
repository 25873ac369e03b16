import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import { cleanText } from '../../lib/text.ts';

type Keys<T> = [keyof T, ...(keyof T)[]];
/** The words of a list, as a choice of zod asks for them. */
export const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
export const code = z.string().trim().min(1, 'Choose a framework.').max(60);

/** Cleaned text of at most so many characters; refused in words where it cannot be kept. */
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
export const because = text(500, { min: 1, lines: true, what: 'The reason' });
