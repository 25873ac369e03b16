import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  BY_WHOM,
  band,
  CAUSES,
  date,
  HOW,
  id,
  instant,
  KINDS,
  keysOf,
  pence,
  SAID,
  SIDES,
  STATES,
  STEPS,
  text,
} from './shapes-schema.ts';

const kind = z.enum(keysOf(KINDS));
const state = z.enum(keysOf(STATES));
const byWhom = z.enum(keysOf(BY_WHOM));
const how = z.enum(keysOf(HOW));
const cause = z.enum(keysOf(CAUSES));
const named = z.object({ id, name: z.string() });
const ofConflict = z.object({ id });

const row = z.object({
  conflictId: id,
  kind,
  state,
  happenedAt: instant,
  openedAt: instant,
  openedBy: z.string(),
  owner: named.nullable(),
  worker: named.nullable(),
  client: named.nullable(),
  siteName: z.string().nullable(),
  booking: named.nullable(),
  /** The first of its shifts. */
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  shifts: z.int(),
  /** Places that lost their worker and have nobody yet. */
  toRefill: z.int(),
  /** Waivers taken off. */
  chargePence: z.int(),
  payPence: z.int(),
});

export const listConflicts = {
  method: 'GET',
  path: '/api/conflicts',
  action: 'conflicts.read',
  summary: 'What went wrong, the newest first; a safeguarding concern only for those who may.',
  query: z.object({
    kind: kind.optional(),
    /** open: everything that is not closed. */
    state: z.enum(['open', 'closed', 'all']).default('open'),
    /** mine: given to the reader. */
    whose: z.enum(['mine', 'all']).default('all'),
    /** Only those about this shift, booking, client or person. */
    about: id.optional(),
    from: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(200).default(100),
  }),
  reply: z.object({ total: z.int(), rows: z.array(row) }),
} as const satisfies Route;

export const conflictNeedsRoute = {
  method: 'GET',
  path: '/api/conflict-needs',
  action: 'conflicts.read',
  summary: 'How many are open, how many of them are given to the reader, and how many concerns.',
  reply: z.object({ open: z.int(), mine: z.int(), concerns: z.int() }),
} as const satisfies Route;

const record = z.object({
  recordId: id,
  step: z.enum(keysOf(STEPS)),
  byWhom,
  how,
  words: z.string(),
  cause: cause.nullable(),
  optionId: id.nullable(),
  withWhom: z.array(byWhom),
  at: instant,
  recordedAt: instant,
  recordedBy: z.string(),
});

const sum = z.object({
  sumId: id,
  side: z.enum(keysOf(SIDES)),
  shiftId: id.nullable(),
  noticeMinutes: z.int().nullable(),
  percent: z.int().nullable(),
  fullPence: z.int().nullable(),
  pence: z.int(),
  waivedPence: z.int(),
  waivedBecause: z.string(),
  waivedBy: z.string().nullable(),
});

const accident = z.object({
  place: z.string(),
  doing: z.string(),
  injured: z.boolean(),
  /** null: the reader’s role does not read it. */
  injury: z.string().nullable(),
  treatment: z.string().nullable(),
  hospital: z.boolean(),
  overSevenDays: z.boolean().nullable(),
  witnesses: z.string(),
});

export const readConflict = {
  method: 'GET',
  path: '/api/conflicts/:id',
  action: 'conflicts.read',
  summary: 'One conflict: its shifts, everything said and done, what it comes to.',
  params: ofConflict,
  reply: row.extend({
    cameFrom: z.enum(['desk', 'cancellation', 'start_board']),
    workerPhone: z.string().nullable(),
    otherBooking: named.nullable(),
    ofShifts: z.array(
      z.object({
        shiftId: id,
        bookingId: id,
        label: z.string(),
        personId: id.nullable(),
        personName: z.string().nullable(),
        noticeMinutes: z.int(),
        /** The worker cancelled later than we ask; null: nothing is asked, or it does not apply. */
        short: z.boolean().nullable(),
        done: z.enum(['cancelled', 'released']).nullable(),
        refilledAt: instant.nullable(),
        refilledBy: z.string().nullable(),
        /** Who holds it now, and may have to be released. */
        holder: named.nullable(),
        cancelled: z.boolean(),
      }),
    ),
    records: z.array(record),
    sums: z.array(sum),
    accident: accident.nullable(),
    /** Of a safeguarding concern: what has to be asked, in the order in which it presses. */
    questions: z.array(z.object({ key: z.string(), question: z.string(), source: z.string() })),
    members: z.array(named),
  }),
} as const satisfies Route;

