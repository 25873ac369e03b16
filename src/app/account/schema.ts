import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const token = z.object({
  id: z.uuid(),
  name: z.string(),
  begins: z.string(),
  /** What it may do; null: it reads what its owner may read. */
  actions: z.array(z.string()).nullable(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  state: z.enum(['live', 'expired', 'revoked']),
});

export const listTokens = {
  method: 'GET',
  path: '/api/access-tokens',
  action: 'account.manage',
  summary: 'One’s own access tokens, and what a new one may be for. Never the tokens themselves.',
  reply: z.object({ total: z.number(), rows: z.array(token), choices: z.array(z.string()) }),
} as const satisfies Route;

export const makeAccessToken = {
  method: 'POST',
  path: '/api/access-tokens',
  action: 'account.manage',
  summary: 'Makes an access token and shows it once. A program sends it as Authorization: Bearer.',
  body: z.object({
    id: z.uuid(),
    name: z.string().trim().min(1, 'Say what it is for.').max(100, 'Use at most 100 characters.'),
    actions: z.array(z.string().max(100)).min(1, 'Choose what it may do.').max(300).nullable(),
    days: z.number().int().min(1, 'At least a day.').max(365, 'At most a year.'),
  }),
  reply: z.object({ tokenId: z.uuid(), token: z.string().nullable() }),
} as const satisfies Route;

export const revokeAccessToken = {
  method: 'POST',
  path: '/api/access-tokens/:id/revocation',
  action: 'account.manage',
  summary: 'Revokes one’s own access token: from the next request on it opens nothing.',
  params: z.object({ id: z.uuid() }),
  reply: z.object({}),
} as const satisfies Route;
