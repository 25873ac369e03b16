import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const outcome = z.enum(['no_answer', 'message_left', 'declined', 'yes', 'ring_back']);

export const startCallDownRoute = {
  method: 'POST',
  path: '/api/call-downs',
  action: 'offers.ask',
  summary: 'Make a list of people to ring about shifts of one line, in the order of the ranking.',
  body: z.object({ id, shiftIds: z.array(id).min(1).max(200) }),
  reply: z.object({ callDownId: id, people: z.int() }),
} as const satisfies Route;

export const readCallDown = {
  method: 'GET',
  path: '/api/call-downs/:id',
  action: 'offers.read',
  summary: 'A list of people to ring, with who rings whom now and what came of each call.',
  params: z.object({ id }),
  reply: z.object({
    callDownId: id,
    bookingId: id,
    number: z.string(),
    roleName: z.string(),
    siteName: z.string(),
    clientName: z.string(),
    when: z.string(),
    payPence: z.int(),
    duties: z.string(),
    madeAt: instant,
    madeBy: z.string(),
    places: z.int(),
    placesOpen: z.int(),
    /** The times that still have a place, in their order. */
    times: z.array(z.object({ startsAt: instant, label: z.string() })),
    /** Whoever comes does every day: part of it cannot be taken. */
    oneFace: z.boolean(),
    people: z.array(
      z.object({
        personId: id,
        position: z.int(),
        name: z.string(),
        phone: z.string(),
        /** Who rings them now, of the desk; from any list. */
        ringing: z.object({ memberId: id, name: z.string(), until: instant }).nullable(),
        /** They hold a shift of this list now. */
        holds: z.enum(['pencilled', 'assigned']).nullable(),
        presses: z.array(
          z.object({
            outcome,
            words: z.string(),
            ringBackAt: instant.nullable(),
            at: instant,
            by: z.string(),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;

export const claimCallRoute = {
  method: 'POST',
  path: '/api/call-downs/:id/claims',
  action: 'offers.ask',
  summary: 'Ring somebody: colleagues see it, and nobody else rings them for some minutes.',
  params: z.object({ id }),
  body: z.object({ personId: id }),
  reply: z.object({ until: instant }),
} as const satisfies Route;

export const leaveCallRoute = {
  method: 'DELETE',
  path: '/api/call-downs/:id/claims/:personId',
  action: 'offers.ask',
  summary: 'Leave somebody to colleagues again.',
  params: z.object({ id, personId: id }),
  reply: z.object({ personId: id }),
} as const satisfies Route;

export const pressCallRoute = {
  method: 'POST',
  path: '/api/call-downs/:id/presses',
  action: 'offers.ask',
  summary:
    'What came of ringing somebody, in one press; a yes may be pencilled or assigned at once.',
  params: z.object({ id }),
  body: z.object({
    id,
    personId: id,
    outcome,
    words: z.string().max(1000).default(''),
    ringBackAt: instant.optional(),
    as: z.enum(['pencil', 'accept']).optional(),
    /** With a yes to part of it: the starts of the times they take. */
    yes: z.array(instant).min(1).max(200).optional(),
    willing: z.boolean().default(false),
    /** It was them, and whoever rang made sure of it. */
    identityChecked: z.boolean().default(false),
  }),
  reply: z.object({
    pressId: id,
    held: z.enum(['pencilled', 'assigned']).nullable(),
    stopped: z.array(z.object({ rule: z.string(), because: z.string(), source: z.string() })),
  }),
} as const satisfies Route;
