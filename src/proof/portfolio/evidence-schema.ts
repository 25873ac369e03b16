import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  ABOUT_KINDS,
  CLOSES,
  claimLine,
  date,
  id,
  instant,
  mayShow,
  member,
  note,
  remark,
  rendition,
  replacedBy,
  said,
  sha256,
  TOLD_PARTS,
  text,
} from './shapes-schema.ts';

const unit = z.object({
  unitId: id,
  reference: z.string(),
  title: z.string(),
  group: z.enum(['mandatory', 'optional']).nullable(),
  credit: z.int().nullable(),
  /** 'YYYY-MM-DD'; past it the unit is claimed with a warning, or not at all. */
  expiresOn: date.nullable(),
  /** Mandatory, or an optional unit that the learner works towards. */
  chosen: z.boolean(),
  /** The newest claim. */
  claim: claimLine.nullable(),
  criteria: z.array(
    z.object({
      criterionId: id,
      code: z.string(),
      label: z.string(),
      wording: z.string().nullable(),
      closes: z.enum(CLOSES),
    }),
  ),
});

const framework = z.object({
  /** Null: not enrolled on it; it may be referenced, not claimed. */
  enrolmentId: id.nullable(),
  startedOn: date.nullable(),
  frameworkId: id,
  code: z.string(),
  revision: z.int(),
  title: z.string(),
  chosenUnits: z.array(id),
  /** They went over to it: nothing more is claimed here. Null: they are on it, or were never enrolled. */
  replacedBy: replacedBy.nullable(),
  /** What the chosen units leave open: credits, groups. */
  findings: z.array(remark),
  units: z.array(unit),
});

const portfolio = z.object({
  learner: z.object({ id, name: z.string(), registeredAt: instant }),
  /** Sample, not evidence. */
  sample: z.boolean(),
  /** Enrolled ones first, then every other framework of the organisation. */
  frameworks: z.array(framework),
  evidence: z.array(
    z.object({
      evidenceId: id,
      title: z.string(),
      firstAt: instant,
      lastAt: instant,
      /** 'work', or another room's word for what it is. */
      source: z.string(),
      /** What it is, in words: 'Work records', 'Personal statement'. */
      sourceTitle: z.string(),
      /** Null: it is no work record. */
      aboutKind: z.enum(ABOUT_KINDS).nullable(),
      kinds: z.array(z.string()),
      entries: z.int(),
    }),
  ),
  /**
   * Pairs [place in `evidence`, place among all criteria]: criteria are counted from 0 through
   * frameworks, their units and their criteria in the order given here.
   */
  references: z.array(z.tuple([z.int(), z.int()])),
  /** Places in `references` of those that an open claim presents. */
  presented: z.array(z.int()),
});

export const readPortfolio = {
  method: 'GET',
  path: '/api/portfolio',
  action: 'portfolio.own',
  summary:
    'The learner’s own portfolio: frameworks, items of evidence and references between them.',
  reply: portfolio,
} as const satisfies Route;

export const readLearnerPortfolio = {
  method: 'GET',
  path: '/api/learners/:id/portfolio',
  action: 'portfolio.oversee',
  summary: 'A learner’s portfolio, for whoever oversees it.',
  params: z.object({ id }),
  reply: portfolio,
} as const satisfies Route;

/** The same id again answers with the first result. */
export const acceptCaseRoute = {
  method: 'POST',
  path: '/api/portfolio/evidence',
  action: 'portfolio.own',
  summary: 'Accepts records of a case as one item of evidence, with references to criteria.',
  body: z.object({
    id,
    caseId: id,
    seqs: z.array(z.int().positive()).min(1, 'Choose at least one record.').max(200),
    title: text(200, { min: 3, what: 'The title' }),
    note: note.default(''),
    /** Why work older than three years is used nevertheless. */
    olderBecause: text(1000, { min: 3, lines: true, what: 'The reason' }).optional(),
    references: z
      .array(z.object({ criterionId: id, note: note.default('') }))
      .max(200)
      .default([]),
  }),
  reply: z.object({ evidenceId: id }),
} as const satisfies Route;

