import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const version = z.object({
  /** 0: the house's own words, in force where the centre published none. */
  version: z.int(),
  words: z.string(),
  sha256: z.string(),
  publishedAt: z.iso.datetime({ offset: true }).nullable(),
  publishedBy: z.string().nullable(),
});

export const readDeclarations = {
  method: 'GET',
  path: '/api/declarations',
  action: 'declarations.read',
  summary: 'What learners declare with a claim, the version in force first.',
  reply: z.object({ total: z.int(), rows: z.array(version) }),
} as const satisfies Route;

/** The same id again answers with the first result. */
export const publishDeclarationRoute = {
  method: 'POST',
  path: '/api/declarations',
  action: 'declarations.publish',
  summary: 'Publishes the next version of what learners declare with a claim (C4).',
  body: z.object({
    id: z.uuid(),
    words: z
      .string()
      .trim()
      .min(40, 'Write the whole declaration: at least 40 characters.')
      .max(4000, 'Write at most 4000 characters.'),
  }),
  reply: z.object({ version: z.int() }),
} as const satisfies Route;
