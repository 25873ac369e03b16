import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const instant = z.iso.datetime();
const size = z.coerce.number('Give the number of entries.').int().positive();

const line = z.object({
  /** Entries that it is over. */
  size: z.int(),
  /** Base64, as it stands in the note. */
  root: z.string(),
  madeAt: instant,
  /** Ids of the keys that signed it. */
  signedBy: z.array(z.string()),
});

const key = z.object({
  id: z.string(),
  verifierKey: z.string(),
  fingerprint: z.string(),
  madeAt: instant,
  retiredAt: instant.nullable(),
});

export const listCheckpoints = {
  method: 'GET',
  path: '/api/log/checkpoints',
  action: 'checkpoints.read',
  summary: 'Checkpoints of the log, newest first, and the keys that sign them.',
  query: z.object({ before: size.optional() }),
  reply: z.object({
    total: z.int(),
    rows: z.array(line),
    /** How many entries the log has now. */
    entries: z.int(),
    keys: z.array(key),
    /** How many people outside are mailed checkpoints. */
    keepers: z.int(),
  }),
} as const satisfies Route;

export const downloadCheckpoint = {
  method: 'GET',
  path: '/api/log/checkpoints/:size',
  action: 'checkpoints.read',
  summary: 'One checkpoint as it was signed, as a file.',
  params: z.object({ size }),
  reply: 'file',
} as const satisfies Route;

export const downloadKeys = {
  method: 'GET',
  path: '/api/log/verifier-keys',
  action: 'checkpoints.read',
  summary: 'The public keys of the log, as a file to give away.',
  reply: 'file',
} as const satisfies Route;

export const downloadConsistency = {
  method: 'GET',
  path: '/api/log/consistency',
  action: 'checkpoints.read',
  summary: 'The proof that between two checkpoints entries were only added, as a file.',
  query: z.object({ from: size, to: size }),
  reply: 'file',
} as const satisfies Route;

export const addCheckpoint = {
  method: 'POST',
  path: '/api/log/checkpoints',
  action: 'checkpoints.make',
  summary: 'Makes a checkpoint now, unless the newest is over all entries already.',
  reply: z.object({ size: z.int(), made: z.boolean() }),
} as const satisfies Route;

export const compareNote = {
  method: 'POST',
  path: '/api/log/comparison',
  action: 'checkpoints.read',
  summary:
    'Whether the log still begins with a checkpoint that was kept elsewhere. Changes nothing.',
  body: z.object({ note: z.string().max(100_000, 'This is longer than any checkpoint.') }),
  reply: z.object({
    outcome: z.enum(['same', 'rewritten', 'cut']),
    size: z.int(),
    entries: z.int(),
    signedBy: z.array(z.string()),
  }),
} as const satisfies Route;

export const changeKey = {
  method: 'POST',
  path: '/api/log/keys',
  action: 'checkpoints.rotate',
  summary: 'Makes a new key for checkpoints and retires the one before.',
  /** The id of the key that is retired, so that a second press retires nothing more. */
  body: z.object({ retire: z.string().max(8) }),
  reply: z.object({ retired: z.string(), made: z.string() }),
} as const satisfies Route;

export const listRecipients = {
  method: 'GET',
  path: '/api/log/checkpoint-recipients',
  action: 'checkpoints.manage',
  summary: 'People outside to whom checkpoints are mailed.',
  reply: z.object({
    rows: z.array(
      z.object({
        id,
        name: z.string(),
        address: z.string(),
        addedAt: instant,
        last: z
          .object({
            size: z.int(),
            mailedAt: instant,
            messageId: id,
            state: z.enum(['queued', 'sending', 'sent', 'failed', 'kept']),
          })
          .nullable(),
      }),
    ),
    mailIsSet: z.boolean(),
  }),
} as const satisfies Route;

export const addCheckpointRecipient = {
  method: 'POST',
  path: '/api/log/checkpoint-recipients',
  action: 'checkpoints.manage',
  summary: 'Adds somebody outside to whom a checkpoint is mailed a day.',
  body: z.object({ id, name: z.string(), email: z.string() }),
  reply: z.object({ recipientId: id }),
} as const satisfies Route;

export const removeCheckpointRecipient = {
  method: 'POST',
  path: '/api/log/checkpoint-recipients/:id/removal',
  action: 'checkpoints.manage',
  summary: 'Mails somebody no checkpoints any more, and may forget who they were.',
  params: z.object({ id }),
  body: z.object({ forget: z.boolean() }),
  reply: z.object({ removed: z.literal(true) }),
} as const satisfies Route;

export const mailCheckpoint = {
  method: 'POST',
  path: '/api/log/checkpoint-mails',
  action: 'checkpoints.manage',
  summary: 'Mails the newest checkpoint to everyone who keeps it, now.',
  body: z.object({ id }),
  reply: z.object({ size: z.int(), recipients: z.int() }),
} as const satisfies Route;
