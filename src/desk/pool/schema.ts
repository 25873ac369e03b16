import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const date = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const token = z.string().min(20).max(200);
const state = z.enum(['available', 'unavailable', 'unknown']);
const part = z.enum(['whole', 'day', 'evening', 'night']);
const answer = z.enum(['yes', 'no', 'unsure']);
const choices = z.array(z.object({ date, part, answer })).max(21);
const channel = z.enum(['mail', 'text']);
const leftOut = z.enum(['archived', 'do_not_contact', 'no_address', 'asked_already']);

export const showPool = {
  method: 'GET',
  path: '/api/pool',
  action: 'pool.read',
  summary:
    'The pool in a week: each worker, what is known of each part of each day, what they hold.',
  query: z.object({
    /** Any date of the week; left out: next week. */
    week: date.optional(),
    role: z.string().max(80).optional(),
    /** The beginning of a postcode: 'LS' or 'LS1'. */
    area: z.string().max(8).optional(),
    name: z.string().max(80).optional(),
    /** Only who has said nothing for so many days, or never. */
    silentDays: z.coerce.number().int().min(0).max(3650).optional(),
    /** Only who is free for at least one whole part of the week. */
    free: z.enum(['yes']).optional(),
  }),
  reply: z.object({
    today: date,
    weekOn: date,
    total: z.int(),
    /** Roles to filter by. */
    roles: z.array(z.object({ role: z.string(), name: z.string() })),
    rows: z.array(
      z.object({
        personId: id,
        name: z.string(),
        roles: z.array(z.string()),
        postcode: z.string(),
        /** Seven days of three parts, Monday's day first. */
        parts: z.array(state).length(21),
        /** Shifts that begin on each of the seven days. */
        held: z.array(z.int()).length(7),
        heldMinutes: z.int(),
        wantedMinutes: z.int().nullable(),
        lastSaidAt: instant.nullable(),
        /** An open ask about this week. */
        asked: z.enum(['waiting', 'answered']).nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const listAsks = {
  method: 'GET',
  path: '/api/pool/asks',
  action: 'pool.read',
  summary: 'What the pool was asked, the newest first, and how many have answered.',
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        id,
        weekOn: date,
        channel,
        askedAt: instant,
        askedBy: z.string(),
        closesAt: instant,
        closedAt: instant.nullable(),
        isOpen: z.boolean(),
        asked: z.int(),
        answered: z.int(),
        leftOut: z.int(),
      }),
    ),
  }),
} as const satisfies Route;

export const showAsk = {
  method: 'GET',
  path: '/api/pool/asks/:id',
  action: 'pool.read',
  summary: 'One ask: who answered what and when, who has not, who was left out and why.',
  params: z.object({ id }),
  reply: z.object({
    id,
    weekOn: date,
    byPart: z.boolean(),
    channel,
    note: z.string(),
    asksHours: z.boolean(),
    askedAt: instant,
    askedBy: z.string(),
    closesAt: instant,
    closedAt: instant.nullable(),
    closedBy: z.string(),
    isOpen: z.boolean(),
    /** Instant from which somebody may be reminded; null when nobody is left to remind. */
    remindFrom: instant.nullable(),
    people: z.array(
      z.object({
        personId: id,
        name: z.string(),
        leftOut: leftOut.nullable(),
        sentAt: instant.nullable(),
        times: z.int(),
        answers: z.array(
          z.object({
            at: instant,
            how: z.enum(['link', 'text']),
            choices,
            words: z.string(),
            weeklyMinutes: z.int().nullable(),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;

export const makeAsk = {
  method: 'POST',
  path: '/api/pool/asks',
  action: 'pool.ask',
  summary: 'Ask part of the pool when it can work in a week: each gets a link of their own.',
  body: z.object({
    id,
    weekOn: date,
    byPart: z.boolean(),
    channel,
    note: z.string().max(1000).default(''),
    asksHours: z.boolean().default(true),
    closesAt: instant.optional(),
    personIds: z.array(id).min(1).max(1000),
  }),
  reply: z.object({
    askId: id,
    asked: z.int(),
    leftOut: z.array(z.object({ personId: id, why: leftOut })),
  }),
} as const satisfies Route;

export const remindRoute = {
  method: 'POST',
  path: '/api/pool/asks/:id/reminders',
  action: 'pool.ask',
  summary: 'Ask those again who have not answered; nobody twice within twelve hours.',
  params: z.object({ id }),
  reply: z.object({ reminded: z.int(), lately: z.int() }),
} as const satisfies Route;

export const closeAskRoute = {
  method: 'POST',
  path: '/api/pool/asks/:id/close',
  action: 'pool.ask',
  summary: 'Close an ask before its time: its links open nothing any more.',
  params: z.object({ id }),
  reply: z.object({ askId: id }),
} as const satisfies Route;

export const listStanding = {
  method: 'GET',
  path: '/api/pool/standing',
  action: 'pool.read',
  summary: 'What workers said that answers until a day: what has lapsed, and what lapses when.',
  query: z.object({ what: z.enum(['hours', 'earlier_weeks', 'pattern']).optional() }),
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(
      z.object({
        personId: id,
        name: z.string(),
        what: z.enum(['hours', 'earlier_weeks', 'pattern']),
        /** Null: never asked. */
        saidOn: date.nullable(),
        /** The last day it answers; null: it never was said. */
        until: date.nullable(),
        lapsed: z.boolean(),
        said: z.string(),
      }),
    ),
  }),
} as const satisfies Route;

export const lookAtAsk = {
  method: 'POST',
  path: '/api/l/availability',
  action: 'public',
  summary:
    'What a worker’s own link opens: the days asked about and what they answered. Changes nothing.',
  body: z.object({ token }),
  reply: z.object({
    agency: z.object({ name: z.string(), phone: z.string(), isSample: z.boolean() }),
    name: z.string(),
    today: date,
    weekOn: date,
    closesAt: instant,
    note: z.string(),
    slots: z.array(
      z.object({
        date,
        part,
        startsAt: instant,
        endsAt: instant,
        known: state,
        lastWeek: state,
        answer: answer.nullable(),
      }),
    ),
    held: z.array(z.object({ startsAt: instant, endsAt: instant })),
    answers: z.array(z.object({ at: instant, how: z.enum(['link', 'text']) })),
    words: z.string(),
    asksHours: z.boolean(),
    weeklyMinutes: z.int().nullable(),
  }),
} as const satisfies Route;

export const answerRoute = {
  method: 'POST',
  path: '/api/l/availability/answer',
  action: 'public',
  summary: 'Answer by one’s own link when one can work; again corrects, until the ask closes.',
  body: z.object({
    token,
    id,
    choices,
    words: z.string().max(1000).default(''),
    weeklyMinutes: z.int().min(0).max(10_080).nullable().default(null),
  }),
  reply: z.object({
    answerId: id,
    answeredAt: instant,
    booked: z.array(z.object({ startsAt: instant, endsAt: instant })),
  }),
} as const satisfies Route;
