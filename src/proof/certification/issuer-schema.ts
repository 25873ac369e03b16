import { z } from 'zod';
import type { Route } from '../../lib/route.ts';

const id = z.uuid();
const jwk = z.object({
  kty: z.string(),
  n: z.string(),
  e: z.string(),
  kid: z.string(),
  alg: z.string(),
  use: z.string(),
  created: z.string().optional(),
  expires: z.string().optional(),
  revoked: z.string().optional(),
});

export const readIssuer = {
  method: 'GET',
  path: '/api/issuers/:id',
  action: 'public',
  summary: 'Who issued a credential (Open Badges 3.0 profile), for whoever verifies one.',
  params: z.object({ id }),
  reply: z.object({ id: z.string(), type: z.array(z.string()), name: z.string() }),
} as const satisfies Route;

export const readIssuerKeys = {
  method: 'GET',
  path: '/api/issuers/:id/keys',
  action: 'public',
  summary: 'The public keys of an issuer (JWK set), retired ones too: old credentials stay true.',
  params: z.object({ id }),
  reply: z.object({ keys: z.array(jwk) }),
} as const satisfies Route;

export const readIssuerKey = {
  method: 'GET',
  path: '/api/issuers/:id/keys/:key',
  action: 'public',
  summary: 'One public key of an issuer (JWK), as the header of a credential names it.',
  params: z.object({ id, key: z.string().max(80) }),
  reply: jwk,
} as const satisfies Route;

export const readStatusList = {
  method: 'GET',
  path: '/api/issuers/:id/status/:list',
  action: 'public',
  summary: 'Which credentials of an issuer count no longer (Bitstring Status List), signed.',
  params: z.object({ id, list: z.coerce.number().int().min(1).max(10_000) }),
  reply: 'file',
} as const satisfies Route;
