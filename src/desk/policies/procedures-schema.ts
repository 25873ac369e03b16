import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { isGovernable } from './governs-schema.ts';
import { DESK_ROLES, date, id, instant, keysOf, text } from './shapes-schema.ts';

/** How a version stands. */
export const VERSION_STATES = ['coming', 'in_force', 'replaced', 'withdrawn'] as const;

/** The largest file of a procedure. */
export const MOST_BYTES = 5 * 1024 * 1024;

const version = z.int().min(1).max(10_000);

const procedureLine = z.object({
  procedureId: id,
  title: z.string(),
  /** The version in force, or the one to come where none is yet. */
  version,
  state: z.enum(VERSION_STATES),
  inForceFrom: date,
  reviewOn: date,
  ownerName: z.string(),
  /** A newer version that is to come. */
  coming: z.object({ version, inForceFrom: date }).nullable(),
  /** Whether the reader’s roles must read it, and when they did. */
  mustRead: z.boolean(),
  readAt: instant.nullable(),
  /** How many have read it, of how many who must. */
  readBy: z.int(),
  readers: z.int(),
});

export const listProcedures = {
  method: 'GET',
  path: '/api/procedures',
  action: 'policies.read',
  summary: 'The organisation’s own procedures, those in force first.',
  reply: z.object({
    today: date,
    total: z.int(),
    /** How many of them the reader must still read. */
    toRead: z.int(),
    rows: z.array(procedureLine),
  }),
} as const satisfies Route;

export const readProcedure = {
  method: 'GET',
  path: '/api/procedures/:id',
  action: 'policies.read',
  summary: 'One procedure in one version, its other versions, and who has read it.',
  params: z.object({ id }),
  /** Left out: the version in force, else the newest. */
  query: z.object({ version: z.coerce.number().int().min(1).max(10_000).optional() }),
  reply: z.object({
    today: date,
    procedureId: id,
    title: z.string(),
    version,
    newest: version,
    state: z.enum(VERSION_STATES),
    text: z.string(),
    fileName: z.string().nullable(),
    sha256: z.string(),
    change: z.string(),
    inForceFrom: date,
    reviewOn: date,
    ownerId: id,
    ownerName: z.string(),
    governs: z.array(z.string()),
    readers: z.array(z.enum(keysOf(DESK_ROLES))),
    publishedAt: instant,
    publishedBy: z.string(),
    withdrawn: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
    versions: z.array(
      z.object({
        version,
        state: z.enum(VERSION_STATES),
        inForceFrom: date,
        change: z.string(),
        publishedAt: instant,
        publishedBy: z.string(),
      }),
    ),
    mustRead: z.boolean(),
    readAt: instant.nullable(),
    /** Who has read this version, and who must still: for those who look after it. */
    receipts: z.array(z.object({ memberId: id, name: z.string(), readAt: instant })),
    outstanding: z.array(z.object({ memberId: id, name: z.string() })),
    /** Members of the desk, one of whom looks after a procedure. */
    members: z.array(z.object({ memberId: id, name: z.string() })),
  }),
} as const satisfies Route;

export const listProcedureOwners = {
  method: 'GET',
  path: '/api/procedure-owners',
  action: 'policies.publish',
  summary: 'Members of the desk, one of whom looks after a procedure.',
  reply: z.object({
    total: z.int(),
    rows: z.array(z.object({ memberId: id, name: z.string() })),
  }),
} as const satisfies Route;

const governs = z
  .array(z.string().refine(isGovernable, 'Choose kinds of work record from the list.'))
  .min(1, 'Choose what it governs.')
  .max(200);

const readers = z.array(z.enum(keysOf(DESK_ROLES))).max(5);

/** What is said of a version beside its content. */
const particulars = z.object({
  procedureId: id,
  /** The newest version it was made from, 0 for the first: a colleague’s version in between is not lost. */
  from: z.int().min(0).max(10_000),
  title: text(160, { min: 1, what: 'The title' }),
  /** What changed since the version before; for the first not needed. */
  change: text(1_000, { lines: true, what: 'What changed' }).default(''),
  inForceFrom: date,
  reviewOn: date,
  ownerId: id,
  governs,
  readers,
});
export type Particulars = z.output<typeof particulars>;

const published = z.object({ procedureId: id, version });

export const publishProcedureRoute = {
  method: 'POST',
  path: '/api/procedures',
  action: 'policies.publish',
  summary: 'Publishes a procedure as a text, or a new version of one. None is edited afterwards.',
  body: particulars.extend({
    text: text(100_000, { min: 1, lines: true, what: 'The text of the procedure' }),
  }),
  reply: published,
} as const satisfies Route;

/** A list in a field of a form: JSON, then as the list itself is checked. */
const listIn = <S extends z.ZodType>(list: S) =>
  z
    .string()
    .max(20_000)
    .transform((value, context) => {
      try {
        return JSON.parse(value) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'This is not a list.' });
        return z.NEVER;
      }
    })
    .pipe(list);

export const publishProcedureFile = {
  method: 'POST',
  path: '/api/procedures/files',
  action: 'policies.publish',
  summary: 'Publishes a procedure as a PDF, or a new version of one. governs and readers are JSON.',
  upload: { maxBytes: MOST_BYTES, types: ['application/pdf'] },
  body: particulars.extend({
    from: z.coerce.number().int().min(0).max(10_000),
    governs: listIn(governs),
    readers: listIn(readers),
  }),
  reply: published,
} as const satisfies Route;

export const procedureFile = {
  method: 'GET',
  path: '/api/procedures/:id/versions/:version/file',
  action: 'policies.read',
  summary: 'The file of one version, as it was published.',
  params: z.object({ id, version: z.coerce.number().int().min(1).max(10_000) }),
  reply: 'file',
} as const satisfies Route;

export const withdrawProcedureRoute = {
  method: 'POST',
  path: '/api/procedures/:id/withdrawal',
  action: 'policies.publish',
  summary: 'Withdraws a procedure: from now on it governs nothing.',
  params: z.object({ id }),
  body: z.object({ reason: text(1_000, { min: 1, lines: true, what: 'The reason' }) }),
  reply: z.object({ procedureId: id }),
} as const satisfies Route;

export const acknowledgeProcedureRoute = {
  method: 'POST',
  path: '/api/procedures/:id/receipt',
  action: 'policies.acknowledge',
  summary: 'Says that one has read a version of a procedure.',
  params: z.object({ id }),
  body: z.object({ version }),
  reply: published,
} as const satisfies Route;
