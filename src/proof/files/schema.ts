import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

export { sayLanguageRoute } from '../languages/schema.ts';

const id = z.uuid();
const ofId = z.object({ id });
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const instant = z.iso.datetime({ offset: true });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'Send the SHA-256 as 64 hex digits.');
const line = (max: number) => z.string().max(max);
const kind = z.enum(['photo', 'audio', 'video', 'pdf', 'document']);
const criterion = z.object({ criterionId: id, code: z.string(), label: z.string() });

/** Bytes of one piece as devices cut them, and the least a piece may have unless it is the last. */
export const PIECE_BYTES = 5 * 1024 * 1024;
export const LEAST_PIECE_BYTES = 64 * 1024;
/** Bytes of one file at the most; a photo or a document stands in memory whole and may have fewer. */
export const MOST_BYTES = 500 * 1024 * 1024;
export const MOST_WHOLE_BYTES = 40 * 1024 * 1024;

const upload = z.object({
  fileId: id,
  /** Pieces there are, and those that are here: numbers from 0. */
  pieces: z.int(),
  have: z.array(z.int()),
  state: z.enum(['open', 'received', 'given_up']),
  evidenceId: id.nullable(),
});

const ownFile = upload.extend({
  title: z.string(),
  name: z.string(),
  kind,
  bytes: z.int(),
  openedAt: instant,
  receivedAt: instant.nullable(),
});

export const listFiles = {
  method: 'GET',
  path: '/api/portfolio/files',
  action: 'portfolio.own',
  summary: 'The learner’s files, whole or on their way, with what there is room for.',
  reply: z.object({
    usedBytes: z.int(),
    roomBytes: z.int(),
    criteria: z.array(criterion.extend({ framework: z.string() })),
    rows: z.array(ownFile),
  }),
} as const satisfies Route;

/** The same id again answers with how far it has come. */
export const openFileRoute = {
  method: 'POST',
  path: '/api/portfolio/files',
  action: 'portfolio.own',
  summary: 'Begins to send a file in pieces: its name, size, type and the hash of its pieces.',
  body: z.object({
    id,
    name: line(400),
    media: line(200),
    bytes: z.int().min(1),
    pieceBytes: z.int().min(LEAST_PIECE_BYTES).max(PIECE_BYTES),
    /** SHA-256 over the SHA-256 of the pieces, one after another. */
    piecesSha256: sha256,
    title: line(400),
    shows: line(4000),
    /** By the clock of the device. */
    madeAt: instant,
    /** Is anybody else heard or seen in it? Then when and how they were told before. */
    others: z.boolean(),
    toldOn: date.nullable(),
    toldHow: line(1000),
    criterionIds: z.array(id).max(50),
  }),
  reply: upload,
} as const satisfies Route;

export const readUploadRoute = {
  method: 'GET',
  path: '/api/portfolio/files/:id',
  action: 'portfolio.own',
  summary: 'Which pieces of a file are here, so that the rest can be sent.',
  params: ofId,
  reply: upload,
} as const satisfies Route;

export const takePieceRoute = {
  method: 'PUT',
  path: '/api/portfolio/files/:id/pieces/:nth',
  action: 'portfolio.own',
  summary: 'Sends one piece, in any order; the same again changes nothing.',
  params: z.object({ id, nth: z.coerce.number().int().min(0).max(100_000) }),
  upload: { maxBytes: PIECE_BYTES, types: ['application/octet-stream'] },
  body: z.object({ sha256 }),
  reply: z.object({ have: z.int(), pieces: z.int() }),
} as const satisfies Route;

export const finishFileRoute = {
  method: 'POST',
  path: '/api/portfolio/files/:id/completion',
  action: 'portfolio.own',
  summary: 'All pieces are sent: the file is checked whole and becomes an item of evidence.',
  params: ofId,
  reply: z.object({ evidenceId: id, sha256 }),
} as const satisfies Route;

export const giveUpFileRoute = {
  method: 'DELETE',
  path: '/api/portfolio/files/:id',
  action: 'portfolio.own',
  summary: 'Gives an unfinished file up; what had come is deleted.',
  params: ofId,
  reply: z.object({ fileId: id }),
} as const satisfies Route;

