import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const pence = z.int().min(0);

/** Shifts that one act cancels at most: whoever waits for their locks waits a moment. */
export const MOST_SHIFTS = 200;

const where = {
  clientId: id,
  /** Null: every site of the client. */
  siteId: id.nullable().default(null),
  from: date,
  to: date,
};

const shift = z.object({
  shiftId: id,
  bookingId: id,
  number: z.string(),
  siteName: z.string(),
  roleName: z.string(),
  startsAt: instant,
  endsAt: instant,
  /** Who was given it; null: nobody, or only pencilled. */
  personId: id.nullable(),
  workerName: z.string().nullable(),
  /** A paper promised it to both sides. */
  told: z.boolean(),
  noticeMinutes: z.int(),
  chargePence: pence,
  payPence: pence,
});
const worker = z.object({ personId: id, name: z.string(), shifts: z.int(), minutes: z.int() });

export const previewShutdown = {
  method: 'POST',
  path: '/api/shutdowns/preview',
  action: 'shutdowns.write',
  summary:
    'Every shift and standing pattern inside the days a client is to be closed, and what cancelling each comes to; nothing is kept.',
  body: z.object(where),
  reply: z.object({
    clientName: z.string(),
    shifts: z.array(shift),
    templates: z.array(z.object({ templateId: id, name: z.string(), days: z.int() })),
    /** Workers whose 12-week clock would pause there if the shutdown is customary. */
    pauses: z.array(z.object({ personId: id, name: z.string(), hirerName: z.string() })),
  }),
} as const satisfies Route;

export const closeForShutdownRoute = {
  method: 'POST',
  path: '/api/shutdowns',
  action: 'shutdowns.write',
  summary:
    'Closes a client or a site in these days and cancels its shifts there by the terms, all in one act.',
  body: z.object({
    id,
    ...where,
    because: z.string().max(200),
    /** By custom of the workplace, such as Christmas: the clocks of its agency workers pause. */
    customary: z.boolean(),
    /** Shifts to cancel and shifts that stay: together all that were shown. */
    cancel: z.array(id).max(MOST_SHIFTS),
    keep: z.array(id).max(1000),
  }),
  reply: z.object({ closureId: id, cancelled: z.int() }),
} as const satisfies Route;

export const tellShutdownRoute = {
  method: 'POST',
  path: '/api/shutdowns/:id/telling',
  action: 'bookings.confirm',
  summary: 'Tells both sides of what a shutdown cancelled, in one message to each reader.',
  params: z.object({ id }),
  reply: z.object({
    sent: z.int(),
    messages: z.int(),
    kept: z.array(z.object({ bookingId: id, personId: id, because: z.string() })),
  }),
} as const satisfies Route;

export const liftShutdownRoute = {
  method: 'POST',
  path: '/api/shutdowns/:id/lift',
  action: 'shutdowns.write',
  summary: 'Lifts a shutdown: its days can be booked again. What was cancelled stays cancelled.',
  params: z.object({ id }),
  body: z.object({ because: z.string().max(200) }),
  reply: z.object({ closureId: id }),
} as const satisfies Route;

const head = {
  closureId: id,
  clientId: id,
  clientName: z.string(),
  siteId: id.nullable(),
  siteName: z.string().nullable(),
  from: date,
  to: date,
  because: z.string(),
  madeAt: instant,
  madeBy: z.string(),
  liftedAt: instant.nullable(),
  liftedBecause: z.string(),
  cancelled: z.int(),
};

export const listShutdowns = {
  method: 'GET',
  path: '/api/shutdowns',
  action: 'shutdowns.read',
  summary: 'When clients are or were closed, the latest days first; of one client, if named.',
  query: z.object({ clientId: id.optional() }),
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(z.object(head)),
    sites: z.array(z.object({ siteId: id, name: z.string() })),
  }),
} as const satisfies Route;

export const readShutdown = {
  method: 'GET',
  path: '/api/shutdowns/:id',
  action: 'shutdowns.read',
  summary:
    'One shutdown: what it cancelled, what that comes to, who is to be told and who is free.',
  params: z.object({ id }),
  reply: z.object({
    ...head,
    shifts: z.array(shift.omit({ noticeMinutes: true })),
    chargePence: pence,
    payPence: pence,
    /** Workers of bookings whose paper still promises what was cancelled. */
    toTell: z.int(),
    workers: z.array(worker),
  }),
} as const satisfies Route;
