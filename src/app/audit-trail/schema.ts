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
    /** How many entries the log has. */
    newest: z.number().int(),
    /** What it is about, each with its page if it has one here. */
    about: z.array(
      z.object({
        name: z.string(),
        id: z.string(),
        who: z.string().nullable(),
        href: z.string().nullable(),
        action: z.string().nullable(),
      }),
    ),
    preparedBy: z.array(z.string()),
    contributed: z.array(z.string()),
    approvedBy: z.array(z.string()),
    /** The procedures in force when it was made; title null: not one of those kept here. */
    policies: z.array(
      z.object({ policy: z.string(), version: z.string(), title: z.string().nullable() }),
    ),
    commitments: z.number().int(),
    partsShown: z.boolean(),
    parts: z.array(z.object({ person: z.uuid(), name: z.string(), part: z.string() })),
  }),
} as const satisfies Route;

const checkpoint = z.coerce.number('Give the number of entries of a checkpoint.').int().positive();
const key = z.object({ id: z.string(), verifierKey: z.string(), fingerprint: z.string() });

export const readProof = {
  method: 'GET',
  path: '/api/log/:seq/proof',
  action: 'log.read',
  summary: 'The proof that an entry stands in a signed checkpoint, made and checked now.',
  params: z.object({ seq }),
  query: z.object({ checkpoint: checkpoint.optional() }),
  reply: z.object({
    /** Null while no checkpoint is over the entry. */
    proof: z
      .object({
        size: z.int(),
        root: z.string(),
        madeAt: z.iso.datetime(),
        signedBy: z.array(key),
        index: z.int(),
        path: z.array(z.string()),
        verifiedAt: z.iso.datetime(),
      })
      .nullable(),
    /** Sizes of checkpoints over the entry that were mailed to people outside, the newest first. */
    keptElsewhere: z.array(z.int()),
  }),
} as const satisfies Route;

export const downloadEntry = {
  method: 'GET',
  path: '/api/log/:seq/package',
  action: 'log.read',
  summary: 'An entry with its proof as a file, without anybody’s particulars.',
  params: z.object({ seq }),
  query: z.object({ checkpoint: checkpoint.optional() }),
  reply: 'file',
} as const satisfies Route;

export const exportEntry = {
  method: 'POST',
  path: '/api/log/:seq/package',
  action: 'log.parts',
  summary: 'The same with the particulars of the people named; the log records that they left.',
  params: z.object({ seq }),
  body: z.object({
    checkpoint: checkpoint.optional(),
    people: z.array(z.uuid('This is not an id.')).min(1, 'Choose at least one person.').max(1000),
  }),
  reply: 'file',
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
      /** Checkpoints kept here, each found to be over these entries and rightly signed. */
      checkpoints: z.number().int(),
      head: z.string(),
    }),
    z.object({ whole: z.literal(false), firstBad: z.number().int(), because: z.string() }),
  ]),
} as const satisfies Route;
