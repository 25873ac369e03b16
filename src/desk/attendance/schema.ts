import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  BY_WHOM,
  date,
  HOW,
  id,
  instant,
  MOVE_NAMES,
  SAID,
  SAYABLE,
  SPANS,
  START_STATES,
} from './shapes-schema.ts';

const note = z.string().max(1000).default('');
const move = z.enum(MOVE_NAMES);
const number = z.object({ name: z.string(), phone: z.string() });

const said = z.object({
  id,
  said: z.enum(SAID),
  how: z.enum(HOW),
  byWhom: z.enum(BY_WHOM),
  /** Whom it is about: the holder, or somebody who held the shift before. */
  personName: z.string(),
  at: instant,
  recordedAt: instant,
  /** A colleague; empty for a link, a text or the code. */
  recordedBy: z.string(),
  expectedAt: instant.nullable(),
  minutesLate: z.int().nullable(),
  note: z.string(),
  takenBack: z.boolean(),
});

const boardRow = z.object({
  shiftId: id,
  bookingId: id,
  number: z.string(),
  clientName: z.string(),
  siteId: id,
  siteName: z.string(),
  reportTo: z.string(),
  roleName: z.string(),
  startsAt: instant,
  endsAt: instant,
  assignmentId: id.nullable(),
  personId: id.nullable(),
  workerName: z.string().nullable(),
  /** Null where none is on file, or they asked not to be rung. */
  workerPhone: z.string().nullable(),
  /** The hirer's contact who ordered. */
  contact: number.nullable(),
  state: z.enum(START_STATES),
  /** They said they come, and are not there when they should be. */
  overdue: z.boolean(),
  /** Somebody must ring. */
  call: z.boolean(),
  by: said.nullable(),
  expectedAt: instant.nullable(),
  minutesLate: z.int().nullable(),
  hirerToldAt: instant.nullable(),
  /** Who held it before, and was replaced. */
  replaces: z.array(z.string()),
  reminders: z.array(
    z.object({ kind: z.enum(['evening', 'before']), at: instant, refused: z.string() }),
  ),
  /** What can be said now. */
  moves: z.array(move),
  /** The newest record that stands, for taking back. */
  newest: id.nullable(),
  history: z.array(said),
});

export const showBoard = {
  method: 'GET',
  path: '/api/start-board',
  action: 'attendance.read',
  summary: 'Shifts that start in a part of a day, who needs a call first, with what was said.',
  query: z.object({ span: z.enum(SPANS).default('now'), date: date.optional() }),
  reply: z.object({
    now: instant,
    from: instant,
    to: instant,
    notHeardAfter: z.int(),
    /** All that start then. */
    total: z.int(),
    calls: z.int(),
    counts: z.array(z.object({ state: z.enum(START_STATES), count: z.int() })),
    rows: z.array(boardRow),
  }),
} as const satisfies Route;

const startSaid = z.object({
  recordId: id,
  state: z.string(),
  minutesLate: z.int().nullable(),
});

export const recordStartRoute = {
  method: 'POST',
  path: '/api/assignments/:assignmentId/start',
  action: 'attendance.record',
  summary: 'Records what was said of somebody who is expected: on the way, arrived, late, no-show.',
  params: z.object({ assignmentId: id }),
  body: z.object({
    id,
    said: z.enum(SAYABLE),
    /** When it happened, if not just now. */
    at: instant.optional(),
    /** Late: minutes after the start at which they will be there. */
    minutesLate: z.int().min(1).max(720).optional(),
    byWhom: z.enum(BY_WHOM).default('desk'),
    note,
  }),
  reply: startSaid,
} as const satisfies Route;

export const takeBackRoute = {
  method: 'POST',
  path: '/api/assignments/:assignmentId/start/take-back',
  action: 'attendance.record',
  summary: 'Takes back the newest record of a start by a record of its own.',
  params: z.object({ assignmentId: id }),
  body: z.object({ id, recordId: id }),
  reply: z.object({ recordId: id }),
} as const satisfies Route;

export const replaceRoute = {
  method: 'POST',
  path: '/api/assignments/:assignmentId/replacement',
  action: 'attendance.replace',
  summary: 'Releases whoever held a shift with the cause, so that somebody else can go now.',
  params: z.object({ assignmentId: id }),
  body: z.object({ id, because: z.string().max(300).default('') }),
  reply: z.object({ shiftId: id, startsAt: instant, because: z.string() }),
} as const satisfies Route;

const setting = z.object({
  notHeardAfter: z.int().min(0).max(240),
  /** London time on the day before; null: none. */
  eveningAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write it with 24 hours, like 18:00')
    .nullable(),
  /** Minutes before the start; null: none. */
  beforeMinutes: z.int().min(15).max(720).nullable(),
  channel: z.enum(['text', 'mail']),
});

