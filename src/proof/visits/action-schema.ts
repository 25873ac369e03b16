import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, id, instant, keysOf, params, SOURCES, text, words } from './shapes-schema.ts';

/** What the centre was asked to do, each answer to it, and how that was judged. */
export const action = z.object({
  actionId: id,
  of: z.enum(keysOf(SOURCES)),
  sourceId: id,
  frameworkCode: z.string(),
  words: z.string(),
  ownerId: id,
  ownerName: z.string(),
  dueOn: date,
  askedBy: z.string(),
  madeAt: instant,
  state: z.enum(['open', 'answered', 'closed']),
  late: z.boolean(),
  answers: z.array(
    z.object({
      number: z.int(),
      words: z.string(),
      answeredAt: instant,
      answeredBy: z.string(),
      judged: z
        .object({ closed: z.boolean(), words: z.string(), at: instant, by: z.string() })
        .nullable(),
    }),
  ),
});

export const askActionRoute = {
  method: 'POST',
  path: '/api/visit-actions',
  action: 'visits.verify',
  summary:
    'Asks the centre for an action, somebody’s, by a day: from a visit, a contact or an observation, or without one.',
  body: z.object({
    id,
    of: z.enum(keysOf(SOURCES)),
    /** The visit, contact or observation; of a letter or remote contact the appointment. */
    sourceId: id,
    words: words('The action'),
    ownerId: id,
    dueOn: date,
  }),
  reply: z.object({ actionId: id }),
} as const satisfies Route;

export const answerActionRoute = {
  method: 'POST',
  path: '/api/visit-actions/:id/answers',
  action: 'visits.centre',
  summary: 'The centre’s answer to an action.',
  params,
  body: z.object({
    /** Which answer it is: the first, or after one that did not close it. */
    number: z.int().min(1).max(1000),
    words: words('The answer'),
  }),
  reply: z.object({ actionId: id, number: z.int() }),
} as const satisfies Route;

export const judgeActionRoute = {
  method: 'POST',
  path: '/api/visit-actions/:id/judgement',
  action: 'visits.verify',
  summary: 'The external verifier closes an action on its newest answer, or not, with a reason.',
  params,
  body: z.object({
    number: z.int().min(1).max(1000),
    closed: z.boolean(),
    words: text(2000, { lines: true, what: 'The reason' }).default(''),
  }),
  reply: z.object({ actionId: id, number: z.int() }),
} as const satisfies Route;
