import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const named = z.object({ id, name: z.string() });
const upload = {
  maxBytes: 50_000_000,
  types: ['application/zip', 'application/x-zip-compressed', 'application/octet-stream'],
} as const;

export const listRecords = {
  method: 'GET',
  path: '/api/learner-records',
  action: 'records.move',
  summary: 'Whose record may leave, and what was brought with learners from other centres.',
  reply: z.object({
    learners: z.array(named),
    brought: z.array(
      z.object({
        recordId: id,
        learner: named,
        from: z.string(),
        broughtAt: instant,
        broughtBy: z.string(),
        items: z.int(),
        /** Made there, never by this centre; prior achievement may rest on them. */
        decisions: z.array(
          z.object({
            id,
            framework: z.string(),
            unit: z.string(),
            outcome: z.enum(['achieved', 'not_yet']),
            standing: z.enum(['informal', 'ratified']),
            decidedOn: z.string(),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;

export const exportRecordRoute = {
  method: 'POST',
  path: '/api/learners/:id/record',
  action: 'records.move',
  summary: 'A learner’s whole record as one archive of standard files, signed by the log’s key.',
  params: z.object({ id }),
  reply: 'file',
} as const satisfies Route;

export const previewRecordRoute = {
  method: 'POST',
  path: '/api/learner-records/preview',
  action: 'records.move',
  summary: 'What a record from another centre would bring, and what of it is refused.',
  upload,
  reply: z.object({
    from: z.string(),
    learner: z.string(),
    madeAt: instant,
    sample: z.boolean(),
    key: z.object({ verifierKey: z.string(), fingerprint: z.string() }),
    frameworks: z.array(z.string()),
    items: z.int(),
    references: z.int(),
    decisions: z.int(),
    refused: z.array(z.object({ path: z.string(), because: z.string() })),
  }),
} as const satisfies Route;

/** The same record again answers with the first result. */
export const bringRecordRoute = {
  method: 'POST',
  path: '/api/learner-records',
  action: 'records.move',
  summary: 'Takes a learner’s record from another centre in, whole, in one act.',
  upload,
  body: z.object({ id, learnerId: id, key: z.string().max(400) }),
  reply: z.object({ recordId: id }),
} as const satisfies Route;
