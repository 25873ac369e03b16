import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const line = z.object({
  seq: z.number().int(),
  id: z.uuid(),
  kind: z.string(),
  at: z.iso.datetime(),
  actor: z.uuid().nullable(),
  actorName: z.string(),
});
const seq = z.coerce.number().int().positive();

export const listEntries = {
  method: 'GET',
  path: '/api/log',
  action: 'log.read',
  summary: 'Entries of the log, newest first, by kind, day or what they are about.',
  query: z.object({
    kind: z.string().max(100).optional(),
    subject: z.uuid('This is not an id.').optional(),
    on: z.iso.date('Give a day as 2026-11-23.').optional(),
    before: seq.optional(),
  }),
  reply: z.object({
    total: z.number().int(),
    rows: z.array(line),
    kinds: z.array(z.string()),
  }),
} as const satisfies Route;

export const readEntry = {
  method: 'GET',
  path: '/api/log/:seq',
  action: 'log.read',
  summary:
    'One entry as sealed, with its hashes; what is personal only for owners and compliance officers.',
  params: z.object({ seq }),
  reply: line.extend({
    envelope: z.string(),
    leaf: z.string(),
    chain: z.string(),
    commitments: z.number().int(),
    partsShown: z.boolean(),
    parts: z.array(z.object({ person: z.uuid(), name: z.string(), part: z.string() })),
  }),
} as const satisfies Route;

export const verifyLog = {
  method: 'GET',
  path: '/api/log/verification',
  action: 'log.verify',
  summary: 'Checks the whole log now: whole, or the first bad entry and why.',
  reply: z.union([
    z.object({
      whole: z.literal(true),
      entries: z.number().int(),
      erasedParts: z.number().int(),
      head: z.string(),
    }),
    z.object({ whole: z.literal(false), firstBad: z.number().int(), because: z.string() }),
  ]),
} as const satisfies Route;
