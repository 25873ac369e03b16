import type { Bare } from './bare.ts';

/** An answer of the server, refusals among them. */
export interface Answer {
  readonly ok: boolean;
  readonly body: unknown;
}

/** One press as it was measured. */
export interface Pressed {
  readonly who: number;
  readonly kind: string;
  readonly ms: number;
  /** When the answer had come, in `performance.now()`. */
  readonly at: number;
  /** The code of a refusal; null: done. */
  readonly refused: string | null;
  /** What a plain transaction would have done for it. */
  readonly bare: Bare;
}

/** Asks the server as a signed-in consultant, and notes how long the whole answer took. */
export type Press = (
  kind: string,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  bare: Bare,
  body?: object,
) => Promise<Answer>;

/** Signs in from an address of one's own, so that twelve sign-ins are not one attacker's. */
export async function signIn(
  url: string,
  email: string,
  password: string,
  who: number,
): Promise<string> {
  const answered = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: {
      ...{ origin: url, 'content-type': 'application/json' },
      'x-forwarded-for': `10.0.0.${who + 1}`,
    },
    body: JSON.stringify({ email, password }),
  });
  if (!answered.ok) throw new Error(`Sign-in failed: ${await answered.text()}`);
  return answered.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Presses as one consultant; what is neither done nor refused with a code of its own ends the benchmark. */
export function presser(url: string, cookie: string, who: number, kept: Pressed[]): Press {
  return async (kind, method, path, bare, body) => {
    const started = performance.now();
    const answered = await fetch(`${url}${path}`, {
      method,
      headers: { origin: url, cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answered.text();
    const at = performance.now();
    const read = JSON.parse(text) as { readonly refusal?: { readonly code: string } };
    const refused = answered.ok ? null : (read.refusal?.code ?? '');
    if (!answered.ok && ![409, 422].includes(answered.status)) {
      throw new Error(`${method} ${path}: ${answered.status} ${text}`);
    }
    kept.push({ who, kind, ms: at - started, at, refused, bare });
    return { ok: answered.ok, body: read };
  };
}
