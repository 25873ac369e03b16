import { z } from 'zod';
import type { ReplyOf, Route } from '../../lib/route.ts';
import { isClock } from '../../lib/time.ts';
import { finding, id, instant, pence, text } from '../bookings/shapes-schema.ts';
import { quotedNeed, quotedTotal } from '../rates/schema.ts';

/** Which parts of a booking a change touches. */
export const PARTS = ['time', 'place', 'rate', 'person'] as const;
export type Part = (typeof PARTS)[number];
/** Where a change stands. */
export const STATES = ['asked', 'agreed', 'applied', 'declined', 'withdrawn'] as const;
export type AmendmentState = (typeof STATES)[number];
export const HOWS = ['phone', 'email', 'text', 'in_person'] as const;
export type How = (typeof HOWS)[number];

/** Most shifts one amendment is about. */
const MOST_SHIFTS = 100;

const how = z.enum(HOWS);
const side = z.enum(['hirer', 'worker']);
const clock = z.string().refine(isClock, 'Write the time with 24 hours, like 07:30 or 22:00.');
const words = text(1000, { lines: true });

const terms = z.object({
  days: z.int().min(-60).max(60).optional(),
  start: clock.optional(),
  end: clock.optional(),
  breakMinutes: z.int().min(0).max(600).optional(),
  payPence: pence.optional(),
  chargePence: pence.optional(),
  reportTo: text(4000, { lines: true }).optional(),
  siteId: id.optional(),
});

const wanted = {
  bookingId: id,
  shiftIds: z.array(id).min(1).max(MOST_SHIFTS),
  terms,
  /** Who goes instead. */
  toPersonId: id.nullable().default(null),
};

const times = z.object({ startsAt: instant, endsAt: instant, breakMinutes: z.int() });
const rate = { payPence: z.int(), chargePence: z.int() };

const shiftBoth = z.object({
  shiftId: id,
  workerName: z.string().nullable(),
  was: times.extend(rate),
  willBe: times.extend(rate),
});

const ruleBoth = z.object({
  rule: z.string(),
  /** Null: not asked before, as for somebody new. */
  was: z.string().nullable(),
  willBe: z.string(),
  outcome: z.enum(['pass', 'block', 'block_override', 'warn', 'escalate', 'record']),
  changed: z.boolean(),
});

const needed = z.object({
  side,
  workerId: id.nullable(),
  /** Of the worker; of the hirer for the other side. */
  name: z.string(),
});

export const previewAmendmentRoute = {
  method: 'POST',
  path: '/api/amendments/preview',
  action: 'amendments.read',
  summary:
    'What a change to shifts would do to rest, hours, weeks, travel, pay and charge; changes nothing.',
  body: z.object(wanted),
  reply: z.object({
    parts: z.array(z.enum(PARTS)),
    shifts: z.array(shiftBoth),
    reportTo: z.object({ was: z.string(), willBe: z.string() }).nullable(),
    /** Null: they stay where they are. */
    site: z.object({ was: z.string(), willBe: z.string(), hirerName: z.string() }).nullable(),
    workers: z.array(
      z.object({
        personId: id,
        name: z.string(),
        /** Holds them and keeps them, comes instead, or is replaced. */
        as: z.enum(['holds', 'comes', 'leaves']),
        weeks: z.array(z.object({ monday: z.string(), was: z.int(), willBe: z.int() })),
        rules: z.array(ruleBoth),
        /** What would stop it. */
        stops: z.array(finding.extend({ shiftIds: z.array(id) })),
      }),
    ),
    /** All these shifts together; null where on-costs of a day are not known. */
    money: z.object({ was: quotedTotal.nullable(), willBe: quotedTotal.nullable() }),
    needs: z.array(quotedNeed),
    /** Whose word it takes. */
    wordsNeeded: z.array(needed),
    /** What else would stop it, in words. */
    stopped: z.array(z.string()),
  }),
} as const satisfies Route;

export type AmendmentPreview = ReplyOf<typeof previewAmendmentRoute>;

const asker = z.discriminatedUnion('side', [
  z.object({ side: z.literal('hirer'), contactId: id }),
  z.object({ side: z.literal('worker'), workerId: id }),
]);

export const askAmendmentRoute = {
  method: 'POST',
  path: '/api/amendments',
  action: 'amendments.write',
  summary: 'Records that a hirer’s contact or a worker asks for a change to shifts of one booking.',
  body: z.object({
    id,
    ...wanted,
    askedBy: asker,
    how,
    /** When they asked, if not just now. */
    askedAt: instant.optional(),
    because: words.default(''),
  }),
  reply: z.object({ amendmentId: id, state: z.enum(STATES) }),
} as const satisfies Route;

