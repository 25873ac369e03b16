import { z } from 'zod';

/** What can be said of somebody who is expected. */
export const SAID = [
  'on_the_way',
  'arrived',
  'late',
  'no_show',
  'cannot_come',
  'hirer_told',
  'replacement',
  'taken_back',
] as const;
export type Said = (typeof SAID)[number];

/** How it was said: on the phone, by text, by their own link, by the code at the site, on the site's list. */
export const HOW = ['phone', 'text', 'link', 'site_code', 'site_list'] as const;
export type How = (typeof HOW)[number];

/** Whose word it is. */
export const BY_WHOM = ['worker', 'hirer', 'desk'] as const;
export type ByWhom = (typeof BY_WHOM)[number];

/** Where the start of a shift stands; worked out from the records, never kept. */
export const START_STATES = [
  'cannot_come',
  'no_show',
  'open',
  'not_heard',
  'late',
  'due',
  'replacement_sent',
  'on_the_way',
  'arrived',
] as const;
export type StartState = (typeof START_STATES)[number];

/** What can be said of a start beside taking something back; `MOVES` says from where. */
export const SAYABLE = [
  'on_the_way',
  'arrived',
  'late',
  'no_show',
  'cannot_come',
  'hirer_told',
] as const satisfies readonly Said[];
export type Move = (typeof SAYABLE)[number] | 'replacement';
export const MOVE_NAMES = [...SAYABLE, 'replacement'] as const satisfies readonly Move[];

/** Parts of a day that the board shows. */
export const SPANS = ['now', 'morning', 'day', 'evening'] as const;
export type Span = (typeof SPANS)[number];

export const id = z.uuid();
export const date = z.iso.date();
export const instant = z.iso.datetime({ offset: true });