export const showSetting = {
  method: 'GET',
  path: '/api/attendance-setting',
  action: 'attendance.read',
  summary: 'When people are reminded of their shifts, and when nobody has heard of them.',
  reply: setting,
} as const satisfies Route;

export const changeSetting = {
  method: 'PUT',
  path: '/api/attendance-setting',
  action: 'attendance.settings',
  summary: 'Sets when people are reminded of their shifts, and when nobody has heard of them.',
  body: setting,
  reply: z.object({}),
} as const satisfies Route;

const token = z.string().min(20).max(200);
const agency = z.object({ name: z.string(), phone: z.string(), isSample: z.boolean() });
const state = z.enum(START_STATES);

export const lookAtArrival = {
  method: 'POST',
  path: '/api/l/arrival',
  action: 'public',
  summary:
    'What an arrival link opens: a worker’s own shift, a site’s list of the day, or the code at its door.',
  body: z.object({ token }),
  reply: z.object({
    agency,
    today: date,
    worker: z
      .object({
        name: z.string(),
        siteName: z.string(),
        reportTo: z.string(),
        roleName: z.string(),
        startsAt: instant,
        endsAt: instant,
        state,
        saidAt: instant.nullable(),
        expectedAt: instant.nullable(),
        /** From when "I am here" can be said. */
        arrivesFrom: instant,
        moves: z.array(z.enum(['on_the_way', 'arrived', 'late', 'cannot_come'])),
      })
      .nullable(),
    list: z
      .object({
        siteName: z.string(),
        onDate: date,
        rows: z.array(
          z.object({
            assignmentId: id,
            name: z.string(),
            roleName: z.string(),
            startsAt: instant,
            endsAt: instant,
            state,
            saidAt: instant.nullable(),
            mayArrive: z.boolean(),
            mayMiss: z.boolean(),
          }),
        ),
      })
      .nullable(),
    code: z.object({ siteName: z.string(), onDate: date }).nullable(),
  }),
} as const satisfies Route;

export const sayArrival = {
  method: 'POST',
  path: '/api/l/arrival/say',
  action: 'public',
  summary: 'A worker says by their own link: on my way, here, late, or cannot come.',
  body: z.object({
    token,
    id,
    said: z.enum(['on_the_way', 'arrived', 'late', 'cannot_come']),
    minutesLate: z.int().min(1).max(720).optional(),
    note,
  }),
  reply: startSaid,
} as const satisfies Route;

export const tapArrival = {
  method: 'POST',
  path: '/api/l/arrival/tap',
  action: 'public',
  summary: 'A site’s contact taps on the day’s list: arrived, or not here.',
  body: z.object({ token, id, assignmentId: id, said: z.enum(['arrived', 'no_show']) }),
  reply: startSaid,
} as const satisfies Route;

export const hereAtSite = {
  method: 'POST',
  path: '/api/l/arrival/here',
  action: 'public',
  summary: 'Somebody says by the code at a site that they are here.',
  body: z.object({ token, id, digits: z.string().regex(/^\d{4}$/, 'Enter four digits') }),
  reply: startSaid.extend({ name: z.string() }),
} as const satisfies Route;

export const showSiteDay = {
  method: 'GET',
  path: '/api/sites/:siteId/attendance-list',
  action: 'attendance.read',
  summary: 'Who is expected at a site on a day, for the gatehouse, and to whom it can go.',
  params: z.object({ siteId: id }),
  query: z.object({ date: date.optional() }),
  reply: z.object({
    siteName: z.string(),
    onDate: date,
    contacts: z.array(z.object({ contactId: id, name: z.string(), email: z.string().nullable() })),
    rows: z.array(
      z.object({
        shiftId: id,
        name: z.string(),
        roleName: z.string(),
        startsAt: instant,
        endsAt: instant,
        state,
        /** Who is to be shown by their photo: one is on file, because their role needs it. */
        photoOf: id.nullable(),
      }),
    ),
    /** Links that the gatehouse was given, the newest first. */
    gatehouse: z.array(
      z.object({
        listId: id,
        contactName: z.string(),
        madeAt: instant,
        expiresAt: instant,
        revokedAt: instant.nullable(),
        open: z.boolean(),
        /** Days on which it was looked at, and how many it showed then. */
        shown: z.array(z.object({ on: date, at: instant, people: z.int() })),
      }),
    ),
  }),
} as const satisfies Route;

export const makeSiteListRoute = {
  method: 'POST',
  path: '/api/sites/:siteId/attendance-lists',
  action: 'attendance.record',
  summary: 'Mails a site’s list of a day with a link to tap, or makes a code for its door.',
  params: z.object({ siteId: id }),
  body: z.object({ id, onDate: date, kind: z.enum(['list', 'code']), contactId: id }),
  reply: z.object({
    listId: id,
    /** Of a code, shown once and kept nowhere. */
    address: z.string().nullable(),
    sentTo: z.string(),
  }),
} as const satisfies Route;
