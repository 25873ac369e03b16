import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';
import { text } from './schema.ts';

const id = z.uuid();
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');

export const recordUnitRouteRoute = {
  method: 'POST',
  path: '/api/certification/unit-routes',
  action: 'certification.manage',
  summary: 'The awarding body has a learner on its unit payment route of a framework (R93).',
  body: z.object({
    id,
    learnerId: id,
    frameworkId: id,
    reference: text(200, { min: 1, what: 'The reference' }),
    fromOn: date,
  }),
  reply: z.object({ unitRouteId: id }),
} as const satisfies Route;

export const endUnitRouteRoute = {
  method: 'POST',
  path: '/api/certification/unit-routes/:id/end',
  action: 'certification.manage',
  summary: 'A learner leaves the unit payment route; what was claimed on it stays.',
  params: z.object({ id }),
  body: z.object({ on: date, because: text(500, { min: 1, lines: true, what: 'The reason' }) }),
  reply: z.object({ unitRouteId: id }),
} as const satisfies Route;