export const answerAmendmentRoute = {
  method: 'POST',
  path: '/api/amendments/:amendmentId/words',
  action: 'amendments.write',
  summary: 'Records that the hirer or a worker agrees to a change or declines it.',
  params: z.object({ amendmentId: id }),
  body: z.object({
    id,
    answer: z.enum(['agreed', 'declined']),
    by: asker,
    how,
    saidAt: instant.optional(),
    words: words.default(''),
  }),
  reply: z.object({ amendmentId: id, state: z.enum(STATES) }),
} as const satisfies Route;

export const applyAmendmentRoute = {
  method: 'POST',
  path: '/api/amendments/:amendmentId/apply',
  action: 'amendments.write',
  summary: 'Makes a change that everybody agreed to, whole or not at all.',
  params: z.object({ amendmentId: id }),
  body: z.object({ id }),
  reply: z.object({
    amendmentId: id,
    shifts: z.int(),
    toConfirm: z.int(),
    /** The booking that they became at another site. */
    movedTo: id.nullable(),
  }),
} as const satisfies Route;

export const withdrawAmendmentRoute = {
  method: 'POST',
  path: '/api/amendments/:amendmentId/withdraw',
  action: 'amendments.write',
  summary: 'Takes back a change that was asked for and not made.',
  params: z.object({ amendmentId: id }),
  body: z.object({ id, because: words.default('') }),
  reply: z.object({ amendmentId: id, state: z.enum(STATES) }),
} as const satisfies Route;

const word = z.object({
  said: z.enum(['agreed', 'declined', 'withdrawn', 'applied']),
  side: side.nullable(),
  name: z.string(),
  how: how.nullable(),
  saidAt: instant,
  words: z.string(),
  recordedBy: z.string(),
});

const amendment = z.object({
  amendmentId: id,
  state: z.enum(STATES),
  parts: z.array(z.enum(PARTS)),
  askedSide: side,
  askedBy: z.string(),
  how,
  askedAt: instant,
  because: z.string(),
  recordedBy: z.string(),
  terms,
  toPersonId: id.nullable(),
  toName: z.string().nullable(),
  /** The other site, if they are to work there. */
  siteName: z.string().nullable(),
  /** The booking that they became there, once it was made. */
  movedTo: z.object({ bookingId: id, number: z.string() }).nullable(),
  shifts: z.array(
    times.extend({
      ...rate,
      shiftId: id,
      workerName: z.string().nullable(),
      /** It was changed since this was asked. */
      moved: z.boolean(),
    }),
  ),
  /** Whose word is still missing. */
  missing: z.array(needed),
  said: z.array(word),
});

export const listAmendments = {
  method: 'GET',
  path: '/api/bookings/:bookingId/amendments',
  action: 'amendments.read',
  summary: 'Changes asked for on a booking, newest first, with who agreed and what came of them.',
  params: z.object({ bookingId: id }),
  reply: z.object({
    total: z.int(),
    rows: z.array(amendment),
    /** Who may ask and agree for the client. */
    contacts: z.array(z.object({ contactId: id, name: z.string() })),
    reportTo: z.string(),
    /** The client's other sites. */
    sites: z.array(
      z.object({
        siteId: id,
        name: z.string(),
        /** Null: of the same hirer; else whose it is, which makes work there a new booking. */
        otherHirer: z.string().nullable(),
      }),
    ),
    /** Shifts that can still be changed. */
    shifts: z.array(
      times.extend({
        ...rate,
        shiftId: id,
        roleName: z.string(),
        workerId: id.nullable(),
        workerName: z.string().nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export type AmendmentList = ReplyOf<typeof listAmendments>;
export type AmendmentRow = AmendmentList['rows'][number];

export const openAmendments = {
  method: 'GET',
  path: '/api/amendments',
  action: 'amendments.read',
  summary: 'Changes that were asked for and are neither made nor turned down, oldest first.',
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        amendmentId: id,
        bookingId: id,
        state: z.enum(['asked', 'agreed']),
        askedAt: instant,
        firstStartsAt: instant,
        shifts: z.int(),
      }),
    ),
  }),
} as const satisfies Route;

// Whom the form offers for a shift: the ranking of the room that keeps it.
export { rankForShift } from '../bookings/supply-schema.ts';
export { askApprovalRoute } from '../policies/limits-schema.ts';
export type { LimitKind } from '../policies/shapes-schema.ts';