const accidentBody = z.object({
  place: text(200, { min: 1, what: 'Where it was' }),
  doing: text(1_000, { min: 1, what: 'What was being done' }),
  injured: z.boolean(),
  injury: text(500, { what: 'The injury' }).default(''),
  treatment: text(500, { what: 'The treatment' }).default(''),
  hospital: z.boolean().default(false),
  overSevenDays: z.boolean().nullable().default(null),
  witnesses: text(500, { what: 'Who saw it' }).default(''),
});

export const openConflictRoute = {
  method: 'POST',
  path: '/api/conflicts',
  action: 'conflicts.write',
  summary:
    'Writes down that something went wrong; a shift that the client cancels is cancelled and charged in the same act, and whoever cannot come is released.',
  body: z.object({
    id,
    kind,
    shiftIds: z.array(id).max(60).default([]),
    bookingId: id.nullable().default(null),
    clientId: id.nullable().default(null),
    personId: id.nullable().default(null),
    otherBookingId: id.nullable().default(null),
    happenedAt: instant.optional(),
    byWhom,
    how,
    words: text(2_000, { what: 'What was said' }).default(''),
    cause: cause.nullable().default(null),
    did: z.enum(['nothing', 'cancelled', 'released']).default('nothing'),
    ownerId: id.nullable().default(null),
    hirerTold: z.boolean().default(false),
    accident: accidentBody.nullable().default(null),
  }),
  reply: z.object({ conflictId: id }),
} as const satisfies Route;

export const sayOnConflictRoute = {
  method: 'POST',
  path: '/api/conflicts/:id/records',
  action: 'conflicts.write',
  summary:
    'Writes down what was said, why it happened, what was offered, learnt or told, who went instead.',
  params: ofConflict,
  body: z.object({
    id,
    /** refilled: whoever holds the shift now went instead. */
    step: z.enum([...SAID, 'refilled']),
    shiftId: id.nullable().default(null),
    byWhom,
    how,
    words: text(2_000, { what: 'What was said' }).default(''),
    cause: cause.nullable().default(null),
    at: instant.optional(),
  }),
  reply: z.object({ recordId: id }),
} as const satisfies Route;

export const agreeConflictRoute = {
  method: 'POST',
  path: '/api/conflicts/:id/agreements',
  action: 'conflicts.write',
  summary:
    'What was agreed, with whom and how; shifts are cancelled, released or given in the same act, and what it comes to is kept.',
  params: ofConflict,
  body: z.object({
    id,
    optionId: id,
    withWhom: z.array(byWhom).min(1).max(4),
    how,
    words: text(2_000, { what: 'What was agreed' }).default(''),
    did: z.enum(['nothing', 'cancelled', 'released', 'assigned']).default('nothing'),
    shiftIds: z.array(id).max(60).default([]),
    personId: id.nullable().default(null),
    sums: z
      .array(z.object({ id, side: z.enum(keysOf(SIDES)), pence }))
      .max(6)
      .default([]),
  }),
  reply: z.object({ recordId: id }),
} as const satisfies Route;

export const giveConflictRoute = {
  method: 'POST',
  path: '/api/conflicts/:id/owner',
  action: 'conflicts.write',
  summary: 'Gives it to a colleague; a concern only to those who answer for safeguarding.',
  params: ofConflict,
  body: z.object({ id, ownerId: id, words: text(500, { what: 'The note' }).default('') }),
  reply: z.object({ conflictId: id }),
} as const satisfies Route;

export const closeConflictRoute = {
  method: 'POST',
  path: '/api/conflicts/:id/closing',
  action: 'conflicts.write',
  summary: 'It is settled, with the lesson; where nothing was agreed, with why.',
  params: ofConflict,
  body: z.object({ id, words: text(2_000, { what: 'The lesson' }).default('') }),
  reply: z.object({ conflictId: id }),
} as const satisfies Route;

