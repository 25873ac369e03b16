import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { cleanText } from '../../lib/text.ts';

const id = z.uuid();
const instant = z.iso.datetime({ offset: true });
const FOUND_BY = ['package', 'words', 'code', 'hand'] as const;

const reason = z
  .string()
  .superRefine((value, context) => {
    const cleaned = cleanText(value, { min: 1, max: 500, lines: true, what: 'The reason' });
    if (!cleaned.ok) context.addIssue({ code: 'custom', message: cleaned.refusal.because });
  })
  .overwrite((value) => {
    const cleaned = cleanText(value, { min: 1, max: 500, lines: true, what: 'The reason' });
    return cleaned.ok ? cleaned.value : value;
  });

const criterion = z.object({ criterionId: id, code: z.string(), words: z.string() });
const revision = z.object({
  frameworkId: id,
  code: z.string(),
  revision: z.int(),
  title: z.string(),
});

export const listReplacing = {
  method: 'GET',
  path: '/api/replacements/:from',
  action: 'replacement.manage',
  summary: 'A framework, and every other one here that may replace it.',
  params: z.object({ from: id }),
  reply: z.object({ from: revision, total: z.int(), rows: z.array(revision) }),
} as const satisfies Route;

export const readReplacement = {
  method: 'GET',
  path: '/api/replacements/:from/:to',
  action: 'replacement.manage',
  summary:
    'What replaces each criterion of one framework in another: as published last, else as proposed.',
  params: z.object({ from: id, to: id }),
  reply: z.object({
    from: revision,
    to: revision,
    /** The version that stands; null: none is published, and the rows are a proposal. */
    published: z
      .object({
        mapId: id,
        version: z.int(),
        because: z.string(),
        publishedAt: instant,
        publishedBy: z.string().nullable(),
      })
      .nullable(),
    rows: z.array(
      z.object({
        from: criterion,
        unit: z.string(),
        to: z.array(id),
        foundBy: z.enum(FOUND_BY),
        /** The words of the two are the same. */
        sameWords: z.boolean(),
        carries: z.boolean(),
      }),
    ),
    /** Every criterion of the newer framework. */
    there: z.array(criterion),
  }),
} as const satisfies Route;

export const publishMapRoute = {
  method: 'POST',
  path: '/api/replacements/:from/:to',
  action: 'replacement.manage',
  summary: 'Publishes what replaces each criterion, whole, as the next version of the map.',
  params: z.object({ from: id, to: id }),
  body: z.object({
    id,
    /** The version it was made from; 0: none was published. */
    after: z.int().min(0),
    because: reason,
    rows: z
      .array(
        z.object({
          from: id,
          to: z.array(id).max(50),
          foundBy: z.enum(FOUND_BY),
          carries: z.boolean(),
        }),
      )
      .max(5000),
  }),
  reply: z.object({ mapId: id, version: z.int() }),
} as const satisfies Route;

export const previewMoves = {
  method: 'GET',
  path: '/api/replacement-maps/:from/:to/learners',
  action: 'replacement.manage',
  summary:
    'Learners on the older framework: what goes along the newest map, and what each of them loses.',
  params: z.object({ from: id, to: id }),
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        enrolmentId: id,
        learnerId: id,
        name: z.string(),
        left: z.boolean(),
        /** Instant of their move; null: still on the older one. */
        movedAt: instant.nullable(),
        references: z.int(),
        judgements: z.int(),
        /** By reference of the unit. */
        achieved: z.array(z.string()),
        open: z.array(z.string()),
        /** By code of the criterion. */
        referencesLost: z.array(z.string()),
        judgementsLost: z.array(z.string()),
      }),
    ),
  }),
} as const satisfies Route;

export const moveLearnersRoute = {
  method: 'POST',
  path: '/api/replacement-maps/:from/:to/moves',
  action: 'replacement.manage',
  summary:
    'Takes learners over to the newer framework, all of them or none; again changes nothing.',
  params: z.object({ from: id, to: id }),
  body: z.object({
    /** Of the map that was looked at. */
    version: z.int().min(1),
    because: reason,
    moves: z
      .array(z.object({ id, enrolmentId: id, newEnrolmentId: id }))
      .min(1)
      .max(200),
  }),
  reply: z.object({ moved: z.int() }),
} as const satisfies Route;
