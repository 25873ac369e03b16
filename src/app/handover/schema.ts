import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const about = z.object({ kind: z.string(), id });
/** What an open item is, as tasks keep it. */
const kind = z.enum(['offer', 'gap', 'confirmation', 'ring_back', 'task', 'approval', 'other']);
const member = z.object({ memberId: id, name: z.string() });

export const listOpenItems = {
  method: 'GET',
  path: '/api/open-items',
  action: 'handovers.write',
  summary: 'What is open at the desk now and would be handed over.',
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        key: z.string(),
        kind,
        words: z.string(),
        ownedBy: id.nullable(),
        dueAt: instant.nullable(),
      }),
    ),
    members: z.array(member),
    /** Tomorrow at 07:00, when the day's desk begins. */
    until: instant,
  }),
} as const satisfies Route;

const handover = z.object({
  handoverId: id,
  givenAt: instant,
  givenById: id,
  givenBy: z.string(),
  toId: id,
  toName: z.string(),
  until: instant,
  words: z.string(),
  sha256: z.string(),
  acknowledgedAt: instant.nullable(),
  items: z.array(
    z.object({
      kind,
      words: z.string(),
      about: about.nullable(),
      ownerId: id,
      ownerName: z.string(),
      dueAt: instant.nullable(),
    }),
  ),
});

export const listHandovers = {
  method: 'GET',
  path: '/api/handovers',
  action: 'handovers.read',
  summary: 'Hand-overs of the desk of the last sixty days, the newest first.',
  reply: z.object({
    total: z.int(),
    /** Given to the reader and not taken over yet. */
    forMe: z.int(),
    rows: z.array(handover),
  }),
} as const satisfies Route;

export const readHandover = {
  method: 'GET',
  path: '/api/handovers/:id',
  action: 'handovers.read',
  summary: 'One hand-over as it was written.',
  params: z.object({ id }),
  reply: handover,
} as const satisfies Route;

export const handoverSheet = {
  method: 'GET',
  path: '/api/handovers/:id/sheet',
  action: 'handovers.read',
  summary: 'A hand-over as a sheet to print.',
  params: z.object({ id }),
  reply: 'file',
} as const satisfies Route;

export const giveHandoverRoute = {
  method: 'POST',
  path: '/api/handovers',
  action: 'handovers.write',
  summary: 'Hands the desk over to a colleague: what is open now, each item with its owner.',
  body: z.object({
    id,
    toId: id,
    until: instant,
    /** Cleaned where it is kept. */
    words: z.string().max(10_000).default(''),
    /** Whose an item is from now on, by its key; of those not named whoever takes over. */
    owners: z.record(z.string().max(200), id).default({}),
    /** Items not to be handed over. */
    leftOut: z.array(z.string().max(200)).max(500).default([]),
    /** Also by mail, as a sheet to print. */
    mail: z.boolean().default(false),
  }),
  reply: z.object({ handoverId: id, items: z.int() }),
} as const satisfies Route;

export const acknowledgeHandoverRoute = {
  method: 'POST',
  path: '/api/handovers/:id/receipt',
  action: 'handovers.read',
  summary: 'The colleague has read the hand-over and has the desk.',
  params: z.object({ id }),
  body: z.object({}),
  reply: z.object({ handoverId: id }),
} as const satisfies Route;
