import { z } from 'zod';
import { date, id, instant, text } from '../portfolio/shapes-schema.ts';

export const SAYS = { met: 'Met', not_yet: 'Not yet' } as const;
type Keys<T> = [keyof T, ...(keyof T)[]];
export const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;

export const params = z.object({ id });
/** What the assessor who was watched is to do. */
export const ownAction = z.object({
  id,
  words: text(1000, { min: 1, lines: true, what: 'The action' }),
  dueOn: date,
});
export const actions = z
  .array(ownAction.extend({ ownerId: id }))
  .max(20)
  .default([]);

export const member = z.object({ memberId: id, name: z.string() });
export const shownAction = z.object({
  actionId: id,
  words: z.string(),
  ownerId: id,
  ownerName: z.string(),
  dueOn: date,
  late: z.boolean(),
  answer: z.string().nullable(),
  closed: z.object({ at: instant, by: z.string(), words: z.string() }).nullable(),
});
export const fileKind = z.enum(['photo', 'audio', 'video', 'pdf', 'document']);
export const itemLine = z.object({
  itemId: id,
  title: z.string(),
  unitReference: z.string(),
  state: z.enum(['blind', 'uncovered', 'agreed']),
  /** Its file was not handed in yet: nobody judges it. */
  waits: z.boolean(),
  dueOn: date,
  asked: z.int(),
  judged: z.int(),
  /** The reader is asked to judge it and has not yet. */
  mine: z.boolean(),
});
export const long = (what: string) => text(4000, { min: 1, lines: true, what });
