import { z } from 'zod';
import { BANDS } from '../centre/schema.ts';
import { date, id, instant, sha256, text } from '../portfolio/shapes-schema.ts';

export { BANDS, date, id, instant, sha256, text };

/** How a visit takes place. */
export const KINDS = { in_person: 'In person', remote: 'Remote' } as const;
export const STATES = {
  asked: 'Asked',
  agreed: 'Agreed',
  refused: 'Refused',
  called_off: 'Called off',
  held: 'Held',
} as const;
/** What becomes of a visit, step by step. */
export const STEPS = {
  proposed: 'Another day proposed',
  agreed: 'Agreed',
  refused: 'Refused',
  called_off: 'Called off',
  access_refused: 'Access refused at the visit',
  pack_withheld: 'What was asked for withheld',
  held: 'Held',
} as const;
export const HOW = { visit: 'Visit', telephone: 'Telephone', email: 'E-mail' } as const;
/** What an external verifier watches (R90). */
export const WATCHED = {
  assessment: 'Assessment',
  internal_verification: 'Internal verification',
} as const;
export const OUTCOMES = { satisfied: 'Satisfied', doubt: 'In doubt' } as const;
export const CONTACT_OUTCOMES = { ...OUTCOMES, not_reached: 'Not reached' } as const;
export const SIDES = { verifier: 'External verifier', centre: 'Centre' } as const;
/** What an action comes from; the last two without a visit, under the appointment alone. */
export const SOURCES = {
  visit: 'Visit',
  contact: 'Contact',
  observation: 'Observation',
  letter: 'Letter',
  remote: 'Remote contact',
} as const;
export type Band = (typeof BANDS)[number];

type Keys<T> = [keyof T, ...(keyof T)[]];
/** The codes of a list of words, as a schema takes them. */
export const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;

export const params = z.object({ id });
/** Text that has to be there; `what` names it where it is refused. */
export const words = (what: string) => text(4000, { min: 1, lines: true, what });
