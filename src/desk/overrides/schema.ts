import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

export const listGrounds = {
  method: 'GET',
  path: '/api/rule-grounds/:rule',
  action: 'rules.override',
  summary: 'The grounds in law on which a rule’s block may be lifted; none: nobody may lift it.',
  params: z.object({ rule: z.string().min(1).max(40) }),
  reply: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        key: z.string(),
        words: z.string(),
        source: z.string(),
        /** What the law asks for instead. */
        instead: z.string().nullable(),
      }),
    ),
  }),
} as const satisfies Route;

const id = z.uuid();

/** Overrides signed off at once at the most. */
const MOST = 200;

export const signOffRoute = {
  method: 'POST',
  path: '/api/overrides/sign-offs',
  action: 'overrides.sign',
  summary: 'A manager signs overrides off: agreed, or not and why; never their own.',
  body: z.object({
    overrideIds: z.array(id).min(1).max(MOST),
    agreed: z.boolean(),
    /** Why not; a note where agreed. */
    reason: z.string().max(2_000).default(''),
  }),
  reply: z.object({ signed: z.int() }),
} as const satisfies Route;
