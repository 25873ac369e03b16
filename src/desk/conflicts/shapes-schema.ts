import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import { cleanText } from '../../lib/text.ts';

/** What can go wrong, in the words of lists and forms. */
export const KINDS = {
  late: 'Late',
  no_show: 'Did not come',
  sick: 'Sick',
  worker_cancels: 'Worker cancels',
  hirer_cancels: 'Client cancels',
  double_request: 'Asked for twice',
  complaint: 'Complaint about the worker',
  accident: 'Accident',
  near_miss: 'Near miss',
  safeguarding: 'Safeguarding concern',
} as const;
export type Kind = keyof typeof KINDS;

/**
 * The kind as the log may say it beside a worker: that somebody was ill is of a special category, and an envelope
 * cannot be erased.
 */
export function spoken(kind: Kind): Exclude<Kind, 'sick'> {
  return kind === 'sick' ? 'worker_cancels' : kind;
}

export const BY_WHOM = {
  worker: 'The worker',
  hirer: 'The client',
  desk: 'We',
  other: 'Somebody else',
} as const;
export type ByWhom = keyof typeof BY_WHOM;

export const HOW = {
  phone: 'By phone',
  text: 'By text',
  email: 'By e-mail',
  in_person: 'In person',
  noticed: 'We noticed',
} as const;
export type How = keyof typeof HOW;

/** Why it happened. None of these says anything about somebody's health: that stays in the words. */
export const CAUSES = {
  personal: 'A personal reason of the worker',
  travel: 'Getting there: train, bus, road',
  mix_up: 'Day, time or place mixed up',
  worker_choice: 'The worker took or wanted other work',
  client_need: 'The client needs fewer people, or other days',
  client_error: 'A mistake at the client',
  our_error: 'A mistake of ours',
  instructions: 'What was to be done was not clear',
  conduct: 'How somebody behaved',
  workplace: 'The place of work or its equipment',
  unknown: 'Looked into, and not found',
} as const;
export type Cause = keyof typeof CAUSES;

/** What is recorded on a conflict, in the words of its list. */
export const STEPS = {
  statement: 'Said',
  cause: 'Cause',
  option: 'Option offered',
  agreed: 'Agreed',
  lesson: 'Lesson',
  hirer_told: 'Client told',
  police_told: 'Police told',
  authority_told: 'Local authority told',
  referred: 'Referred to the barring service',
  no_referral: 'No referral, and why',
  refilled: 'Place filled again',
  given: 'Given to a colleague',
  closed: 'Closed',
} as const;
export type Step = keyof typeof STEPS;

/** What the desk may write down by itself; the others follow from an act of their own. */
export const SAID = [
  'statement',
  'cause',
  'option',
  'lesson',
  'hirer_told',
  'police_told',
  'authority_told',
  'referred',
  'no_referral',
] as const satisfies readonly Step[];
export type Said = (typeof SAID)[number];

export const STATES = {
  open: 'Open',
  proposed: 'Options offered',
  agreed: 'Agreed',
  closed: 'Closed',
} as const;
export type State = keyof typeof STATES;

export const SIDES = {
  charge: 'Charged to the client',
  credit: 'Taken off for the client',
  pay: 'Paid to the worker',
} as const;
export type Side = keyof typeof SIDES;

type Keys<T> = [keyof T, ...(keyof T)[]];
/** The keys of a table of words, for z.enum. */
export const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;

export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
export const pence = z.int().min(1).max(10_000_000);

/** A text of a form, cleaned: what shows nothing is empty. */
export function text(max: number, { min = 0, lines = true, what = 'This text' } = {}) {
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

/** One band of cancellation terms: what a notice shorter than this costs, in per cent of the whole shift. */
export const band = z.object({
  underMinutes: z.int().min(1).max(43_200),
  chargePercent: z.int().min(0).max(100),
  payPercent: z.int().min(0).max(100),
});
