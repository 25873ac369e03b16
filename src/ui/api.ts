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

/**
 * Calls a route and gives its reply or the server's refusal. Network faults come back as a refusal
 * too (`no-connection`), so that a page has one way to say what happened; nothing is thrown.
 */
export async function call<R extends Route>(
  route: R,
  given: Given<R>,
  signal?: AbortSignal,
): Promise<Result<ReplyOf<R>>> {
  const lost = route.method === 'GET' ? '' : ' What you typed is still here.';
  let response: Response;
  let text: string;
  try {
    response = await fetch(addressOf(route, given), {
      method: route.method,
      ...contentOf(route, given as Loose),
      ...(signal === undefined ? {} : { signal }),
    });
    text = route.reply === 'file' && response.ok ? '' : await response.text();
  } catch {
    return refuse('no-connection', `The server could not be reached.${lost} Try again.`);
  }
  const said = readJson(text);
  if (response.ok) return ok(said as ReplyOf<R>);
  if (response.status === 401 && route.action !== 'public') {
    window.dispatchEvent(new CustomEvent(SIGNED_OUT));
  }
  const refusal = (said as { refusal?: ServerRefusal } | undefined)?.refusal;
  if (refusal?.because !== undefined) return { ok: false, refusal };
  return refuse(
    `http-${response.status}`,
    `The server answered ${response.status} without a reason.${lost} Try again; if it stays, tell whoever runs your Deskproof.`,
  );
}

function readJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
