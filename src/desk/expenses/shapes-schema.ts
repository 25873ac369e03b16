import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import { cleanText } from '../../lib/text.ts';

/** What is claimed. */
export const EXPENSE_KINDS = {
  mileage: 'Mileage',
  public_transport: 'Public transport',
  parking: 'Parking',
  accommodation: 'Accommodation',
  meal: 'Meal',
  ppe: 'Protective equipment, tools or work clothes',
  other: 'Other expense',
  bonus: 'Bonus',
} as const;
export type ExpenseKind = keyof typeof EXPENSE_KINDS;

/** Whether a journey is to the work or in it. */
export const JOURNEYS = {
  to_work: 'From home to work and back',
  in_work: 'From one place of work to another',
} as const;
export type Journey = keyof typeof JOURNEYS;

/** In what of their own somebody goes. */
export const VEHICLES = {
  car: 'Car or van',
  motorcycle: 'Motorcycle',
  bicycle: 'Bicycle',
} as const;
export type Vehicle = keyof typeof VEHICLES;

/** How a claim came to us. */
export const SAID_HOW = {
  phone: 'By phone',
  email: 'By email',
  text: 'By text',
  in_person: 'In person',
  desk: 'We promised it',
} as const;
export type SaidHow = keyof typeof SAID_HOW;

/** How a claim stands. */
export const CLAIM_STATES = {
  said: 'To decide',
  approved: 'Approved',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  taken_back: 'Taken back',
} as const;
export type ClaimState = keyof typeof CLAIM_STATES;

/** What became of it: every state but the first. */
export type Step = Exclude<ClaimState, 'said'>;

/** Who bears it. */
export const CHARGED_ON = {
  rate: 'The client, by the agreed mileage rate',
  particulars: 'The client, as the booking’s particulars say',
  asked: 'The client, who was asked and agreed',
  agency: 'We bear it',
} as const;
export type ChargedOn = keyof typeof CHARGED_ON;

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
