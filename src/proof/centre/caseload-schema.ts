import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { code, date, id, instant } from './shapes-schema.ts';

const somebody = z.object({ memberId: id, name: z.string() }).nullable();
const post = z.enum(['adviser', 'assessor']);

export const listCaseloads = {
  method: 'GET',
  path: '/api/centre/caseloads',
  action: 'centre.read',
  summary: 'Who advises and who assesses whom, who did before, and how many each has (C5).',
  reply: z.object({
    today: date,
    rows: z.array(
      z.object({
        learnerId: id,
        learnerName: z.string(),
        frameworkCode: z.string(),
        startedOn: date,
        adviser: somebody,
        assessor: somebody,
        before: z.array(
          z.object({ post, name: z.string(), from: instant, until: instant, setBy: z.string() }),
        ),
      }),
    ),
    staff: z.array(
      z.object({
        memberId: id,
        name: z.string(),
        advises: z.int(),
        assesses: z.int(),
        most: z.int().nullable(),
      }),
    ),
  }),
} as const satisfies Route;

export const allocateRoute = {
  method: 'POST',
  path: '/api/centre/caseloads',
  action: 'centre.administer',
  summary:
    'Gives a learner on a framework an adviser or an assessor; who it was before stays on record.',
  body: z.object({ id, learnerId: id, frameworkCode: code, post, memberId: id }),
  reply: z.object({
    caseloadId: id,
    /** Learners they assess now, and the limit that is passed by it; null: none is. */
    over: z.object({ learners: z.int(), most: z.int() }).nullable(),
  }),
} as const satisfies Route;

export const setCaseloadLimitRoute = {
  method: 'POST',
  path: '/api/centre/caseload-limits',
  action: 'centre.administer',
  summary: 'How many learners somebody assesses at most: more is warned of.',
  body: z.object({
    id,
    memberId: id,
    most: z.int().min(1, 'Enter 1 to 500 learners.').max(500, 'Enter 1 to 500 learners.'),
  }),
  reply: z.object({ limitId: id }),
} as const satisfies Route;