const evidence = z.object({
  evidenceId: id,
  learner: member,
  title: z.string(),
  note: z.string(),
  olderBecause: z.string().nullable(),
  acceptedAt: instant,
  source: z.string(),
  /** Null, as what follows, when it is no work record. */
  caseId: id.nullable(),
  aboutKind: z.enum(ABOUT_KINDS).nullable(),
  aboutId: id.nullable(),
  /** For eyes inside the agency: it may name people and clients. What it is, when it is no work record. */
  caseTitle: z.string(),
  entries: z.array(
    z.object({
      seq: z.int(),
      entryId: id,
      kind: z.string(),
      title: z.string(),
      at: instant,
      part: z.enum(TOLD_PARTS),
      leaf: sha256,
      says: z.array(said),
      /** Every member who had a hand in it. */
      parties: z.array(member),
      documents: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          sha256: sha256.nullable(),
          /** May be opened as sent by owners and branch managers; opening it is recorded. */
          original: z.boolean(),
        }),
      ),
    }),
  ),
  references: z.array(
    mayShow.extend({
      wording: z.string().nullable(),
      note: z.string(),
      referencedAt: instant,
      /** The table suggests it; otherwise it is the learner's own choice. */
      suggested: z.boolean(),
      /** Presented in an open claim: it stays until the claim is taken back. */
      claimed: z.boolean(),
    }),
  ),
  /** Criteria its records may show, referenced or not. */
  mayShow: z.array(mayShow),
  claims: z.array(claimLine.extend({ unitReference: z.string() })),
  /** What is to be said of it to the learner: that it is a copy in part, or shows nothing of them. */
  remarks: z.array(z.object({ code: z.string(), because: z.string() })),
  /** What an assessor would see of it now. */
  rendition,
  /** The newest checkpoint that holds all its entries; null: not in one yet. */
  checkpoint: z.object({ size: z.int(), at: instant }).nullable(),
});

export const readEvidence = {
  method: 'GET',
  path: '/api/portfolio/evidence/:id',
  action: 'portfolio.own',
  summary: 'One item of the learner’s evidence, and how an assessor would see it.',
  params: z.object({ id }),
  reply: evidence,
} as const satisfies Route;

export const readLearnerEvidence = {
  method: 'GET',
  path: '/api/learners/:learnerId/evidence/:id',
  action: 'portfolio.oversee',
  summary: 'One item of a learner’s evidence, for whoever oversees it.',
  params: z.object({ learnerId: id, id }),
  reply: evidence,
} as const satisfies Route;

export const writeNoteRoute = {
  method: 'PUT',
  path: '/api/portfolio/evidence/:id',
  action: 'portfolio.own',
  summary: 'Changes the title and the note of an item; what was claimed stays as it was frozen.',
  params: z.object({ id }),
  body: z.object({ title: text(200, { min: 3, what: 'The title' }), note }),
  reply: z.object({ evidenceId: id }),
} as const satisfies Route;

/** The same reference again changes its note. */
export const referenceRoute = {
  method: 'POST',
  path: '/api/portfolio/references',
  action: 'portfolio.own',
  summary: 'References an item of evidence to a criterion, and to others that are linked to it.',
  body: z.object({
    evidenceId: id,
    criterionId: id,
    note: note.default(''),
    also: z.array(id).max(20).default([]),
  }),
  reply: z.object({ evidenceId: id, criterionId: id }),
} as const satisfies Route;

export const unreferenceRoute = {
  method: 'DELETE',
  path: '/api/portfolio/references/:evidenceId/:criterionId',
  action: 'portfolio.own',
  summary: 'Takes a reference back, unless an open claim presents it.',
  params: z.object({ evidenceId: id, criterionId: id }),
  reply: z.object({ evidenceId: id, criterionId: id }),
} as const satisfies Route;

export const viewOriginalRoute = {
  method: 'POST',
  path: '/api/evidence/:id/original',
  action: 'evidence.original',
  summary: 'Opens a document of an item as it was sent; who opened it is recorded.',
  params: z.object({ id }),
  body: z.object({ seq: z.int().positive(), key: z.string().min(1).max(100) }),
  reply: 'file',
} as const satisfies Route;

export const exportEvidenceRoute = {
  method: 'POST',
  path: '/api/portfolio/evidence/:id/package',
  action: 'portfolio.own',
  summary:
    'Exports an item as evidence: rendition, sealed entries, their proofs and the checkpoint.',
  params: z.object({ id }),
  reply: 'file',
} as const satisfies Route;
