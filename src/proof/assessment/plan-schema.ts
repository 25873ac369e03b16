import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, finding, id, instant, METHODS, text } from './shapes-schema.ts';

const params = z.object({ id });
const line = z.object({
  /** What will be assessed. */
  what: text(400, { min: 3, what: 'What will be assessed' }),
  method: z.enum(METHODS),
  on: date,
  place: text(200, { min: 1, what: 'The place' }),
});
export type PlanLine = z.infer<typeof line>;

const plan = z.object({
  planId: id,
  unitId: id,
  reference: z.string(),
  title: z.string(),
  version: z.int(),
  /** The meeting of the learner’s programme it belongs to. */
  meetingId: id.nullable(),
  lines: z.array(line),
  writtenAt: instant,
  writtenBy: z.string(),
  /** Null: the learner has not agreed to it yet. */
  agreedAt: instant.nullable(),
  /** A newer version took its place. */
  superseded: z.boolean(),
});
export type ShownPlan = z.infer<typeof plan>;

export const readPlans = {
  method: 'GET',
  path: '/api/assessment/learners/:id/plans',
  action: 'assessment.read',
  summary: 'What will be assessed of a learner, unit by unit, every version, the newest first.',
  params,
  query: z.object({ framework: id }),
  reply: z.object({
    today: date,
    units: z.array(z.object({ unitId: id, reference: z.string(), title: z.string() })),
    rows: z.array(plan),
    /** The first units are assessed early (R71). */
    notes: z.array(finding),
  }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const writePlanRoute = {
  method: 'POST',
  path: '/api/assessment/learners/:id/plans',
  action: 'assessment.judge',
  summary: 'Writes the next version of what will be assessed of a unit, how, when and where.',
  params,
  body: z.object({
    id,
    unitId: id,
    meetingId: id.nullable().default(null),
    lines: z.array(line).min(1, 'Plan at least one assessment.').max(60),
  }),
  reply: z.object({ version: z.int() }),
} as const satisfies Route;

export const readOwnPlans = {
  method: 'GET',
  path: '/api/portfolio/assessment-plans',
  action: 'assessment.outcomes',
  summary: 'What will be assessed of the learner who asks, the newest version of each unit.',
  reply: z.object({ rows: z.array(plan) }),
} as const satisfies Route;

export const agreePlanRoute = {
  method: 'POST',
  path: '/api/portfolio/assessment-plans/:id/agreement',
  action: 'assessment.outcomes',
  summary: 'The learner agrees to what will be assessed, by their own press.',
  params,
  reply: z.object({ planId: id }),
} as const satisfies Route;
