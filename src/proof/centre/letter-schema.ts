import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { date, id, instant } from './shapes-schema.ts';

const words = (max: number) => z.string().trim().min(1).max(max);

export const DIRECTIONS = { in: 'From the awarding body', out: 'To the awarding body' } as const;
const direction = z.enum(['in', 'out']);

export const listLetters = {
  method: 'GET',
  path: '/api/centre/letters',
  action: 'centre.read',
  summary:
    'Correspondence with the awarding body, what is to be answered, and its support of the centre.',
  reply: z.object({
    today: date,
    total: z.int(),
    rows: z.array(
      z.object({
        letterId: id,
        direction,
        on: date,
        about: z.string(),
        words: z.string(),
        reference: z.string(),
        answerDue: date.nullable(),
        /** The day it was answered; null: it was not, or needs no answer. */
        answeredOn: date.nullable(),
        answers: id.nullable(),
        late: z.boolean(),
        by: z.string(),
        takenBack: z.object({ at: instant, by: z.string(), because: z.string() }).nullable(),
      }),
    ),
    /** The newest from a day on counts (R34). */
    support: z.array(
      z.object({
        supportId: id,
        status: z.string(),
        fromOn: date,
        visits: z.int(),
        remote: z.int(),
        letter: z.string(),
        inForce: z.boolean(),
        by: z.string(),
      }),
    ),
    mayWrite: z.boolean(),
  }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const recordLetterRoute = {
  method: 'POST',
  path: '/api/centre/letters',
  action: 'centre.administer',
  summary:
    'A letter, message or call from or to the awarding body, in words, and by when it is answered.',
  body: z.object({
    id,
    direction,
    on: date,
    about: words(200),
    words: words(8000),
    reference: z.string().trim().max(120).default(''),
    answerDue: date.nullable().default(null),
    /** The letter it answers. */
    answers: id.nullable().default(null),
  }),
  reply: z.object({ letterId: id }),
} as const satisfies Route;

export const takeBackLetterRoute = {
  method: 'POST',
  path: '/api/centre/letters/:id/taking-back',
  action: 'centre.administer',
  summary: 'A letter was entered wrongly: it counts no longer, and stays shown.',
  params: z.object({ id }),
  body: z.object({ because: words(500) }),
  reply: z.object({ letterId: id }),
} as const satisfies Route;

export const recordSupportRoute = {
  method: 'POST',
  path: '/api/centre/support',
  action: 'centre.administer',
  summary:
    'Centre Support Status, from a day on, with its pattern of visits and remote looks (R34).',
  body: z.object({
    id,
    status: words(80),
    fromOn: date,
    visits: z.int().min(0).max(52),
    remote: z.int().min(0).max(52),
    letter: words(200),
  }),
  reply: z.object({ supportId: id }),
} as const satisfies Route;
