import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { Route } from '../../lib/route.ts';
import { act } from '../audit/act.ts';
import { read } from '../db/read.ts';
import { ORGANISATION_COOKIE, sendRefusal, whoAsks } from './guard.ts';
import { sendFile } from './send-file.ts';
import { sentOf } from './sent-bytes.ts';
import type { Call, Doorway, Endpoint, FileReply, PiecedFile } from './serve.ts';
import { unstorableText } from './text-guard.ts';
import { readUpload } from './upload.ts';

type Parts = Pick<Doorway, 'db' | 'auth' | 'policy' | 'publicUrl'>;

/** The refusal for input that does not fit its schema: a message a field. */
export function invalidInput(fields: Readonly<Record<string, string>>): Result<never> {
  return refuse(
    'invalid-input',
    'Some of what was sent does not fit. Each field says what is wrong.',
    undefined,
    { fields },
  );
}

function parse(
  schema: unknown,
  value: unknown,
  place: string,
): { value: unknown; problems: [string, string][] } {
  if (!schema) return { value: undefined, problems: [] };
  const read = (schema as z.ZodType).safeParse(value ?? {});
  if (read.success) return { value: read.data, problems: [] };
  return {
    value: undefined,
    problems: read.error.issues.map((issue) => [issue.path.join('.') || place, issue.message]),
  };
}

/** Reads and checks everything a route takes; nothing unchecked reaches a handler. */
async function readCall(route: Route, request: FastifyRequest): Promise<Result<Call<Route>>> {
  const upload = route.upload ? await readUpload(request, route.upload) : null;
  if (upload && !upload.ok) return upload;
  const sentBody = upload ? upload.value.fields : route.signed ? undefined : request.body;
  const unstorable = [
    ...unstorableText(request.params),
    ...unstorableText(request.query),
    ...unstorableText(sentBody),
  ];
  if (unstorable.length > 0) return invalidInput(Object.fromEntries(unstorable));
  const params = parse(route.params, request.params, 'address');
  const query = parse(route.query, request.query, 'query');
  const body = parse(route.signed ? undefined : route.body, sentBody, 'body');
  const problems = [...params.problems, ...query.problems, ...body.problems];
  if (problems.length > 0) return invalidInput(Object.fromEntries(problems));
  return ok({
    params: params.value,
    query: query.value,
    body: body.value,
    file: upload?.value.file,
    sent: route.signed ? sentOf(request) : undefined,
  } as unknown as Call<Route>);
}

async function run(
  endpoint: Endpoint,
  parts: Parts,
  call: Call<Route>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Result<unknown>> {
  const who = whoAsks(request);
  if (endpoint.runs === 'door') {
    const chooseOrganisation = (organisationId: string | null) => {
      const options = {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: parts.publicUrl.startsWith('https:'),
      } as const;
      if (organisationId) {
        reply.setCookie(ORGANISATION_COOKIE, organisationId, {
          ...options,
          maxAge: 60 * 60 * 24 * 365,
        });
      } else reply.clearCookie(ORGANISATION_COOKIE, options);
    };
    const from = { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
    return endpoint.handle({ ...parts, who, from, chooseOrganisation }, call);
  }
  const { actor } = who;
  if (endpoint.runs === 'streams') throw new Error(`${endpoint.route.path} tells events.`);
  if (!actor) throw new Error(`${endpoint.route.path}: a route with a transaction needs an actor.`);
  if (endpoint.runs === 'reads') return read(parts.db, actor, (tx) => endpoint.handle(tx, call));
  return act(parts.db, actor, (tx) => endpoint.handle(tx, call));
}

/** Answers one request: check, run, then let out only the fields that the reply's schema names. */
export function answer(endpoint: Endpoint, parts: Parts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const call = await readCall(endpoint.route, request);
    if (!call.ok) return sendRefusal(reply, call.refusal);
    const result = await run(endpoint, parts, call.value, request, reply);
    if (!result.ok) return sendRefusal(reply, result.refusal);
    if (endpoint.route.reply === 'file') {
      return sendFile(request, reply, result.value as FileReply | PiecedFile, parts.db);
    }
    const body = (endpoint.route.reply as z.ZodType).parse(result.value);
    return reply
      .header('cache-control', 'private, no-store')
      .type('application/json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(body);
  };
}
