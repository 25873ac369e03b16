import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../../lib/result.ts';
import type { Route } from '../../lib/route.ts';
import type { Database } from '../db/pool.ts';
import type { Actor } from '../identity/actor.ts';
import type { Auth } from '../identity/auth.ts';
import { may, NEVER_BY_TOKEN, type Policy, PUBLIC, SIGNED_IN } from '../identity/policy.ts';
import { actorIn, type SignedIn, signedIn } from '../identity/session.ts';
import { actorByToken } from '../identity/token-actor.ts';
import { statusOf } from './refusals.ts';

/** The cookie that says in which of their organisations somebody works now. It is checked at each request. */
export const ORGANISATION_COOKIE = 'deskproof.organisation';

export interface Who {
  readonly account: SignedIn | null;
  readonly actor: Actor | null;
}

const known = new WeakMap<FastifyRequest, Who>();

/** Who asks, as the guard found it. */
export function whoAsks(request: FastifyRequest): Who {
  return known.get(request) ?? { account: null, actor: null };
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .code(statusOf(refusal))
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({ refusal });
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/** Finds out who asks: the session, then the membership in the organisation chosen. */
async function findOut(request: FastifyRequest, db: Database, auth: Auth): Promise<Who> {
  const account = await signedIn(auth, db, headersOf(request));
  if (!account) return { account: null, actor: null };
  const wanted = request.cookies[ORGANISATION_COOKIE];
  const chosen =
    account.organisationIds.find((id) => id === wanted) ?? account.organisationIds[0] ?? null;
  const actor = chosen ? await actorIn(db, account.authUserId, chosen) : null;
  return { account, actor };
}

const NOT_SIGNED_IN: Refusal = { code: 'not-signed-in', because: 'Sign in to go on.' };
const FOREIGN: Refusal = {
  code: 'foreign-origin',
  because:
    'This request came from another site, so nothing was done. Open Deskproof and try there.',
};

/** A change asked for by a page of another site is refused, whatever cookies came with it. */
function isForeign(request: FastifyRequest, publicUrl: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const { origin } = request.headers;
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site'];
    return site !== undefined && site !== 'same-origin' && site !== 'none';
  }
  const asked = URL.canParse(origin) ? new URL(origin) : null;
  return asked?.host !== request.host && asked?.origin !== new URL(publicUrl).origin;
}

/** The access token of a request: programs send it in the header that no page of another site can set unasked. */
function tokenOf(request: FastifyRequest): string | undefined {
  const [scheme = '', token = ''] = (request.headers.authorization ?? '').split(' ', 2);
  return scheme.toLowerCase() === 'bearer' ? token : undefined;
}

const AUTHENTICATOR_NEEDED: Refusal = {
  code: 'authenticator-needed',
  because:
    'Your organisation asks every member for an authenticator. Set yours up first, on the page Authenticator.',
};

const NOT_WITH_TOKEN: Refusal = {
  code: 'not-with-token',
  because:
    'An access token cannot do this: what lets people in or keeps them out is done on the page, signed in.',
};

/** The guard for a program: its token, then what the token is for, then the member's own rights as they are now. */
async function guardToken(
  route: Route,
  token: string,
  request: FastifyRequest,
  { db, policy }: { readonly db: Database; readonly policy: Policy },
): Promise<Refusal | undefined> {
  if (route.action === SIGNED_IN || NEVER_BY_TOKEN.includes(route.action)) return NOT_WITH_TOKEN;
  const by = await actorByToken(db, token, request.ip);
  if (!by.ok) return by.refusal;
  const { actor, readOnly } = by.value;
  known.set(request, { account: null, actor });
  if (actor.needsAuthenticator) return AUTHENTICATOR_NEEDED;
  if (readOnly && route.method !== 'GET') {
    return {
      code: 'not-allowed',
      because: 'This access token only reads. Make one that names what it may change.',
    };
  }
  if (may(policy, actor.roles, route.action)) return undefined;
  return {
    code: 'not-allowed',
    because: `This access token is not for ${route.action}, or its member may not do it any more.`,
  };
}

/**
 * The guard before every route, before its body is read: origin, session, membership, then the line of
 * policy that names the action. Deny by default.
 */
export function guard(
  route: Route,
  parts: {
    readonly db: Database;
    readonly auth: Auth;
    readonly policy: Policy;
    readonly publicUrl: string;
  },
) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const token = tokenOf(request);
    // With a token no cookie counts, so no page of another site can lend itself somebody's session.
    if (token !== undefined && route.action !== PUBLIC) {
      const refusal = await guardToken(route, token, request, parts);
      return refusal ? sendRefusal(reply, refusal) : undefined;
    }
    if (isForeign(request, parts.publicUrl)) return sendRefusal(reply, FOREIGN);
    const who = await findOut(request, parts.db, parts.auth);
    known.set(request, who);
    if (route.action === PUBLIC) return undefined;
    if (!who.account) return sendRefusal(reply, NOT_SIGNED_IN);
    if (route.action === SIGNED_IN) return undefined;
    if (!who.actor) {
      return sendRefusal(reply, {
        code: 'not-allowed',
        because: 'You belong to no organisation here. Ask its owner to invite you.',
      });
    }
    if (who.actor.needsAuthenticator && route.action !== 'account.manage') {
      return sendRefusal(reply, AUTHENTICATOR_NEEDED);
    }
    if (may(parts.policy, who.actor.roles, route.action)) return undefined;
    return sendRefusal(reply, {
      code: 'not-allowed',
      because: `Your role (${who.actor.roles.join(', ').replaceAll('_', ' ') || 'none'}) does not allow this. Ask an owner of the organisation if you need it.`,
    });
  };
}
