import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, id, rendition, text } from '../portfolio/shapes-schema.ts';
import {
  actions,
  fileKind,
  itemLine,
  keysOf,
  long,
  member,
  params,
  SAYS,
  shownAction,
} from './shapes-schema.ts';

export const readClaimToStandardise = {
  method: 'GET',
  path: '/api/standardisation/claims/:id',
  action: 'standardisation.lead',
  summary: 'A decided claim: its items and criteria, to choose what is judged blind.',
  params,
  reply: z.object({
    /** `kind`: it is a file, judged from the file itself. */
    items: z.array(z.object({ evidenceId: id, title: z.string(), kind: fileKind.nullable() })),
    criteria: z.array(z.object({ criterionId: id, code: z.string(), label: z.string() })),
  }),
} as const satisfies Route;

export const readUnitToStandardise = {
  method: 'GET',
  path: '/api/standardisation/units/:id',
  action: 'standardisation.lead',
  summary: 'The criteria of a unit, to choose what a file is judged against.',
  params,
  reply: z.object({
    criteria: z.array(z.object({ criterionId: id, code: z.string(), label: z.string() })),
  }),
} as const satisfies Route;

export const openItemRoute = {
  method: 'POST',
  path: '/api/standardisation/items',
  action: 'standardisation.lead',
  summary: 'Asks several to judge one frozen item against some criteria, none seeing the others.',
  body: z.object({
    id,
    claimId: id,
    evidenceId: id,
    criterionIds: z.array(id).min(1, 'Choose what it is judged against.').max(20),
    memberIds: z.array(id).min(2, 'Ask two at least.').max(60),
    dueOn: date,
  }),
  reply: z.object({ itemId: id }),
} as const satisfies Route;

/** Types of a file handed in for the purpose: nothing in them can run. */
export const HANDED_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'audio/ogg',
  'audio/webm',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'application/pdf',
] as const;
/** Bytes of one at the most; the database holds it too. */
export const MOST_HANDED = 20 * 1024 * 1024;

export const openFileItemRoute = {
  method: 'POST',
  path: '/api/standardisation/file-items',
  action: 'standardisation.lead',
  summary: 'The same of a file that is nobody’s evidence; the file is handed in next.',
  body: openItemRoute.body
    .omit({ claimId: true, evidenceId: true })
    .extend({ unitId: id, title: text(200, { min: 1, what: 'What it is' }) }),
  reply: z.object({ itemId: id }),
} as const satisfies Route;

export const handInItemFileRoute = {
  method: 'POST',
  path: '/api/standardisation/items/:id/file',
  action: 'standardisation.lead',
  summary: 'The file that several judge, once: a photo, a recording or a PDF.',
  params,
  upload: { maxBytes: MOST_HANDED, types: HANDED_TYPES },
  reply: z.object({ itemId: id }),
} as const satisfies Route;

export const readItemFile = {
  method: 'GET',
  path: '/api/standardisation/items/:id/file',
  action: 'standardisation.read',
  summary: 'The file that is judged, for who was asked until an answer is agreed, and who leads.',
  params,
  reply: 'file',
} as const satisfies Route;

export const readItem = {
  method: 'GET',
  path: '/api/standardisation/items/:id',
  action: 'standardisation.read',
  summary: 'One item: its frozen rendition, one’s own answers, and once uncovered everybody’s.',
  params,
  reply: itemLine.extend({
    today: date,
    /** Null: a file handed in for the purpose. */
    rendition: rendition.nullable(),
    sha256: z.string().nullable(),
    /** The file that is judged, under no name; null: it is none. */
    file: z
      .object({
        /** Null: it is not here yet. */
        kind: fileKind.nullable(),
        mediaCalled: z.string(),
        bytes: z.int(),
        state: z.enum(['here', 'missing', 'emptied']),
        /** The reader may open it: until an answer is agreed, and who leads also after. */
        mayOpen: z.boolean(),
        /** The index by learner and adviser: what the assessor marked would tell what they judged. */
        marks: z.array(
          z.object({
            criterionId: id,
            code: z.string(),
            atSecond: z.int().nullable(),
            page: z.int().nullable(),
            note: z.string(),
          }),
        ),
      })
      .nullable(),
    criteria: z.array(
      z.object({
        criterionId: id,
        code: z.string(),
        label: z.string(),
        wording: z.string().nullable(),
        /** One's own answer, and everybody's once uncovered. */
        answers: z.array(
          z.object({ name: z.string(), says: z.enum(keysOf(SAYS)), why: z.string() }),
        ),
        /** Null until it is uncovered. */
        spread: z.object({ met: z.int(), notYet: z.int(), percent: z.int() }).nullable(),
        agreed: z.object({ says: z.enum(keysOf(SAYS)), reasons: z.string() }).nullable(),
      }),
    ),
    seats: z.array(member.extend({ judged: z.boolean(), attended: z.boolean().nullable() })),
    /** Of all pairs of two who judged, per cent who said the same, over all criteria; null: not uncovered. */
    alike: z.object({ percent: z.int(), pairs: z.int() }).nullable(),
    conclusion: z.string().nullable(),
    actions: z.array(shownAction),
  }),
} as const satisfies Route;

export const judgeItemRoute = {
  method: 'POST',
  path: '/api/standardisation/items/:id/answers',
  action: 'standardisation.take_part',
  summary: 'One’s own judgement of the item, criterion by criterion, once.',
  params,
  body: z.object({
    answers: z
      .array(
        z.object({
          criterionId: id,
          says: z.enum(keysOf(SAYS)),
          why: text(1000, { min: 1, lines: true, what: 'Why' }),
        }),
      )
      .min(1)
      .max(20),
  }),
  reply: z.object({ itemId: id }),
} as const satisfies Route;

export const uncoverItemRoute = {
  method: 'POST',
  path: '/api/standardisation/items/:id/uncovering',
  action: 'standardisation.lead',
  summary: 'Nobody judges it any more; from here everybody sees what each said.',
  params,
  reply: z.object({ itemId: id }),
} as const satisfies Route;

export const agreeItemRoute = {
  method: 'POST',
  path: '/api/standardisation/items/:id/agreement',
  action: 'standardisation.lead',
  summary: 'The agreed answer with reasons, who was there, and what comes of it.',
  params,
  body: z.object({
    answers: z
      .array(
        z.object({
          criterionId: id,
          says: z.enum(keysOf(SAYS)),
          reasons: text(2000, { min: 1, lines: true, what: 'The reasons' }),
        }),
      )
      .min(1)
      .max(20),
    attendedIds: z.array(id).max(60),
    conclusion: long('What was concluded'),
    actions,
  }),
  reply: z.object({ itemId: id }),
} as const satisfies Route;
