import { z } from 'zod';
import { date, id, instant, text } from '../portfolio/shapes-schema.ts';

export { date, id, instant, text };

/** What an external verifier found of a learner's unit. */
export const OUTCOMES = {
  agreed: 'Agreed',
  not_agreed: 'Not agreed',
  action: 'Action needed',
} as const;
/** How an appointment stands today. */
export const APPOINTMENT_STATES = {
  ahead: 'Not begun yet',
  in_force: 'In force',
  over: 'Over',
  ended: 'Ended early',
} as const;

type Keys<T> = [keyof T, ...(keyof T)[]];
/** The codes of a list of words, as a schema takes them. */
export const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;

export const params = z.object({ id });
