import { z } from 'zod';
import { eventKind } from '../../platform/audit/record.ts';
import { MIXED, type Mixed } from './schema.ts';

const id = z.uuid();
const date = z.string();
const mixed = z.enum(Object.keys(MIXED) as [Mixed, ...Mixed[]]);

const version = z.strictObject({
  card: id,
  version: z.int(),
  /** Whose card: the agency's own, a client's, or one hirer's or site's of it. */
  holdsFor: z.enum(['own', 'client', 'hirer', 'site']),
  fromOn: date,
  agreedOn: date,
  mixed,
  rates: z.int(),
  /** Terms beyond the hour; null: none. */
  beyond: z
    .strictObject({
      overtimeSteps: z.int(),
      minimumMinutes: z.int().nullable(),
      flatSleepIn: z.boolean(),
      callOut: z.boolean(),
      roundedTo: z.int().nullable(),
    })
    .nullable(),
});

/** A rate card was agreed with a client, or made for the agency itself. */
export const cardAgreed = eventKind('rate_card.agreed', 2, version);

/** A new version of a card, from a date: as agreed, or because the minimum wage rises. */
export const cardChanged = eventKind(
  'rate_card.changed',
  2,
  version.extend({
    why: z.enum(['agreed', 'minimum_wage']),
    /** Rates that rose, fell, came or went against the version before. */
    raised: z.int(),
    lowered: z.int(),
    added: z.int(),
    dropped: z.int(),
  }),
);

/** What the agency reckons on top of pay, and its least net margin; points are hundredths of a per cent. */
export const costBasisSet = eventKind(
  'cost_basis.set',
  1,
  z.strictObject({
    weeklyMinutes: z.int(),
    pensionPoints: z.int(),
    paysLevy: z.boolean(),
    floorPoints: z.int().nullable(),
  }),
);

export const floorSet = eventKind(
  'margin_floor.set',
  1,
  z.strictObject({ floorPoints: z.int().nullable(), before: z.int().nullable() }),
);

export const creditSet = eventKind(
  'credit.set',
  1,
  z.strictObject({
    limitPence: z.int().nullable(),
    insuredUntil: date.nullable(),
    limitBefore: z.int().nullable(),
  }),
);

/** A bill-to was put on stop; why stands in the room, since it may name somebody. */
export const clientStopped = eventKind('client.stopped', 1, z.strictObject({ stop: id }));
export const stopLifted = eventKind('client.stop_lifted', 1, z.strictObject({ stop: id }));

export const orderRecorded = eventKind(
  'purchase_order.recorded',
  2,
  z.strictObject({
    order: id,
    valuePence: z.int(),
    /** Null: it is new. */
    before: z.int().nullable(),
    endsOn: z.iso.date().nullable(),
    endsBefore: z.iso.date().nullable(),
    /** How the client said so; null: as it was first recorded. */
    how: z.enum(['phone', 'email', 'letter', 'in_person']).nullable(),
  }),
);

/** Work was not booked: the bill-to is on stop, over its limit or its order, or no longer insured. */
export const bookingRefused = eventKind(
  'booking.refused',
  1,
  z.strictObject({
    why: z.enum(['stop', 'limit', 'insurance', 'order']),
    /** Pence of the work asked for, and pence beyond what is allowed. */
    addPence: z.int(),
    overPence: z.int(),
  }),
);
