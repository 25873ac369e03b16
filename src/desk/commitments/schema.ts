import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { cardRate, margin, ORDER_HOWS, payLine } from '../rates/schema.ts';

// What the pages of this room send to the room that keeps it.
export {
  addOrderRoute,
  changeOrderRoute,
  liftStopRoute,
  ORDER_HOWS,
  type OrderHow,
  setCreditRoute,
  stopCreditRoute,
} from '../rates/schema.ts';

/** How the pay of a rate below the minimum rises. */
export const PAY_RISES = {
  to_minimum: 'To the minimum and so many pence more',
  by_pence: 'By so many pence, and to the minimum at least',
} as const;
export type PayRise = keyof typeof PAY_RISES;

/** How its charge follows. */
export const CHARGE_RISES = {
  keep_margin: 'By the pay and what stands on top of it: the net margin stays',
  same_pence: 'By the same pence as the pay',
  leave: 'Not at all',
} as const;
export type ChargeRise = keyof typeof CHARGE_RISES;

const keysOf = <T extends object>(of: T) => Object.keys(of) as [keyof T, ...(keyof T)[]];
const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const date = z.string().refine(isDate, 'Write the date like 2027-04-01.');
const sum = z.number();

export const readCredit = {
  method: 'GET',
  path: '/api/clients/:id/credit',
  action: 'commitments.read',
  summary: 'How much each bill-to of a client may owe for, what it owes, its stops and its orders.',
  params: z.object({ id }),
  reply: z.object({
    today: date,
    clientName: z.string(),
    billTos: z.array(
      z.object({
        billToId: id,
        name: z.string(),
        /** Another client whose bill-to pays here; null: the client's own. */
        ofClient: z.string().nullable(),
        /** Who may say that an order changes; of another client's bill-to its own record knows. */
        contacts: z.array(z.object({ contactId: id, name: z.string() })),
        limitPence: sum.nullable(),
        insuredUntil: date.nullable(),
        insurance: z.enum(['none', 'good', 'soon', 'lapsed']),
        stop: z
          .object({ because: z.string(), stoppedAt: instant, stoppedBy: z.string() })
          .nullable(),
        invoicedPence: sum,
        /** Worked and not invoiced yet, and booked ahead. */
        workedPence: sum,
        aheadPence: sum,
        /** What may still be booked; null: no limit. */
        leftPence: sum.nullable(),
        orders: z.array(
          z.object({
            purchaseOrderId: id,
            number: z.string(),
            valuePence: sum,
            usedPence: sum,
            leftPence: sum,
            state: z.enum(['good', 'warn', 'over']),
            /** The last day of work that it pays for; null: none was said. */
            endsOn: date.nullable(),
            ends: z.enum(['none', 'good', 'soon', 'over']),
            /** As the client said, the latest first. */
            changes: z.array(
              z.object({
                at: instant,
                by: z.string(),
                saidBy: z.string(),
                how: z.enum(keysOf(ORDER_HOWS)),
                valueBefore: sum,
                valuePence: sum,
                endsBefore: date.nullable(),
                endsOn: date.nullable(),
              }),
            ),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;

const weekPay = z.object({
  /** The Monday of the week. */
  monday: date,
  rows: z.array(
    z.object({
      personId: id,
      name: z.string(),
      clientId: id,
      clientName: z.string(),
      shifts: z.int(),
      /** What the week comes to, line by line, whole pence. */
      lines: z.array(payLine),
      payPence: z.int(),
      chargePence: z.int(),
      overtimeMinutes: z.int(),
      margin: margin.nullable(),
    }),
  ),
});
const weekQuery = z.object({ date: date.optional() });

export const readWeekPay = {
  method: 'GET',
  path: '/api/candidates/:id/week-pay',
  action: 'commitments.read',
  summary: 'What a worker’s week comes to, by client: lines of pay and charge, and what stays.',
  params: z.object({ id }),
  query: weekQuery,
  reply: weekPay,
} as const satisfies Route;

export const readBookingWeekPay = {
  method: 'GET',
  path: '/api/bookings/:id/week-pay',
  action: 'commitments.read',
  summary:
    'What the week comes to for everybody who works on a booking, for its client: pay, charge, margin.',
  params: z.object({ id }),
  query: weekQuery,
  reply: weekPay,
} as const satisfies Route;

export const readWeekEffects = {
  method: 'GET',
  path: '/api/shifts/:id/week-effects',
  action: 'commitments.read',
  summary: 'For whom a shift would make overtime, what that adds, and what the margin becomes.',
  params: z.object({ id }),
  reply: z.object({
    /** What the shift comes to by itself, where its card says something beyond the hour. */
    alone: z.array(payLine),
    rows: z.array(
      z.object({
        personId: id,
        name: z.string(),
        /** Holds the shift already. */
        holds: z.boolean(),
        overtime: z.array(z.object({ name: z.string(), minutes: z.int() })),
        morePayPence: z.int(),
        moreChargePence: z.int(),
        /** Net margin of the shift by itself, and as this worker's; null where on-costs are not known. */
        netPointsBefore: z.int().nullable(),
        netPointsAfter: z.int().nullable(),
        belowFloor: z.boolean(),
      }),
    ),
  }),
} as const satisfies Route;

export const missingReferences = {
  method: 'GET',
  path: '/api/missing-references',
  action: 'commitments.read',
  summary:
    'Bookings that lack the order number, cost centre or reference their bill-to asks for, with their shifts.',
  query: z.object({
    from: z.coerce.number().int().min(0).default(0),
    size: z.coerce.number().int().min(1).max(500).default(200),
  }),
  reply: z.object({
    /** Bookings. */
    total: z.int(),
    /** Of all bookings, whatever page is asked for. */
    totalShifts: z.int(),
    totalPence: sum,
    rows: z.array(
      z.object({
        bookingId: id,
        number: z.string(),
        clientName: z.string(),
        siteName: z.string(),
        billToName: z.string(),
        /** What any of its shifts lacks. */
        missing: z.array(z.enum(['order number', 'cost centre', 'reference'])),
        chargePence: sum,
        shiftCount: z.int(),
        firstAt: instant,
        lastAt: instant,
        /** The first of them, the oldest first. */
        shifts: z.array(
          z.object({ shiftId: id, startsAt: instant, endsAt: instant, chargePence: sum }),
        ),
      }),
    ),
  }),
} as const satisfies Route;

const rise = {
  on: date,
  /** Pence an hour as announced; left out: as the dated figures have it. */
  minimumPence: z.coerce.number().int().min(1).max(10_000).nullable().default(null),
  pay: z.enum(keysOf(PAY_RISES)).default('to_minimum'),
  /** Pence an hour. */
  more: z.coerce.number().int().min(0).max(2_000).default(0),
  charge: z.enum(keysOf(CHARGE_RISES)).default('keep_margin'),
};

const moved = { newPayPence: z.int(), newChargePence: z.int().nullable() };

export const previewRise = {
  method: 'GET',
  path: '/api/minimum-wage-rise',
  action: 'commitments.read',
  summary: 'Card rates below a coming minimum wage, by client, and the shifts booked past its day.',
  query: z.object({ ...rise, on: date.optional() }),
  reply: z.object({
    on: date,
    /** Null: not known, and none was named. */
    minimumPence: z.int().nullable(),
    /** Whether that comes from the dated figures. */
    known: z.boolean(),
    cards: z.array(
      z.object({
        cardId: id,
        version: z.int(),
        /** Day from which the new version holds. */
        fromOn: date,
        clientId: id.nullable(),
        clientName: z.string(),
        holdsFor: z.string(),
        rates: z.array(cardRate.extend({ roleName: z.string(), ...moved })),
        /** Hours of its terms beyond the hour: awake in a sleep-in, call-outs. */
        terms: z.array(
          z.object({ name: z.string(), payPence: z.int(), chargePence: z.int(), ...moved }),
        ),
      }),
    ),
    shifts: z.array(
      z.object({
        shiftId: id,
        bookingId: id,
        number: z.string(),
        clientName: z.string(),
        siteName: z.string(),
        roleName: z.string(),
        startsAt: instant,
        endsAt: instant,
        fromCard: z.boolean(),
        payPence: z.int(),
        chargePence: z.int(),
        newPayPence: z.int(),
        newChargePence: z.int(),
      }),
    ),
  }),
} as const satisfies Route;

export const raiseRatesRoute = {
  method: 'POST',
  path: '/api/minimum-wage-rise',
  action: 'rates.raise',
  summary:
    'Raises every rate below the minimum from its day: new versions of cards, booked shifts amended.',
  body: z.object({
    id,
    ...rise,
    /** The versions that were looked at: one that a colleague changed since is not raised unseen. */
    cards: z.array(z.object({ cardId: id, version: z.int() })).max(2_000),
  }),
  reply: z.object({ cards: z.int(), shifts: z.int() }),
} as const satisfies Route;
