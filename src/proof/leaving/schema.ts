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
        /** Open at leaving: never decided here, to be claimed again. */
        openClaims: z.array(
          z.object({ id, framework: z.string(), unit: z.string(), claimedOn: z.string() }),
        ),
        files: z.object({
          all: z.int(),
          here: z.int(),
          /** When what has come of the first unfinished one is deleted. */
          until: instant.nullable(),
          /** Not finished in time: sent again from the beginning. */
          gone: z.int(),
        }),
      }),
    ),
  }),
} as const satisfies Route;

export const recordPartsRoute = {
  method: 'GET',
  path: '/api/learners/:id/record/parts',
  action: 'records.move',
  summary: 'In how many archives a learner’s record goes: its files may be too many for one.',
  params: z.object({ id }),
  reply: z.object({
    parts: z.array(z.object({ part: z.int(), files: z.int(), bytes: z.int() })),
  }),
} as const satisfies Route;

export const exportRecordRoute = {
  method: 'POST',
  path: '/api/learners/:id/record/parts/:part',
  action: 'records.move',
  summary:
    'A learner’s whole record as an archive of standard files, signed by the log’s key; of many files in parts.',
  params: z.object({ id, part: z.coerce.number().int().min(1).max(10_000) }),
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
    /** Open when the learner left: to be claimed again here. */
    openClaims: z.int(),
    /** Against what the other centre decided: in the archive for the learner, and not taken in. */
    appeals: z.int(),
    /** In how many archives it goes; this is the first. */
    parts: z.int(),
    files: z.object({ travel: z.int(), bytes: z.int(), stay: z.int() }),
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

const ofRecord = z.object({ id });
const ofFile = ofRecord.extend({ item: id });

export const broughtFilesRoute = {
  method: 'GET',
  path: '/api/learner-records/:id/files',
  action: 'records.move',
  summary:
    'Which pieces of the files that came with a record are here, so that the rest can be sent.',
  params: ofRecord,
  reply: z.object({
    files: z.array(
      z.object({
        item: id,
        pieces: z.int(),
        pieceBytes: z.int(),
        have: z.array(z.int()),
        state: z.enum(['open', 'received', 'given_up']),
        until: instant.nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const takeBroughtPieceRoute = {
  method: 'PUT',
  path: '/api/learner-records/:id/files/:item/pieces/:nth',
  action: 'records.move',
  summary: 'Sends one piece of a file of a record, in any order; the same again changes nothing.',
  params: ofFile.extend({ nth: z.coerce.number().int().min(0).max(100_000) }),
  upload: { maxBytes: 5_242_880, types: ['application/octet-stream'] },
  body: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  reply: z.object({ have: z.int(), pieces: z.int() }),
} as const satisfies Route;

export const finishBroughtFileRoute = {
  method: 'POST',
  path: '/api/learner-records/:id/files/:item/completion',
  action: 'records.move',
  summary: 'All pieces of a file are sent: it is checked whole by the hashes of the record.',
  params: ofFile,
  reply: z.object({ item: id }),
} as const satisfies Route;