export const waiveSumRoute = {
  method: 'POST',
  path: '/api/conflict-sums/:id/waiver',
  action: 'conflicts.waive',
  summary: 'Waives what the client is charged, within one’s own limit or on an approval.',
  params: ofConflict,
  body: z.object({
    pence,
    because: text(500, { min: 1, what: 'Why it is waived' }),
    approvalId: id.nullable().default(null),
  }),
  reply: z.object({ leftPence: z.int() }),
} as const satisfies Route;

const due = z.object({ pence: z.int(), percent: z.int() });

export const conflictStart = {
  method: 'GET',
  path: '/api/shifts/:id/conflict-start',
  action: 'conflicts.read',
  summary:
    'What to know of a shift before anything is pressed: who holds it, what cancelling it now comes to, what went wrong before.',
  params: ofConflict,
  reply: z.object({
    shiftId: id,
    label: z.string(),
    holder: named.nullable(),
    cancelled: z.boolean(),
    /** Minutes to the start; below zero once it has begun. */
    noticeMinutes: z.int(),
    /** The version of the client's terms that counts; null: none was agreed when it was ordered. */
    termsVersion: z.int().nullable(),
    /** The day whose terms count: when it was ordered, or last confirmed to the client. */
    termsOfDay: z.iso.date().nullable(),
    charge: due,
    pay: due,
    /** Notice we ask of a worker; null: none. */
    askedMinutes: z.int().nullable(),
    conflicts: z.array(row),
    members: z.array(named),
    answering: z.array(named),
  }),
} as const satisfies Route;

export const bookingConflicts = {
  method: 'GET',
  path: '/api/bookings/:id/conflicts',
  action: 'conflicts.read',
  summary: 'What went wrong around a booking, and bookings that may ask for the same once more.',
  params: ofConflict,
  reply: z.object({
    total: z.int(),
    rows: z.array(row),
    doubles: z.array(
      z.object({
        bookingId: id,
        number: z.string(),
        role: z.string(),
        takenAt: instant,
        shiftIds: z.array(id),
        startsAt: instant,
        endsAt: instant,
      }),
    ),
  }),
} as const satisfies Route;

export const answeringMembers = {
  method: 'GET',
  path: '/api/safeguarding-members',
  action: 'conflicts.write',
  summary: 'Colleagues who answer for safeguarding: to one of them a concern is given.',
  reply: z.object({ total: z.int(), rows: z.array(named) }),
} as const satisfies Route;

export const accidentBook = {
  method: 'GET',
  path: '/api/accident-book',
  action: 'conflicts.read',
  summary: 'Accidents and near misses, the newest first; the injury only for those who may.',
  reply: z.object({
    total: z.int(),
    rows: z.array(row.extend({ accident })),
  }),
} as const satisfies Route;

const terms = z.object({
  termsId: id,
  version: z.int(),
  fromOn: date,
  bands: z.array(band),
  minimumMinutes: z.int(),
  askedMinutes: z.int().nullable(),
  note: z.string(),
  agreedAt: instant,
  agreedBy: z.string(),
});

export const listCancellationTerms = {
  method: 'GET',
  path: '/api/cancellation-terms',
  action: 'cancellation_terms.read',
  summary: 'Every version of a client’s cancellation terms, or of what we promise our workers.',
  query: z.object({ clientId: id.optional() }),
  reply: z.object({ today: date, total: z.int(), rows: z.array(terms) }),
} as const satisfies Route;

export const agreeTermsRoute = {
  method: 'POST',
  path: '/api/cancellation-terms',
  action: 'cancellation_terms.write',
  summary: 'Cancellation terms from a day on, agreed with a client or promised to our workers.',
  body: z.object({
    id,
    /** null: what we promise our workers. */
    clientId: id.nullable(),
    follows: z.int().min(0).max(10_000),
    fromOn: date,
    bands: z.array(band).min(1).max(8),
    minimumMinutes: z.int().min(0).max(1_440).default(0),
    askedMinutes: z.int().min(0).max(43_200).nullable().default(null),
    note: text(500, { what: 'The note' }).default(''),
  }),
  reply: z.object({ termsId: id, version: z.int() }),
} as const satisfies Route;

// Whom the form offers for a shift: the ranking of the room that keeps it.
export { rankForShift } from '../bookings/supply-schema.ts';
export { askApprovalRoute } from '../policies/limits-schema.ts';
