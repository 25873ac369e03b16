import { existsSync } from 'node:fs';
import path from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Database } from '../db/pool.ts';
import type { Auth } from '../identity/auth.ts';
import { type Policy, PUBLIC, SIGNED_IN } from '../identity/policy.ts';
import type { Changes } from '../live/changes.ts';
import { answer } from './answer.ts';
import { answerAuth } from './auth-routes.ts';
import { guard, sendRefusal } from './guard.ts';
import { openApi } from './open-api.ts';
import { keepBytes } from './sent-bytes.ts';
import type { Endpoint } from './serve.ts';
import { tellEvents } from './tell-events.ts';

export interface ServerParts {
  readonly db: Database;
  readonly auth: Auth;
  readonly policy: Policy;
  readonly endpoints: readonly Endpoint[];
  /** What streams tell of. */
  readonly changes: Changes;
  readonly publicUrl: string;
  /** Which proxies may name the client's address: none, so many hops, or these addresses. */
  readonly trustProxy: false | number | readonly string[];
  /** The built pages; without them only the API answers. */
  readonly webFolder?: string;
  readonly logger?: FastifyBaseLogger;
}

/** Ways in that nobody has to sign in for would be a hole if one slipped in by a misspelt action. */
function checkPolicy({ endpoints, policy }: ServerParts): void {
  for (const { route } of endpoints) {
    if (route.action === PUBLIC || route.action === SIGNED_IN || policy[route.action]) continue;
    throw new Error(
      `${route.method} ${route.path} names the action '${route.action}', for which no policy line exists.`,
    );
  }
}

function proxiesTrusted(
  setting: ServerParts['trustProxy'],
): false | string[] | ((address: string, hop: number) => boolean) {
  if (setting === false) return false;
  if (typeof setting === 'number') return (_address, hop) => hop < setting;
  return [...setting];
}

const BODY_LIMIT = 1024 * 1024;

async function addPlugins(app: FastifyInstance, parts: ServerParts): Promise<void> {
  await app.register(cookie);
  await app.register(multipart);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Mantine writes its measures as inline styles; scripts stay ours alone.
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
      },
    },
    hsts: parts.publicUrl.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

function addPages(app: FastifyInstance, webFolder: string): void {
  app.register(fastifyStatic, {
    root: path.resolve(webFolder),
    wildcard: true,
    index: ['index.html'],
    setHeaders(reply, file) {
      const lasting = file.includes(`${path.sep}assets${path.sep}`);
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Every fault has a reference that is in the log; nothing of the fault itself leaves. */
function addFaults(app: FastifyInstance, parts: ServerParts): void {
  const page = parts.webFolder && path.join(parts.webFolder, 'index.html');
  app.setNotFoundHandler(async (request, reply) => {
    const isApi = request.url.startsWith('/api/') || request.url === '/api';
    if (!isApi && request.method === 'GET' && page && existsSync(page)) {
      // What opens by a personal link is a page of its own, light enough for a phone on a slow line.
      const file = request.url.startsWith('/l/') ? 'link.html' : 'index.html';
      return reply.header('cache-control', 'no-cache').sendFile(file, parts.webFolder);
    }
    if (!isApi) return reply.code(404).type('text/plain').send('There is no such page.');
    const signedIn = await parts.auth.api
      .getSession({ headers: new Headers({ cookie: request.headers.cookie ?? '' }) })
      .catch(() => null);
    if (!signedIn)
      return sendRefusal(reply, { code: 'not-signed-in', because: 'Sign in to go on.' });
    return sendRefusal(reply, {
      code: 'route-not-found',
      because: 'There is nothing at this address.',
    });
  });
  app.setErrorHandler((fault, request, reply) => {
    const { statusCode = 500, code = '' } = fault as { statusCode?: number; code?: string };
    if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
      return sendRefusal(reply, { code: 'too-large', because: 'What was sent is too large.' });
    if (statusCode === 415)
      return sendRefusal(reply, { code: 'wrong-type', because: 'Send JSON here.' });
    if (statusCode >= 400 && statusCode < 500)
      return sendRefusal(reply, {
        code: 'invalid-input',
        because: 'The request could not be read. Send valid JSON.',
      });
    request.log.error({ err: fault }, 'fault');
    return reply
      .code(500)
      .serializer(JSON.stringify)
      .type('application/json')
      .send({
        refusal: {
          code: 'fault',
          because: `Deskproof failed at this and changed nothing. Tell whoever runs it the reference ${request.id}; the cause stands in the server's log under it.`,
          details: { reference: request.id },
        },
      });
  });
}

/** Builds the web server over the rooms' endpoints; the caller listens and closes. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  checkPolicy(parts);
  const app = fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: proxiesTrusted(parts.trustProxy),
    genReqId: () => Math.random().toString(36).slice(2, 10),
    ...(parts.logger ? { loggerInstance: parts.logger } : { logger: false }),
    routerOptions: { maxParamLength: 200 },
  }) as unknown as FastifyInstance;
  await addPlugins(app, parts);
  addFaults(app, parts);
  for (const endpoint of parts.endpoints) {
    const { route } = endpoint;
    app.route({
      method: route.method,
      url: route.path,
      onRequest: guard(route, parts),
      ...(route.signed ? { preParsing: keepBytes as never } : {}),
      handler:
        endpoint.runs === 'streams'
          ? tellEvents(endpoint.handle, parts.changes)
          : answer(endpoint, parts),
    });
  }
  await app.register(answerAuth(parts));
  const document = openApi(parts.endpoints, parts.publicUrl, parts.policy);
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json').send(document),
  );
  if (parts.webFolder) addPages(app, parts.webFolder);
  return app;
}
