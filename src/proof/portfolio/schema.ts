import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import {
  CLAIM_STATES,
  CLOSES,
  id,
  instant,
  member,
  remark,
  rendition,
  sha256,
  text,
} from './shapes-schema.ts';

export * from './enrol-schema.ts';
export * from './evidence-schema.ts';
export { ABOUT_KINDS, CLAIM_STATES, PARTS, type Rendition } from './shapes-schema.ts';
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
    claimedAt: instant,
    assessor: member.nullable(),
    takenAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
    decidedAt: instant.nullable(),
    items: z.array(z.object({ evidenceId: id, title: z.string(), sha256, rendition })),
    criteria: z.array(presented),
  }),
} as const satisfies Route;
