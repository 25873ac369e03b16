import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';
import { isClock } from '../../lib/time.ts';
import { LIMIT_KINDS } from '../policies/shapes-schema.ts';
import { beyond, payLine } from './beyond-schema.ts';

export * from './beyond-schema.ts';

/** Kinds of shift, as bookings have them. */
export const SHIFT_KINDS = { waking: 'Waking', sleep_in: 'Sleep-in', on_call: 'On call' } as const;
export type ShiftKind = keyof typeof SHIFT_KINDS;

export const DAY_TYPES = {
  weekday: 'Weekday',
  saturday: 'Saturday',
  sunday: 'Sunday',
  bank_holiday: 'Bank holiday',
} as const;
export type DayType = keyof typeof DAY_TYPES;

export const DAY_PARTS = { day: 'Day', night: 'Night' } as const;
export type DayPart = keyof typeof DAY_PARTS;

/** What becomes of a shift that touches two rates. */
export const MIXED = {
  by_start: 'The rate it starts in holds for the whole shift',
  by_minute: 'Each rate holds for its own minutes',
} as const;
export type Mixed = keyof typeof MIXED;

/** Where the rate of a shift came from. */
export const RATE_ORIGINS = {
  card: 'from the card',
  last_used: 'as last used here',
  said: 'said for this booking',
} as const;
export type RateOrigin = keyof typeof RATE_ORIGINS;

/** Value added tax on the charge; what falls under which is for the agency's accountant. */
export const VAT_CODES = {
  standard: 'Standard rate',
  exempt_medical: 'Exempt: nursing or medical care by somebody registered',
} as const;

/** Most rates one card may hold. */
export const MOST_RATES = 600;

type Keys<T> = [keyof T, ...(keyof T)[]];
const keysOf = <T extends object>(of: T) => Object.keys(of) as Keys<T>;
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const clock = z.string().refine(isClock, 'Write the time with 24 hours, like 20:00 or 06:00.');
/** Hundredths of a per cent. */
const points = z.int().min(0).max(9900);
const pence = z.int().min(1, 'Enter a rate above nothing.').max(1_000_000);
const sum = z.int().min(0).max(2_000_000_000);

function text(max: number, { min = 0, lines = false, what = 'This text' } = {}) {
  const limits = { max, min, lines, what };
  return z
    .string()
    .superRefine((value, context) => {
      const cleaned = cleanText(value, limits);
      if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
    })
    .overwrite((value) => {
      const cleaned = cleanText(value, limits);
      return cleaned.ok ? cleaned.value : value;
    });
}

export const cardRate = z.object({
  role: z.string().min(1).max(120),
  kind: z.enum(keysOf(SHIFT_KINDS)),
  dayType: z.enum(keysOf(DAY_TYPES)),
  part: z.enum(keysOf(DAY_PARTS)),
  payPence: pence,
  chargePence: pence.nullable(),
});

/** Minutes of a shift at one rate. */
export const ratePart = z.object({
  name: z.string(),
  minutes: z.int(),
  payPence: z.int(),
  chargePence: z.int(),
});

export const margin = z.object({
  grossPence: z.int(),
  grossPoints: z.int(),
  netPence: z.int(),
  netPoints: z.int(),
  /** Employer's National Insurance, pension, levy and holiday pay together. */
  costsPence: z.int(),
});

const basis = z.object({
  weeklyMinutes: z.int().min(60).max(6000),
  pensionPoints: z.int().min(0).max(3000),
  paysLevy: z.boolean(),
  floorPoints: points.nullable(),
});

const version = z.object({
  version: z.int(),
  fromOn: date,
  state: z.enum(['in_force', 'coming', 'past']),
  nightFrom: z.string().nullable(),
  nightTo: z.string().nullable(),
  mixed: z.enum(keysOf(MIXED)),
  why: z.enum(['agreed', 'minimum_wage']),
  agreedBy: id.nullable(),
  agreedByName: z.string(),
  agreedOn: date,
  note: z.string(),
  recordedAt: instant,
  recordedBy: z.string(),
  /** Terms beyond the hour; null: none. */
  beyond: beyond.nullable(),
  rates: z.array(cardRate.extend({ roleName: z.string(), netPoints: z.int().nullable() })),
});

