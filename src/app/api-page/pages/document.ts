/** A JSON schema as it stands in the document; only what is shown. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly default?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

/** One method at one address. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
  readonly 'x-deskproof-action': string;
  readonly 'x-deskproof-roles': readonly string[];
  readonly 'x-deskproof-token': boolean;
}

export interface ApiDocument {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, Omit<Operation, 'method' | 'path'>>>>
  >;
}

/** Every operation of a document, by address and method. */
export function operationsOf({ paths }: ApiDocument): readonly Operation[] {
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...operation,
        method: method.toUpperCase(),
        path,
      })),
    )
    .sort((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));
}

/** A field as it is read in one line. */
export interface Field {
  /** 'rows[].name' */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

const JSON_TYPE = 'application/json';

/** What a body or an answer is made of, and in which form it travels. */
export function contentOf(content: Content | undefined): { type: string; schema: Schema } | null {
  const [type, given] = Object.entries(content ?? {})[0] ?? [];
  return type && given ? { type, schema: given.schema } : null;
}

/** The branches of a schema that is one of several, `null` apart. */
function branches(schema: Schema): { readonly real: readonly Schema[]; readonly orNull: boolean } {
  const types = Array.isArray(schema.type) ? (schema.type as readonly string[]) : undefined;
  const all = schema.anyOf ?? schema.oneOf ?? types?.map((type) => ({ ...schema, type }));
  if (!all) return { real: [schema], orNull: false };
  const real = all.filter(({ type }) => type !== 'null');
  return { real, orNull: real.length < all.length };
}

function limits(schema: Schema): string {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems } = schema;
  // The largest whole number of JavaScript is no limit that anybody set.
  const safe = (value: number | undefined) =>
    value !== undefined && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
  const span = (low: number | undefined, high: number | undefined, what: string) => {
    if (low === undefined && high === undefined) return [];
    if (low === undefined) return [`at most ${high}${what}`];
    if (high === undefined) return [`at least ${low}${what}`];
    return [`${low} to ${high}${what}`];
  };
  return [
    ...span(minLength, maxLength, ' characters'),
    ...span(safe(minimum), safe(maximum), ''),
    ...span(minItems, maxItems, ' of them'),
  ].join(', ');
}

/** A schema in words: 'text, uuid', 'one of open, closed', 'list of text'; 'or null' at its end. */
export function typeOf(schema: Schema): string {
  const { real, orNull } = branches(schema);
  const words = [...new Set(real.map(oneType))].join(' or ');
  return `${words || 'anything'}${orNull ? ' or null' : ''}`;
}

function oneType(schema: Schema): string {
  if (schema.anyOf ?? schema.oneOf) return typeOf(schema);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of ${schema.enum.map(String).join(', ')}`;
  const tail = [schema.format, limits(schema)]
    .filter(Boolean)
    .map((word) => `, ${word}`)
    .join('');
  if (schema.type === 'string') return `text${tail}`;
  if (schema.type === 'integer') return `whole number${tail}`;
  if (schema.type === 'number') return `number${tail}`;
  if (schema.type === 'boolean') return 'yes or no';
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`;
  if (schema.type === 'object') return 'object';
  return 'anything';
}

const DEEPEST = 6;

/** The fields of a schema, nested ones by their path: 'member.roles[]'. */
export function fieldsOf(schema: Schema, prefix = '', depth = 0): readonly Field[] {
  if (depth > DEEPEST) return [];
  const found = new Map<string, Field>();
  for (const branch of branches(schema).real) {
    const inner =
      branch.type === 'array' && branch.items
        ? fieldsOf(branch.items, `${prefix}[]`, depth + 1)
        : Object.entries(branch.properties ?? {}).flatMap(([name, property]) => {
            const at = prefix === '' ? name : `${prefix}.${name}`;
            const required = branch.required?.includes(name) ?? false;
            return [
              { name: at, type: typeOf(property), required },
              ...fieldsOf(property, at, depth + 1),
            ];
          });
    for (const field of inner) {
      const known = found.get(field.name);
      // A field of one branch alone is not needed by the others.
      found.set(
        field.name,
        known && known.type !== field.type
          ? { ...known, type: `${known.type} or ${field.type}` }
          : (known ?? field),
      );
    }
  }
  return [...found.values()];
}

/** A value that fits a schema's form, to show how a body looks. */
export function exampleOf(schema: Schema, depth = 0): unknown {
  const first = branches(schema).real[0];
  if (!first || depth > DEEPEST) return null;
  if (first.anyOf ?? first.oneOf) return exampleOf(first, depth + 1);
  if (first.const !== undefined) return first.const;
  if (first.default !== undefined) return first.default;
  if (first.enum) return first.enum[0];
  switch (first.type) {
    case 'string':
      return TEXTS[first.format ?? ''] ?? 'text';
    case 'integer':
    case 'number':
      return Math.max(first.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'array':
      return first.items ? [exampleOf(first.items, depth + 1)] : [];
    case 'object': {
      const needed = Object.entries(first.properties ?? {}).filter(([name]) =>
        first.required?.includes(name),
      );
      return Object.fromEntries(needed.map(([name, one]) => [name, exampleOf(one, depth + 1)]));
    }
    default:
      return null;
  }
}

const TEXTS: Readonly<Record<string, string>> = {
  uuid: '01938c2a-7b1e-7c3d-9a55-3f0e8f6b2d11',
  email: 'rosa@example.co.uk',
  date: '2026-11-23',
  'date-time': '2026-11-23T06:45:00Z',
  uri: 'https://example.co.uk',
};

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The call in a terminal, with a token in the place of one's own. @param server 'https://desk.example.co.uk' */
export function curlOf(operation: Operation, server: string): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const found = operation.parameters.find((one) => one.in === 'path' && one.name === name);
    return encodeURIComponent(String(found ? exampleOf(found.schema) : name));
  });
  const needed = operation.parameters.filter((one) => one.in === 'query' && one.required);
  const query = new URLSearchParams(
    needed.map((one) => [one.name, String(exampleOf(one.schema))]),
  ).toString();
  const lines = [
    `curl ${quoted(`${server}${path}${query ? `?${query}` : ''}`)}`,
    `-H 'Authorization: Bearer dp_...'`,
  ];
  if (operation.method !== 'GET') lines.push(`-X ${operation.method}`);
  const body = contentOf(operation.requestBody?.content);
  if (body?.type === JSON_TYPE) {
    lines.push(`-H 'content-type: ${JSON_TYPE}'`);
    lines.push(`-d ${quoted(JSON.stringify(exampleOf(body.schema)))}`);
  } else if (body) {
    lines.push(`-F file=@FILE`);
    for (const name of body.schema.required ?? []) {
      const one = body.schema.properties?.[name];
      if (name !== 'file' && one) lines.push(`-F ${quoted(`${name}=${String(exampleOf(one))}`)}`);
    }
  }
  if (contentOf(operation.responses['200']?.content)?.type !== JSON_TYPE) lines.push('-OJ');
  return lines.join(' \\\n  ');
}
