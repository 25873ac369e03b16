import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  ALERT_KINDS,
  about,
  date,
  HEALTH_BASES,
  id,
  instant,
  keysOf,
  PROMISED_TO,
  TASK_KINDS,
  text,
} from './shapes-schema.ts';

const handing = z.object({
  handingId: id,
  fromId: id,
  fromName: z.string(),
  toId: id,
  toName: z.string(),
  words: z.string(),
  handedAt: instant,
  answer: z.enum(['accepted', 'declined', 'taken_back']).nullable(),
  answeredAt: instant.nullable(),
  because: z.string(),
});

const task = z.object({
  taskId: id,
  kind: z.enum(keysOf(TASK_KINDS)),
  title: z.string(),
  standard: z.string(),
  priority: z.enum(['normal', 'high']),
  about: about.nullable(),
  /** The person it is about, with the number to ring; null: nobody. */
  person: z
    .object({ personId: id, name: z.string(), phone: z.string().nullable(), mayRing: z.boolean() })
    .nullable(),
  ownerId: id,
  ownerName: z.string(),
  dueAt: instant,
  firstDueAt: instant,
  promisedTo: z.enum(keysOf(PROMISED_TO)).nullable(),
  promisedName: z.string().nullable(),
  madeAt: instant,
  madeBy: z.string(),
  ended: z
    .object({
      how: z.enum(['done', 'dropped']),
      at: instant,
      by: z.string(),
      inTime: z.boolean(),
      outcome: z.string(),
    })
    .nullable(),
  /** The newest first; the first without an answer waits for it. */
  handings: z.array(handing),
});

export const listTasks = {
  method: 'GET',
  path: '/api/tasks',
  action: 'tasks.read',
  summary:
    'Tasks and ring-backs by what is due first: one’s own, everybody’s, or those of a record.',
  query: z.object({
    /** mine: the reader’s and those handed to them; all: everybody’s. */
    whose: z.enum(['mine', 'all']).default('mine'),
    /** Only those about this record or person; whosever they are. */
    about: id.optional(),
    /** Those that ended too, of the last 30 days. */
    ended: z.enum(['yes', 'no']).default('no'),
  }),
  reply: z.object({
    now: instant,
    total: z.int(),
    /** Of the reader’s own: late, due today, and handed to them to accept. */
    late: z.int(),
    today: z.int(),
    offered: z.int(),
    rows: z.array(task),
    members: z.array(z.object({ memberId: id, name: z.string() })),
  }),
} as const satisfies Route;

export const addTaskRoute = {
  method: 'POST',
  path: '/api/tasks',
  action: 'tasks.write',
  summary: 'Adds a task, or a person to ring back, due at a moment and somebody’s to do.',
  body: z.object({
    id,
    kind: z.enum(keysOf(TASK_KINDS)),
    title: text(200, { min: 1, what: 'What is to be done' }),
    standard: text(500, { lines: true, what: 'What done looks like' }).default(''),
    priority: z.enum(['normal', 'high']).default('normal'),
    about: about.nullable().default(null),
    personId: id.nullable().default(null),
    ownerId: id,
    dueAt: instant,
    promisedTo: z.enum(keysOf(PROMISED_TO)).nullable().default(null),
    promisedMember: id.nullable().default(null),
  }),
  reply: z.object({ taskId: id }),
} as const satisfies Route;

export const completeTaskRoute = {
  method: 'POST',
  path: '/api/tasks/:id/completion',
  action: 'tasks.write',
  summary: 'A task is done, with what came of it; a ring-back with the call it was.',
  params: z.object({ id }),
  body: z.object({
    outcome: text(1_000, { lines: true, what: 'What came of it' }).default(''),
    /** The call that ended a ring-back; its note is filed to the person. */
    call: z
      .object({
        id,
        outcome: z.enum(['spoke', 'no_answer', 'message_left', 'wrong_number']),
        identityChecked: z.boolean().default(false),
      })
      .nullable()
      .default(null),
  }),
  reply: z.object({ taskId: id }),
} as const satisfies Route;

export const dropTaskRoute = {
  method: 'POST',
  path: '/api/tasks/:id/dropping',
  action: 'tasks.write',
  summary: 'A task is needed no more, and why.',
  params: z.object({ id }),
  body: z.object({ because: text(1_000, { min: 1, lines: true, what: 'The reason' }) }),
  reply: z.object({ taskId: id }),
} as const satisfies Route;

export const moveTaskRoute = {
  method: 'POST',
  path: '/api/tasks/:id/due',
  action: 'tasks.write',
  summary: 'A task is due at another moment; what was first promised stays on it.',
  params: z.object({ id }),
  body: z.object({ dueAt: instant }),
  reply: z.object({ taskId: id }),
} as const satisfies Route;

export const handTaskRoute = {
  method: 'POST',
  path: '/api/tasks/:id/handings',
  action: 'tasks.write',
  summary: 'Hands a task to a colleague; until they accept, it stays where it is.',
  params: z.object({ id }),
  body: z.object({
    id,
    toId: id,
    words: text(500, { lines: true, what: 'The note' }).default(''),
  }),
  reply: z.object({ handingId: id }),
} as const satisfies Route;

export const answerHandingRoute = {
  method: 'POST',
  path: '/api/task-handings/:id/answer',
  action: 'tasks.write',
  summary: 'Accepts or declines a task that a colleague hands over; or takes it back.',
  params: z.object({ id }),
  body: z.object({
    answer: z.enum(['accepted', 'declined', 'taken_back']),
    because: text(500, { lines: true, what: 'The reason' }).default(''),
  }),
  reply: z.object({ handingId: id }),
} as const satisfies Route;

const alert = z.object({
  alertId: id,
  kind: z.enum(keysOf(ALERT_KINDS)),
  /** null: words on health that the reader’s role does not read. */
  words: z.string().nullable(),
  health: z.boolean(),
  basis: z.enum(keysOf(HEALTH_BASES)).nullable(),
  reviewOn: date,
  overdue: z.boolean(),
  pinnedAt: instant,
  pinnedBy: z.string(),
});

export const listAlerts = {
  method: 'GET',
  path: '/api/alerts',
  action: 'alerts.read',
  summary: 'Alerts pinned to a person, a client or a site.',
  query: z.object({ subject: id }),
  reply: z.object({ today: date, total: z.int(), rows: z.array(alert) }),
} as const satisfies Route;

export const pinAlertRoute = {
  method: 'POST',
  path: '/api/alerts',
  action: 'alerts.write',
  summary:
    'Pins a few words to a person, a client or a site, until a day on which they are looked at again.',
  body: z.object({
    id,
    subject: z.object({ kind: z.enum(['person', 'client', 'site']), id }),
    kind: z.enum(keysOf(ALERT_KINDS)),
    words: text(80, { min: 1, what: 'The alert' }),
    /** Why words on health are held. */
    basis: z.enum(keysOf(HEALTH_BASES)).nullable().default(null),
    reviewOn: date,
  }),
  reply: z.object({ alertId: id }),
} as const satisfies Route;

export const endAlertRoute = {
  method: 'POST',
  path: '/api/alerts/:id/end',
  action: 'alerts.write',
  summary: 'Takes an alert down, and why.',
  params: z.object({ id }),
  body: z.object({ because: text(300, { min: 1, what: 'The reason' }) }),
  reply: z.object({ alertId: id }),
} as const satisfies Route;
