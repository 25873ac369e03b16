import type { Result } from '../../lib/result.ts';
import type { BodyOf, ParamsOf, QueryOf, ReplyIn, Route } from '../../lib/route.ts';
import type { Tx } from '../db/tx.ts';

/** A file that was sent in: never trusted by its name or its declared type. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** A file that goes out. */
export interface FileReply {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Buffer;
  /** Shown in the browser instead of saved; only for types that cannot run. */
  readonly inline?: boolean;
}

/** A validated request. */
export interface Call<R extends Route> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly file: R extends { readonly upload: object } ? Upload : undefined;
}

export type Reply<R extends Route> = R['reply'] extends 'file' ? FileReply : ReplyIn<R>;

/** A route with its handler; `acts` tells whether it runs inside act(). */
export interface Endpoint {
  readonly route: Route;
  readonly acts: boolean;
  readonly handle: (tx: Tx, call: Call<Route>) => Promise<Result<unknown>>;
}

type Handle<R extends Route> = (tx: Tx, call: Call<R>) => Promise<Result<Reply<R>>>;

/** A route that only reads: it runs in a read-only transaction, so a GET can change nothing. */
export function reads<R extends Route>(route: R, handle: Handle<R>): Endpoint {
  return { route, acts: false, handle: handle as unknown as Endpoint['handle'] };
}

/** A route that changes something: its handler runs inside act(). */
export function acts<R extends Route>(route: R, handle: Handle<R>): Endpoint {
  if (route.method === 'GET') throw new Error(`${route.path}: a GET never changes anything.`);
  return { route, acts: true, handle: handle as unknown as Endpoint['handle'] };
}