const mark = criterion.extend({
  markId: id,
  atSecond: z.int().nullable(),
  page: z.int().nullable(),
  note: z.string(),
  madeBy: z.string(),
  madeAs: z.enum(['learner', 'assessor', 'adviser']),
  madeAt: instant,
  mine: z.boolean(),
});

export const readFileRoute = {
  method: 'GET',
  path: '/api/files/:id',
  action: 'files.read',
  summary: 'A file that is evidence, with its index: which page or moment shows which criterion.',
  params: ofId,
  reply: z.object({
    fileId: id,
    learner: z.object({ id, name: z.string() }),
    title: z.string(),
    shows: z.string(),
    name: z.string(),
    kind,
    media: z.string(),
    mediaCalled: z.string(),
    bytes: z.int(),
    pieceBytes: z.int(),
    piecesSha256: sha256,
    sha256,
    shownSha256: sha256.nullable(),
    saysWhere: z.boolean(),
    madeAt: instant,
    receivedAt: instant,
    others: z.boolean(),
    toldOn: date.nullable(),
    toldHow: z.string(),
    clearedAt: instant.nullable(),
    emptied: z.boolean(),
    sample: z.boolean(),
    /** As whom the reader may mark it; none: not, or not any more. */
    mayMarkAs: z.array(z.enum(['learner', 'assessor', 'adviser'])),
    mayClear: z.boolean(),
    /** May the reader cover parts of it? */
    mayCover: z.boolean(),
    /** The photo of which it is a copy with parts covered, and how many. */
    covers: z.object({ fileId: id, parts: z.int() }).nullable(),
    /** Copies of it with parts covered, the newest first. */
    copies: z.array(z.object({ fileId: id, parts: z.int() })),
    /** What the item is referenced to. */
    criteria: z.array(criterion),
    marks: z.array(mark),
  }),
} as const satisfies Route;

export const readContentRoute = {
  method: 'GET',
  path: '/api/files/:id/content',
  action: 'files.read',
  summary: 'The file itself; a part of it when a Range is asked for.',
  params: ofId,
  reply: 'file',
} as const satisfies Route;

/** The same id again answers with the first result. */
export const markFileRoute = {
  method: 'POST',
  path: '/api/files/:id/marks',
  action: 'files.mark',
  summary: 'Marks a page, or a minute and second, with a criterion that it shows.',
  params: ofId,
  body: z.object({
    id,
    as: z.enum(['learner', 'assessor', 'adviser']),
    criterionId: id,
    atSecond: z.int().min(0).max(86_400).nullable(),
    page: z.int().min(1).max(10_000).nullable(),
    note: line(1000),
  }),
  reply: z.object({ markId: id }),
} as const satisfies Route;

export const takeOffMarkRoute = {
  method: 'DELETE',
  path: '/api/files/:id/marks/:markId',
  action: 'files.mark',
  summary: 'Takes an own mark off; an assessor’s stays once it was presented.',
  params: z.object({ id, markId: id }),
  reply: z.object({ markId: id }),
} as const satisfies Route;

export const clearFileRoute = {
  method: 'POST',
  path: '/api/files/:id/clearance',
  action: 'files.clear',
  summary: 'The employer looked at a file and lets it leave the house.',
  params: ofId,
  body: z.object({ sha256 }),
  reply: z.object({ fileId: id }),
} as const satisfies Route;

const thousandths = z.int().min(0).max(1000);

/** The same id again answers with the first result. */
export const coverFileRoute = {
  method: 'POST',
  path: '/api/files/:id/covered-copies',
  action: 'files.cover',
  summary:
    'Makes a copy of a photo with parts of it black, which takes the photo’s place as evidence.',
  params: ofId,
  body: z.object({
    id,
    sha256,
    /** In thousandths of the picture as it is seen. */
    areas: z
      .array(
        z.object({
          left: thousandths,
          top: thousandths,
          width: thousandths.min(1),
          height: thousandths.min(1),
        }),
      )
      .min(1, 'Mark at least one part.')
      .max(40, 'Mark 40 parts at most; make some of them larger.'),
  }),
  reply: z.object({ evidenceId: id }),
} as const satisfies Route;
