import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  CLAIM_STATES,
  CLOSES,
  date,
  id,
  instant,
  member,
  remark,
  rendition,
  replacedBy,
  sha256,
  text,
} from './shapes-schema.ts';

export * from './evidence-schema.ts';
export {
  ABOUT_KINDS,
  CLAIM_STATES,
  CLOSES_WORDS,
  OWN_WORK,
  PART_WORDS,
  PARTS,
  type Rendition,
} from './shapes-schema.ts';
export * from './suggest-schema.ts';

const unitHead = z.object({
  unitId: id,
  reference: z.string(),
  title: z.string(),
  frameworkCode: z.string(),
});

const presented = z.object({
  criterionId: id,
  code: z.string(),
  label: z.string(),
  wording: z.string().nullable(),
  closes: z.enum(CLOSES),
  /** Places in `items`. */
  items: z.array(z.int()),
});

/** The centre's declaration of authenticity: version 0 is the house's own. */
const declared = z.object({ version: z.int(), words: z.string(), sha256 });

/** Exactly what would be frozen and handed to the assessor. */
export const previewClaim = {
  method: 'GET',
  path: '/api/portfolio/claim-preview/:unitId',
  action: 'portfolio.own',
  summary: 'What an assessor would see of a unit if it were claimed now.',
  params: z.object({ unitId: id }),
  reply: z.object({
    unit: unitHead,
    attempt: z.int(),
    /** Why it cannot be claimed; null: it can. */
    refusal: remark.nullable(),
    /** What should be known before: an expired unit, criteria without an item. */
    warnings: z.array(remark),
    items: z.array(z.object({ evidenceId: id, title: z.string(), rendition })),
    criteria: z.array(presented),
    /** What the learner declares by claiming (C4). */
    declare: declared,
    /** Names this state; given with the claim, a change meanwhile is refused. */
    seen: sha256,
  }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const claimUnitRoute = {
  method: 'POST',
  path: '/api/portfolio/claims',
  action: 'portfolio.own',
  summary: 'Claims a unit: freezes what is presented and hands it to the assessors.',
  body: z.object({
    id,
    unitId: id,
    declaration: text(2000, { min: 10, lines: true, what: 'The declaration' }),
    /** The version of the centre's declaration that is declared; a claim without it is refused (C4). */
    declared: z.int().min(0).optional(),
    seen: sha256.optional(),
  }),
  reply: z.object({ claimId: id, attempt: z.int() }),
} as const satisfies Route;

export const withdrawClaimRoute = {
  method: 'DELETE',
  path: '/api/portfolio/claims/:id',
  action: 'portfolio.own',
  summary: 'Takes a claim back that no assessor has decided.',
  params: z.object({ id }),
  reply: z.object({ claimId: id }),
} as const satisfies Route;

export const readClaim = {
  method: 'GET',
  path: '/api/portfolio/claims/:id',
  action: 'portfolio.own',
  summary: 'One claim of the learner as it was frozen.',
  params: z.object({ id }),
  reply: z.object({
    claimId: id,
    unit: unitHead,
    attempt: z.int(),
    state: z.enum(CLAIM_STATES),
    declaration: z.string(),
    /** Null: claimed before declarations had versions. */
    declared: declared.nullable(),
    claimedAt: instant,
    assessor: member.nullable(),
    takenAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
    decidedAt: instant.nullable(),
    items: z.array(z.object({ evidenceId: id, title: z.string(), sha256, rendition })),
    criteria: z.array(presented),
  }),
} as const satisfies Route;

const enrolmentLine = z.object({
  enrolmentId: id,
  frameworkId: id,
  frameworkCode: z.string(),
  frameworkTitle: z.string(),
  startedOn: date,
  chosenUnits: z.array(id),
  /** Null: they are on it. */
  replacedBy: replacedBy.nullable(),
});

/** Registered learners, and members with the role of a learner who are not registered yet. */
export const listLearners = {
  method: 'GET',
  path: '/api/learners',
  action: 'portfolio.oversee',
  summary: 'Learners with their enrolments, and members who may be enrolled.',
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        learnerId: id,
        name: z.string(),
        /** Null: not registered yet. */
        registeredAt: instant.nullable(),
        left: z.boolean(),
        enrolments: z.array(enrolmentLine),
        evidence: z.int(),
        openClaims: z.int(),
        decidedClaims: z.int(),
      }),
    ),
  }),
} as const satisfies Route;

/** The same id again answers with the first result. Reads back three years of the log. */
export const enrolLearner = {
  method: 'POST',
  path: '/api/learners',
  action: 'portfolio.enrol',
  summary: 'Registers a member as a learner and enrols them on a framework.',
  body: z.object({
    id,
    memberId: id,
    frameworkId: id,
    startedOn: date.optional(),
    unitIds: z.array(id).max(40).default([]),
    /** Why, although the version or a unit of it has ended (R12). */
    endedBecause: text(500, { min: 0, lines: true, what: 'The reason' }).optional(),
  }),
  reply: z.object({ enrolmentId: id, suggested: z.int(), findings: z.array(remark) }),
} as const satisfies Route;

export const chooseUnitsRoute = {
  method: 'PUT',
  path: '/api/enrolments/:id/units',
  action: 'portfolio.enrol',
  summary: 'Sets the optional units that a learner works towards.',
  params: z.object({ id }),
  body: z.object({ unitIds: z.array(id).max(40) }),
  reply: z.object({ enrolmentId: id, findings: z.array(remark) }),
} as const satisfies Route;

/** Answers while optional units are being chosen, before anything is saved. */
export const judgeUnits = {
  method: 'GET',
  path: '/api/enrolment-choices/:frameworkId',
  action: 'portfolio.enrol',
  summary: 'What the rules of combination say of a choice of optional units.',
  params: z.object({ frameworkId: id }),
  query: z.object({
    /** Ids of optional units with commas between. */
    unitIds: z.string().max(2000).default(''),
  }),
  reply: z.object({
    /** Credits of the mandatory units and those chosen. */
    credit: z.int(),
    findings: z.array(remark),
  }),
} as const satisfies Route;