export const card = z.object({
  cardId: id,
  clientId: id.nullable(),
  hirerId: id.nullable(),
  siteId: id.nullable(),
  /** 'Every hirer and site', 'Elm Lodge'. */
  holdsFor: z.string(),
  /** Newest first day first. */
  versions: z.array(version),
});

export const readRateCards = {
  method: 'GET',
  path: '/api/clients/:id/rate-cards',
  action: 'rates.read',
  summary: 'A client’s rate cards with their versions, its margin floor, and what to choose from.',
  params: z.object({ id }),
  reply: z.object({
    today: date,
    clientName: z.string(),
    roles: z.array(z.object({ role: z.string(), name: z.string() })),
    contacts: z.array(z.object({ contactId: id, name: z.string(), jobTitle: z.string() })),
    hirers: z.array(z.object({ hirerId: id, name: z.string() })),
    sites: z.array(z.object({ siteId: id, name: z.string() })),
    /** The least net margin: the client's own, and the organisation's. */
    floorPoints: points.nullable(),
    ownFloorPoints: points.nullable(),
    cards: z.array(card),
    /** The agency's own card, to start a new one from. */
    own: card.nullable(),
  }),
} as const satisfies Route;

export const readOwnRates = {
  method: 'GET',
  path: '/api/own-rates',
  action: 'rates.read',
  summary: 'The agency’s own card, what it reckons on top of pay, and its margin floor.',
  reply: z.object({
    today: date,
    roles: z.array(z.object({ role: z.string(), name: z.string() })),
    basis,
    own: card.nullable(),
  }),
} as const satisfies Route;

export const agreeCardRoute = {
  method: 'POST',
  path: '/api/rate-cards',
  action: 'rates.write',
  summary: 'Agrees a rate card, or a new version of one from a date; no version is ever edited.',
  body: z.object({
    id,
    /** Null: the agency's own card. */
    clientId: id.nullable(),
    hirerId: id.nullable().default(null),
    siteId: id.nullable().default(null),
    /** Version the change was made from, 0 for the first: a colleague’s change in between is not lost. */
    from: z.int().min(0),
    fromOn: date,
    nightFrom: clock.nullable().default(null),
    nightTo: clock.nullable().default(null),
    mixed: z.enum(keysOf(MIXED)).default('by_start'),
    agreedBy: id.nullable().default(null),
    agreedOn: date,
    note: text(1000, { lines: true, what: 'The note' }).default(''),
    rates: z.array(cardRate).min(1).max(MOST_RATES),
    /** Terms beyond the hour; left out: none. */
    beyond: beyond.nullable().default(null),
  }),
  reply: z.object({ cardId: id, version: z.int() }),
} as const satisfies Route;

export const marginsRoute = {
  method: 'POST',
  path: '/api/margins',
  action: 'rates.read',
  summary: 'Gross and net margin of an hour at these rates, as the card editor shows it.',
  body: z.object({
    on: date,
    rates: z
      .array(z.object({ key: z.string().max(200), payPence: pence, chargePence: pence }))
      .max(MOST_RATES),
  }),
  reply: z.object({
    rows: z.array(z.object({ key: z.string(), margin: margin.nullable() })),
  }),
} as const satisfies Route;

export const setBasisRoute = {
  method: 'PUT',
  path: '/api/cost-basis',
  action: 'costs.write',
  summary: 'Sets what the agency reckons on top of pay, and its least net margin.',
  body: basis,
  reply: z.object({ changed: z.boolean() }),
} as const satisfies Route;

export const setFloorRoute = {
  method: 'PUT',
  path: '/api/clients/:id/margin-floor',
  action: 'costs.write',
  summary: 'Sets the least net margin for one client; none: the organisation’s holds.',
  params: z.object({ id }),
  body: z.object({ floorPoints: points.nullable() }),
  reply: z.object({ changed: z.boolean() }),
} as const satisfies Route;

