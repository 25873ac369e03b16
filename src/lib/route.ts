/** A zod schema, seen only by its types, so that pages and lib need no run-time zod. */
interface SchemaLike {
  readonly _zod: { readonly output: unknown; readonly input: unknown };
}

/**
 * One route described once: validation, output filter, OpenAPI and the page's types come from it.
 * `action` names who may: a line of the room's policy.ts, or 'public'.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Nouns only, below /api/: '/api/bookings/:id/confirmation'. */
  readonly path: string;
  readonly action: string;
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
  readonly params?: SchemaLike;
  readonly query?: SchemaLike;
  readonly body?: SchemaLike;
  /** What leaves: fields not named here are stripped. 'file' replies stream bytes, 'stream' tells events. */
  readonly reply: SchemaLike | 'file' | 'stream';
  /** 'upload': the body is one multipart file with fields, limited in size and type by the route. */
  readonly upload?: { readonly maxBytes: number; readonly types: readonly string[] };
  /** The sender signs the very bytes: the handler gets them, checks the signature and reads the body itself. */
  readonly signed?: true;
}

type OutputOf<S> = S extends { readonly _zod: { readonly output: infer O } } ? O : undefined;
type InputOf<S> = S extends { readonly _zod: { readonly input: infer I } } ? I : undefined;

/** What the server receives after validation. */
export type ParamsOf<R extends Route> = OutputOf<R['params']>;
export type QueryOf<R extends Route> = OutputOf<R['query']>;
export type BodyOf<R extends Route> = OutputOf<R['body']>;
/** What a page gives before validation. */
export type ParamsIn<R extends Route> = InputOf<R['params']>;
export type QueryIn<R extends Route> = InputOf<R['query']>;
export type BodyIn<R extends Route> = InputOf<R['body']>;
/** What a handler gives, before the output filter. */
export type ReplyIn<R extends Route> = InputOf<R['reply']>;
/** What a page receives. */
export type ReplyOf<R extends Route> = OutputOf<R['reply']>;
