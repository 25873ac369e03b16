import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const instant = z.iso.datetime({ offset: true });
const words = (max: number) => z.string().trim().min(1).max(max);

export const KINDS = {
  malpractice: 'Malpractice',
  complaint: 'Complaint of a learner',
  safeguarding: 'Safeguarding',
} as const;
export const STATES = {
  looked_into: 'Looked into',
  reported: 'Reported outside',
  told: 'Told who raised it',
  closed: 'Closed',
  reopened: 'Opened again',
} as const;
export const OUTCOMES = {
  founded: 'Founded',
  partly: 'Partly founded',
  not_founded: 'Not founded',
} as const;
const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];
const kind = z.enum(keysOf(KINDS));
const state = z.enum(keysOf(STATES));
const outcome = z.enum(keysOf(OUTCOMES));

const concern = z.object({
  concernId: id,
  kind,
  saidOn: date,
  saidBy: z.string(),
  about: z.string(),
  facts: z.string(),
  against: z.object({ memberId: id, name: z.string() }).nullable(),
  raisedBy: z.string(),
  raisedAt: instant,
  /** How it stands: null while nothing was done yet. */
  state: state.nullable(),
  outcome: outcome.nullable(),
  dueOn: date,
  late: z.boolean(),
  entries: z.array(
    z.object({
      number: z.int(),
      state,
      on: date,
      dueOn: date.nullable(),
      words: z.string(),
      reference: z.string(),
      outcome: outcome.nullable(),
      by: z.string(),
      /** The entry that stands in its place. */
      replacedBy: z.int().nullable(),
    }),
  ),
});
export type Concern = z.infer<typeof concern>;

export const listConcerns = {
  method: 'GET',
  path: '/api/concerns',
  action: 'concerns.read',
  summary:
    'The logs: malpractice and complaints; safeguarding for the quality manager and the owner.',
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(concern),
    mayHandle: z.boolean(),
  }),
} as const satisfies Route;

export const readRaising = {
  method: 'GET',
  path: '/api/concern-choices',
  action: 'concerns.raise',
  summary: 'Whom a concern can be against, for who raises one.',
  reply: z.object({
    today: date,
    members: z.array(z.object({ memberId: id, name: z.string() })),
  }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const raiseConcernRoute = {
  method: 'POST',
  path: '/api/concerns',
  action: 'concerns.raise',
  summary: 'Enters what was said: by whom, about what, the facts, and by when it is seen to.',
  body: z.object({
    id,
    kind,
    saidOn: date,
    dueOn: date,
    saidBy: words(120),
    about: words(300),
    facts: words(8000),
    against: id.nullable().default(null),
  }),
  reply: z.object({ concernId: id }),
} as const satisfies Route;

export const enterConcernRoute = {
  method: 'POST',
  path: '/api/concerns/:id/entries',
  action: 'concerns.handle',
  summary: 'What was done about it next; an entry that was wrong is replaced, never edited.',
  params: z.object({ id }),
  body: z.object({
    id,
    state,
    on: date,
    dueOn: date.nullable().default(null),
    words: words(8000),
    reference: z.string().trim().max(120).default(''),
    outcome: outcome.nullable().default(null),
    /** The number of the entry that this one replaces. */
    replaces: z.int().min(1).nullable().default(null),
  }),
  reply: z.object({ number: z.int() }),
} as const satisfies Route;