export const setCreditRoute = {
  method: 'PUT',
  path: '/api/bill-tos/:id/credit',
  action: 'credit.write',
  summary: 'Sets how much a bill-to may owe for, and until when that is insured.',
  params: z.object({ id }),
  body: z.object({ limitPence: sum.nullable(), insuredUntil: date.nullable() }),
  reply: z.object({ changed: z.boolean() }),
} as const satisfies Route;

export const stopCreditRoute = {
  method: 'POST',
  path: '/api/bill-tos/:id/stop',
  action: 'credit.write',
  summary: 'Puts a bill-to on stop: nothing new is booked for it.',
  params: z.object({ id }),
  body: z.object({ id, because: text(500, { min: 1, what: 'The reason' }) }),
  reply: z.object({ stopId: id }),
} as const satisfies Route;

export const liftStopRoute = {
  method: 'POST',
  path: '/api/bill-tos/:id/stop/lifted',
  action: 'credit.write',
  summary: 'Lifts the stop on a bill-to.',
  params: z.object({ id }),
  body: z.object({ because: text(500, { min: 1, what: 'The reason' }) }),
  reply: z.object({ changed: z.boolean() }),
} as const satisfies Route;

export const addOrderRoute = {
  method: 'POST',
  path: '/api/bill-tos/:id/purchase-orders',
  action: 'rates.write',
  summary: 'Records a purchase order of a bill-to with its value.',
  params: z.object({ id }),
  body: z.object({
    id,
    number: text(200, { min: 1, what: 'The order number' }),
    valuePence: sum.min(1),
    /** The last day of work it pays for; null: none was said. */
    endsOn: date.nullable().default(null),
  }),
  reply: z.object({ purchaseOrderId: id }),
} as const satisfies Route;

/** How a client said that its order changes. */
export const ORDER_HOWS = {
  email: 'by e-mail',
  letter: 'by letter',
  phone: 'on the phone',
  in_person: 'in person',
} as const;
export type OrderHow = keyof typeof ORDER_HOWS;

export const changeOrderRoute = {
  method: 'PUT',
  path: '/api/purchase-orders/:id',
  action: 'rates.write',
  summary: 'Changes the value or the end of a purchase order, with who of the client’s said so.',
  params: z.object({ id }),
  body: z.object({
    valuePence: sum.min(1),
    endsOn: date.nullable(),
    /** A contact of the client. */
    saidBy: id,
    how: z.enum(keysOf(ORDER_HOWS)),
  }),
  reply: z.object({ changed: z.boolean() }),
} as const satisfies Route;

/** A rate of shifts alike, before they are booked. */
export const quotedRate = z.object({
  name: z.string(),
  origin: z.enum(keysOf(RATE_ORIGINS)),
  shifts: z.int(),
  minutes: z.int(),
  payPence: z.int(),
  chargePence: z.int(),
  parts: z.array(ratePart).nullable(),
  /** What one such shift comes to where its card says something beyond the hour; else null. */
  lines: z.array(payLine).nullable(),
  /** Of these shifts together; null where the on-costs of a day are not known. */
  margin: margin.nullable(),
  belowFloor: z.boolean(),
});

/** What goes beyond the card, the floor or the credit, and whether one's own limit reaches it. */
export const quotedNeed = z.object({
  kind: z.enum(LIMIT_KINDS),
  amount: z.int(),
  within: z.boolean(),
});

export const quotedCredit = z.object({
  /** Why the bill-to is on stop; null: it is not. */
  stopped: z.string().nullable(),
  limitPence: z.int().nullable(),
  insuredUntil: date.nullable(),
  bookedPence: z.number(),
  overPence: z.number(),
});

export const quotedTotal = margin.extend({ payPence: z.int(), chargePence: z.int() });

// What the pages of rates send to the room that keeps it.
export { askApprovalRoute } from '../policies/limits-schema.ts';
export type { LimitKind } from '../policies/shapes-schema.ts';
