import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const pence = z.int();
const count = z.int().min(0);
/** Most people a chain may have. */
export const MOST_PEOPLE = 3;
/** Most people who can be left out at once. */
const MOST_WITHOUT = 50;
/** A line for one face may be long. */
const MOST_SHIFTS = 500;

const finding = z.object({
  rule: z.string(),
  outcome: z.enum(['block', 'block_override', 'warn', 'escalate', 'record']),
  because: z.string(),
  source: z.string(),
  clears: z.string().optional(),
  stops: z.boolean().optional(),
  lawFrom: z.string().optional(),
});

/** Shifts that go to one person together. */
const work = z.object({
  bookingId: id,
  number: z.string(),
  clientName: z.string(),
  siteName: z.string(),
  roleName: z.string(),
  /** An hour, of the first shift. */
  payPence: pence,
  shifts: z.array(
    z.object({
      shiftId: id,
      startsAt: instant,
      endsAt: instant,
      /** Of whoever gives it up; null: nobody has it. */
      assignmentId: id.nullable(),
      state: z.enum(['open', 'pencilled', 'assigned', 'confirmed']),
    }),
  ),
});

const move = z.object({
  personId: id,
  name: z.string(),
  phone: z.string(),
  takes: work,
  gives: work.nullable(),
  /** Miles in a straight line to the new place and to the old one; null: not known. */
  miles: z.number().nullable(),
  milesBefore: z.number().nullable(),
  /** They accepted what they would give up: without their yes nobody moves them. */
  mustSayYes: z.boolean(),
  reasons: z.array(z.string()),
  findings: z.array(finding),
});

const repair = z.object({
  direct: z.boolean(),
  /** Shifts moved that both sides have in writing, shifts moved in all, and faces broken. */
  confirmed: count,
  moved: count,
  faces: count,
  moves: z.array(move),
  /** Who at the clients hears that somebody else comes. */
  tell: z.array(
    z.object({
      bookingId: id,
      number: z.string(),
      siteName: z.string(),
      clientName: z.string(),
      contactName: z.string(),
      contactPhone: z.string(),
      comes: z.string(),
      goes: z.string().nullable(),
      /** They accept a person before that person comes. */
      hirerFirst: z.boolean(),
    }),
  ),
});

export const readRepair = {
  method: 'GET',
  path: '/api/shifts/:shiftId/repair',
  action: 'repairs.read',
  summary: 'How a shift without a worker could be filled: straight, else by moving few people.',
  params: z.object({ shiftId: id }),
  query: z.object({
    /** People who said no, by comma. */
    without: z
      .string()
      .max(MOST_WITHOUT * 37)
      .refine((text) => text === '' || text.split(',').every((one) => id.safeParse(one).success))
      .default(''),
  }),
  reply: z.object({
    gap: work,
    /** When whoever had it was let go; null: nobody ever had it. */
    since: instant.nullable(),
    missing: z.array(z.object({ fact: z.string(), because: z.string() })),
    repairs: z.array(repair),
    without: z.array(z.object({ personId: id, name: z.string() })),
    /** Why there is none and how far was searched; null: there is one. */
    none: z.string().nullable(),
  }),
} as const satisfies Route;

export const applyRepairRoute = {
  method: 'POST',
  path: '/api/shifts/:shiftId/repair',
  action: 'repairs.apply',
  summary: 'Makes all moves of a repair in one act, or none.',
  params: z.object({ shiftId: id }),
  body: z.object({
    moves: z
      .array(
        z.object({
          personId: id,
          /** They said yes to this move: assigned; else pencilled until they do. */
          saidYes: z.boolean(),
          /** Each shift with the id that names the assignment made. */
          takes: z
            .array(z.object({ id, shiftId: id }))
            .min(1)
            .max(MOST_SHIFTS),
          /** The assignments they give up. */
          gives: z.array(id).max(MOST_SHIFTS),
        }),
      )
      .min(1)
      .max(MOST_PEOPLE),
  }),
  reply: z.object({
    moves: z.array(
      z.object({ personId: id, name: z.string(), as: z.enum(['assigned', 'pencilled']) }),
    ),
    /** Bookings whose papers are overtaken or were never sent. */
    bookings: z.array(z.object({ bookingId: id, number: z.string(), siteName: z.string() })),
  }),
} as const satisfies Route;
