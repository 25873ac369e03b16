import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

export {
  FINDINGS,
  type FindingKind,
  findAuthorshipRoute,
  readAuthorship,
} from '../authorship/schema.ts';

import { date, id, instant, STANDINGS, text, unit, VERDICTS } from './shapes-schema.ts';

const params = z.object({ id });

export const readMyLearners = {
  method: 'GET',
  path: '/api/assessment/learners',
  action: 'assessment.own_learners',
  summary:
    'Learners of the asking adviser or assessor: who waits on them, what is late, who has not moved.',
  query: z.object({
    /** Days without a step after which a learner counts as quiet. */
    quiet: z.coerce.number().int().min(1).max(366).default(28),
  }),
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        learnerId: id,
        name: z.string(),
        as: z.array(
          z.object({
            framework: z.string(),
            adviser: z.boolean(),
            assessor: z.boolean(),
            /** Code of the framework that the learner went over to; null: they are on it. */
            replacedBy: z.string().nullable(),
          }),
        ),
        /** Evidence, reference, claim or decision; null: none yet. */
        lastAt: instant.nullable(),
        quiet: z.boolean(),
        claims: z.array(
          z.object({
            claimId: id,
            unit: z.string(),
            /** Nobody has it, or the asking member. */
            onYou: z.boolean(),
            waitingDays: z.int(),
            dueOn: date.nullable(),
            late: z.boolean(),
          }),
        ),
        actions: z.array(
          z.object({
            claimId: id,
            unit: z.string(),
            words: z.string(),
            dueOn: date.nullable(),
            answered: z.boolean(),
            late: z.boolean(),
          }),
        ),
      }),
    ),
  }),
} as const satisfies Route;

export const readToCountersign = {
  method: 'GET',
  path: '/api/assessment/countersignatures',
  action: 'assessment.countersign',
  summary:
    'Decisions of assessors who were not qualified that day, which wait for a countersignature.',
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        decisionId: id,
        claimId: id,
        learnerName: z.string(),
        unit,
        attempt: z.int(),
        outcome: z.enum(VERDICTS),
        standing: z.enum(STANDINGS),
        decidedAt: instant,
        assessorName: z.string(),
        /** Why the asking member may not give it; null: they may. */
        because: z.string().nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const countersignRoute = {
  method: 'POST',
  path: '/api/assessment/claims/:id/countersignature',
  action: 'assessment.countersign',
  summary: 'Stands by a decision whose assessor was not qualified that day (R26).',
  params,
  body: z.object({ note: text(1000, { lines: true, what: 'The note' }).default('') }),
  reply: z.object({ decisionId: id }),
} as const satisfies Route;

export const readNextAssessors = {
  method: 'GET',
  path: '/api/assessment/claims/:id/next-assessors',
  action: 'assessment.hand_over',
  summary: 'Who may take a claim over from the assessor who has it in hand.',
  params,
  reply: z.object({ total: z.int(), rows: z.array(z.object({ memberId: id, name: z.string() })) }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const offerHandoverRoute = {
  method: 'POST',
  path: '/api/assessment/claims/:id/handovers',
  action: 'assessment.hand_over',
  summary: 'Offers a claim in hand to another assessor, with what they should know.',
  params,
  body: z.object({
    id,
    toId: id,
    note: text(4000, { min: 10, lines: true, what: 'The note' }),
  }),
  reply: z.object({ handoverId: id }),
} as const satisfies Route;

export const readHandoverRoute = {
  method: 'POST',
  path: '/api/assessment/handovers/:id/reading',
  action: 'assessment.judge',
  summary: 'The next assessor signs that they have read it all: the claim is in their hand.',
  params,
  reply: z.object({ claimId: id }),
} as const satisfies Route;

export const endHandoverRoute = {
  method: 'DELETE',
  path: '/api/assessment/handovers/:id',
  action: 'assessment.hand_over',
  summary: 'Calls off a hand-over that nobody signed.',
  params,
  reply: z.object({ handoverId: id }),
} as const satisfies Route;

export const setAsideDialogueRoute = {
  method: 'POST',
  path: '/api/assessment/claims/:id/dialogues/setting-aside',
  action: 'assessment.hand_over',
  summary: 'Sets aside what was asked on a day and is not signed, with the reason (C5).',
  params,
  body: z.object({
    heldOn: date,
    reason: text(1000, { min: 3, lines: true, what: 'The reason' }),
  }),
  reply: z.object({ claimId: id }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const signDialogueRoute = {
  method: 'POST',
  path: '/api/assessment/claims/:id/dialogues',
  action: 'assessment.judge',
  summary: 'The assessor signs what was asked and answered on a day as a true account (R70).',
  params,
  body: z.object({ id, heldOn: date }),
  reply: z.object({ dialogueId: id }),
} as const satisfies Route;

export const signOwnDialogueRoute = {
  method: 'POST',
  path: '/api/portfolio/dialogues/:id/signature',
  action: 'assessment.outcomes',
  summary: 'The learner signs what they were asked and answered as a true account (R70).',
  params,
  reply: z.object({ dialogueId: id }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const promiseRoute = {
  method: 'POST',
  path: '/api/assessment/promises',
  action: 'assessment.promise',
  summary: 'Promises a decision within so many days of a claim, for claims from a day on (C1).',
  body: z.object({
    id,
    days: z.int().min(1, 'Promise at least one day.').max(90, 'Promise at most 90 days.'),
    fromOn: date,
  }),
  reply: z.object({ promiseId: id }),
} as const satisfies Route;

export const readOutcomePaper = {
  method: 'GET',
  path: '/api/portfolio/outcomes/:claimId/paper',
  action: 'assessment.outcomes',
  summary: 'The decision on an own claim as a PDF, informal until ratified.',
  params: z.object({ claimId: id }),
  reply: 'file',
} as const satisfies Route;
