import { z } from 'zod';
import { isDate } from '../../lib/days.ts';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const date = z.string().refine(isDate, 'Write the date like 2026-11-23.');
const instant = z.iso.datetime({ offset: true });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const asked = { pattern: z.string().max(40), fromOn: date, toOn: date };
const figures = { occasions: z.int(), shown: z.int() };

export const listBehaviours = {
  method: 'GET',
  path: '/api/portfolio/behaviours',
  action: 'portfolio.own',
  summary: 'What may be counted over a learner’s own work of some weeks, and what was.',
  reply: z.object({
    today: date,
    /** From when on work counts. */
    earliest: date,
    patterns: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        /** Statement of the occupational standard: 'B2'. */
        behaviour: z.string(),
        occasion: z.string(),
        counts: z.string(),
        /** That statement where the standard is in use here. */
        criterion: z.object({ criterionId: id, code: z.string(), label: z.string() }).nullable(),
      }),
    ),
    rows: z.array(
      z.object({
        evidenceId: id,
        title: z.string(),
        fromOn: date,
        toOn: date,
        ...figures,
        countedAt: instant,
      }),
    ),
  }),
} as const satisfies Route;

export const lookAtBehaviour = {
  method: 'GET',
  path: '/api/portfolio/behaviours/figures',
  action: 'portfolio.own',
  summary: 'Counts a pattern over some days, week by week; changes nothing.',
  query: z.object(asked),
  reply: z.object({
    ...figures,
    weeks: z.array(z.object({ monday: date, ...figures })),
    /** The twelve months until the last day, where fewer days were chosen. */
    year: z.object({ fromOn: date, ...figures }).nullable(),
    /** Why it may not be sealed; null: it may. */
    tooLittle: z.string().nullable(),
    seen: sha256,
  }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const sealBehaviourRoute = {
  method: 'POST',
  path: '/api/portfolio/behaviours',
  action: 'portfolio.own',
  summary: 'Seals what the log answered as one item of evidence.',
  body: z.object({ id, ...asked, seen: sha256, criterionIds: z.array(id).max(50).default([]) }),
  reply: z.object({ evidenceId: id }),
} as const satisfies Route;
