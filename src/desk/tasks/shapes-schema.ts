import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import { cleanText } from '../../lib/text.ts';

/** What there is to do. */
export const TASK_KINDS = { task: 'Task', ring_back: 'Ring back' } as const;

/** To whom it was promised. */
export const PROMISED_TO = {
  colleague: 'A colleague',
  client: 'A client',
  candidate: 'A candidate',
} as const;

/** What a pinned alert is about. Health is of a special category. */
export const ALERT_KINDS = {
  travel: 'Getting there and home',
  contact: 'How to reach or speak with them',
  health: 'Health',
  site: 'On the site',
  other: 'Something else',
} as const;

/** Why words on somebody's health are held: one of these, or they are not pinned. */
export const HEALTH_BASES = {
  asked_us: 'They asked us to tell whoever books them',
  adjustment: 'We adjust their work because of it (Equality Act 2010, s 20)',
  safety: 'Their safety at work depends on it',
} as const;

/** What an evening's open items are. */
export const ITEM_KINDS = {
  gap: 'Places to fill',
  offer: 'Offers and pencils that wait',
  confirmation: 'Confirmations due',
  ring_back: 'To ring back',
  task: 'Tasks due',
  approval: 'Approvals that wait',
  other: 'Something else',
} as const;
export type ItemKind = keyof typeof ITEM_KINDS;

type Keys<T> = [keyof T, ...(keyof T)[]];
/** The keys of a table of words, for z.enum. */
export const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;

export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');

/** A text of a form, cleaned: what shows nothing is empty. */
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

/** A record that something is about: 'booking', 'client', 'person' and its id. */
export const about = z.object({ kind: z.string().min(1).max(40), id });

/** What is pinned to somebody, beside their name; null: words on health that the reader's role does not read. */
export const pinnedTo = z.array(
  z.object({ kind: z.enum(keysOf(ALERT_KINDS)), words: z.string().nullable() }),
);
