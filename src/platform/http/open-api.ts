import { z } from 'zod';
import type { Route } from '../../lib/route.ts';
import { NEVER_BY_TOKEN, type Policy, PUBLIC, SIGNED_IN } from '../identity/policy.ts';
import type { Endpoint } from './serve.ts';

type JsonSchema = Record<string, unknown>;

function schemaOf(schema: unknown, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema as z.ZodType, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date')
        Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
    },
  }) as JsonSchema;
  return rest;
}

function parameters(route: Route): JsonSchema[] {
  return (['params', 'query'] as const).flatMap((place) => {
    const schema = route[place];
    if (!schema) return [];
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
      properties?: Record<string, JsonSchema>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, property]) => ({
      name,
      in: place === 'params' ? 'path' : 'query',
      required: place === 'params' || required.includes(name),
      schema: property,
    }));
  });
}

function bodyOf(route: Route): JsonSchema | undefined {
  if (route.upload) {
    const fields = route.body ? schemaOf(route.body, 'input') : { type: 'object', properties: {} };
    const properties = {
      ...(fields['properties'] as JsonSchema),
      file: { type: 'string', format: 'binary' },
    };
    return {
      required: true,
      content: { 'multipart/form-data': { schema: { ...fields, properties } } },
    };
  }
  if (!route.body) return undefined;
  return {
    required: true,
    content: { 'application/json': { schema: schemaOf(route.body, 'input') } },
  };
}

const REFUSAL: JsonSchema = {
  type: 'object',
  required: ['refusal'],
  properties: {
    refusal: {
      type: 'object',
      required: ['code', 'because'],
      properties: {
        code: { type: 'string' },
        because: { type: 'string' },
        source: { type: 'string' },
        details: {},
      },
    },
  },
};

/** The room a route belongs to: what stands before the dot of its line of policy. */
function roomOf({ action }: Route): string {
  return action === PUBLIC || action === SIGNED_IN ? 'sign-in' : (action.split('.')[0] ?? 'api');
}

/** Who may ask: the line of policy, the roles it names now, and whether a program with a token may. */
function whoMay({ action }: Route, policy: Policy): JsonSchema {
  const byToken = action !== PUBLIC && action !== SIGNED_IN && !NEVER_BY_TOKEN.includes(action);
  return {
    'x-deskproof-action': action,
    'x-deskproof-roles': [...(policy[action] ?? [])],
    'x-deskproof-token': byToken,
    ...(action === PUBLIC
      ? { security: [] }
      : { security: byToken ? [{ token: [] }, { session: [] }] : [{ session: [] }] }),
  };
}

function operation(route: Route, policy: Policy): JsonSchema {
  const body = bodyOf(route);
  const content =
    route.reply === 'file'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : route.reply === 'stream'
        ? { 'text/event-stream': { schema: { type: 'string' } } }
        : { 'application/json': { schema: schemaOf(route.reply, 'output') } };
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replaceAll(/[^a-z0-9]+/gi, '_')}`,
    summary: route.summary,
    tags: [roomOf(route)],
    ...whoMay(route, policy),
    parameters: parameters(route),
    ...(body ? { requestBody: body } : {}),
    responses: {
      '200': { description: 'Done.', content },
      '4XX': {
        description: 'Refused: the code, why, and what to do.',
        content: { 'application/json': { schema: REFUSAL } },
      },
    },
  };
}

/** The OpenAPI 3.1 document of all routes, made from the same descriptors that check requests. */
export function openApi(
  endpoints: readonly Endpoint[],
  publicUrl: string,
  policy: Policy,
): JsonSchema {
  const paths: Record<string, JsonSchema> = {};
  for (const { route } of endpoints) {
    const address = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[address] = { ...paths[address], [route.method.toLowerCase()]: operation(route, policy) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Deskproof',
      version: '0.1.0',
      description: 'Run the desk. Prove the work.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'An access token of a member, from the page Access tokens: dp_...',
        },
        session: { type: 'apiKey', in: 'cookie', name: 'deskproof.session_token' },
      },
    },
    paths,
  };
}
