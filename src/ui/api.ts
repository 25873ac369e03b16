import { ok, type Refusal, type Result, refuse } from '../lib/result.ts';
import type { BodyIn, ParamsIn, QueryIn, ReplyOf, Route } from '../lib/route.ts';

type Part<Name extends string, T> = [T] extends [undefined]
  ? { readonly [K in Name]?: undefined }
  : Record<never, never> extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

/** What a call of this route takes: only the parts its descriptor names; `file` for an upload. */
export type Given<R extends Route> = Part<'params', ParamsIn<R>> &
  Part<'query', QueryIn<R>> &
  Part<'body', BodyIn<R>> & { readonly file?: File };

/** A refusal as the server sent it; `reference` is the line in its log. */
export type ServerRefusal = Refusal & { readonly reference?: string };

interface Loose {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly file?: File;
}

/** Raised on the window when the session has ended; the desk leads to sign-in and back. */
export const SIGNED_OUT = 'deskproof:signed-out';

/** The address of a route with its params and query filled in: for a link to a file, and for `call`. */
export function addressOf(
  route: Pick<Route, 'path'>,
  given: { readonly params?: unknown; readonly query?: unknown } = {},
): string {
  const params = (given.params ?? {}) as Record<string, unknown>;
  const path = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries((given.query ?? {}) as Record<string, unknown>)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null) query.append(name, String(each));
    }
  }
  return query.size > 0 ? `${path}?${query}` : path;
}

function contentOf(route: Route, { body, file }: Loose): Pick<RequestInit, 'body' | 'headers'> {
  if (route.upload !== undefined) {
    const form = new FormData();
    for (const [name, value] of Object.entries(body ?? {})) {
      if (value !== undefined) {
        form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
      }
    }
    if (file !== undefined) form.append('file', file);
    return { body: form };
  }
  if (body === undefined) return {};
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

const LOST = 'The server could not be reached.';

/** Sends a request; gives the answer that is not a refusal, its body unread. */
async function send(route: Route, given: Loose, signal?: AbortSignal): Promise<Result<Response>> {
  const lost = route.method === 'GET' ? '' : ' What you typed is still here.';
  let response: Response;
  let text = '';
  try {
    response = await fetch(addressOf(route, given), {
      method: route.method,
      ...contentOf(route, given),
      ...(signal === undefined ? {} : { signal }),
    });
    if (response.ok) return ok(response);
    text = await response.text();
  } catch {
    return refuse('no-connection', `${LOST}${lost} Try again.`);
  }
  if (response.status === 401 && route.action !== 'public') {
    window.dispatchEvent(new CustomEvent(SIGNED_OUT));
  }
  const refusal = (readJson(text) as { refusal?: ServerRefusal } | undefined)?.refusal;
  if (refusal?.because !== undefined) return { ok: false, refusal };
  return refuse(
    `http-${response.status}`,
    `The server answered ${response.status} without a reason.${lost} Try again; if it stays, tell whoever runs your Deskproof.`,
  );
}

/**
 * Calls a route and gives its reply or the server's refusal. Network faults come back as a refusal
 * too (`no-connection`), so that a page has one way to say what happened; nothing is thrown.
 */
export async function call<R extends Route>(
  route: R,
  given: Given<R>,
  signal?: AbortSignal,
): Promise<Result<ReplyOf<R>>> {
  const answered = await send(route, given as Loose, signal);
  if (!answered.ok) return answered;
  if (route.reply === 'file') return ok(undefined as ReplyOf<R>);
  try {
    return ok(readJson(await answered.value.text()) as ReplyOf<R>);
  } catch {
    const lost = route.method === 'GET' ? '' : ' What you typed is still here.';
    return refuse('no-connection', `${LOST}${lost} Try again.`);
  }
}

/** A file as a route gave it, under the name the server chose. */
export interface TakenFile {
  readonly fileName: string;
  readonly content: Blob;
}

/** Calls a route that answers with a file: for one that is no plain link, because it acts. */
export async function takeFile<R extends Route>(
  route: R,
  given: Given<R>,
): Promise<Result<TakenFile>> {
  const answered = await send(route, given as Loose);
  if (!answered.ok) return answered;
  const said = answered.value.headers.get('content-disposition') ?? '';
  const coded = /filename\*=UTF-8''([^;]+)/.exec(said)?.[1];
  try {
    const content = await answered.value.blob();
    return ok({ fileName: coded ? decodeURIComponent(coded) : 'file', content });
  } catch {
    return refuse('no-connection', `${LOST} Try again.`);
  }
}

function readJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
