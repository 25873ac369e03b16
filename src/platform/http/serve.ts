import type { Result } from '../../lib/result.ts';
import type { BodyOf, ParamsOf, QueryOf, ReplyIn, Route } from '../../lib/route.ts';
import type { Database } from '../db/pool.ts';
import type { Tx } from '../db/tx.ts';
import type { Actor } from '../identity/actor.ts';
import type { Auth } from '../identity/auth.ts';
import type { Policy } from '../identity/policy.ts';
import type { Changes } from '../live/changes.ts';
import type { Who } from './guard.ts';
import type { Sent } from './sent-bytes.ts';

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
  /** Anybody may keep it for so many seconds: only what is public for everybody alike. */
  readonly publicSeconds?: number;
}

/** A large file that goes out bit by bit, all of it or the part that was asked for. */
export interface PiecedFile extends Omit<FileReply, 'bytes'> {
  /** Bytes of all of it. */
  readonly size: number;
  /** Lower-case hex: names this very content, so that a part asked for later is of the same. */
  readonly sha256: string;
  /**
   * Some bytes from a place on, at most so many; null: they are not there any more. Asked anew in a transaction of
   * its own each time, so that a slow reader holds none open.
   */
  readonly read: (tx: Tx, from: number, most: number) => Promise<Buffer | null>;
}

/** A validated request. */
export interface Call<R extends Route> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly file: R extends { readonly upload: object } ? Upload : undefined;
  readonly sent: R extends { readonly signed: true } ? Sent : undefined;
}

/** The same data, not to be changed: what a room hands over may be read-only all the way down. */
type Still<T> = T extends readonly (infer Item)[]
  ? readonly Still<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Still<T[Key]> }
    : T;

export type Reply<R extends Route> = R['reply'] extends 'file' ? FileReply : Still<ReplyIn<R>>;

/** What the few routes need that run before an organisation is known: sign-in, first run, invitations. */
export interface Doorway {
  readonly db: Database;
  readonly auth: Auth;
  readonly policy: Policy;
  readonly who: Who;
  readonly publicUrl: string;
  /** From where it was asked, as far as we can know: the address of the line, what the browser calls itself. */
  readonly from: { readonly address: string; readonly userAgent: string };
  /** Remembers in which organisation this browser works; null forgets. */
  chooseOrganisation(organisationId: string | null): void;
}

/** What a route that tells events has in hand: who listens, and how to tell them. */
export interface Stream {
  readonly actor: Actor;
  readonly changes: Changes;
  /** The number of the last event that the browser has seen; null when it begins. */
  readonly lastSeen: number | null;
  /** Tells an event; a number lets the browser go on from it after a lost line. */
  tell(data: unknown, number: number): void;
}

/** A route with its handler, and how it runs: reading, inside act(), at the door, or telling events. */
export type Endpoint =
  | {
      readonly route: Route;
      readonly runs: 'reads' | 'acts';
      readonly handle: (tx: Tx, call: Call<Route>) => Promise<Result<unknown>>;
    }
  | {
      readonly route: Route;
      readonly runs: 'door';
      readonly handle: (door: Doorway, call: Call<Route>) => Promise<Result<unknown>>;
    }
  | {
      readonly route: Route;
      readonly runs: 'streams';
      readonly handle: (stream: Stream) => Promise<() => void>;
    };

type TxHandle = (tx: Tx, call: Call<Route>) => Promise<Result<unknown>>;
type DoorHandle = (door: Doorway, call: Call<Route>) => Promise<Result<unknown>>;
/** What a handler gives: for a file also one that goes out bit by bit. */
type Given<R extends Route> = Reply<R> | (R['reply'] extends 'file' ? PiecedFile : never);
type Handle<R extends Route> = (tx: Tx, call: Call<R>) => Promise<Result<Given<R>>>;

/** A route that only reads: it runs in a read-only transaction, so a GET can change nothing. */
export function reads<R extends Route>(route: R, handle: Handle<R>): Endpoint {
  return { route, runs: 'reads', handle: handle as unknown as TxHandle };
}

/** A route that changes something: its handler runs inside act(). */
export function acts<R extends Route>(route: R, handle: Handle<R>): Endpoint {
  if (route.method === 'GET') throw new Error(`${route.path}: a GET never changes anything.`);
  return { route, runs: 'acts', handle: handle as unknown as TxHandle };
}

/** A route that runs before an organisation is known, without a transaction of its own. */
export function door<R extends Route>(
  route: R,
  handle: (door: Doorway, call: Call<R>) => Promise<Result<Reply<R>>>,
): Endpoint {
  return { route, runs: 'door', handle: handle as unknown as DoorHandle };
}

/** A route that tells events as they happen (server-sent events); the handler gives what ends it. */
export function streams(route: Route, handle: (stream: Stream) => Promise<() => void>): Endpoint {
  if (route.method !== 'GET' || route.reply !== 'stream') {
    throw new Error(`${route.path}: a stream is a GET that replies 'stream'.`);
  }
  return { route, runs: 'streams', handle };
}
