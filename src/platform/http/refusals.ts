import type { Refusal } from '../../lib/result.ts';

const STATUS: Readonly<Record<string, number>> = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'bad-signature': 401,
  'token-refused': 401,
  'not-allowed': 403,
  'not-with-token': 403,
  'authenticator-needed': 403,
  'foreign-origin': 403,
  'too-large': 413,
  'wrong-type': 415,
  'too-many-requests': 429,
};

const CONFLICT = /-(taken|busy|changed|stale)$|^already-/;

/** The one place where refusals learn HTTP. */
export function statusOf(refusal: Refusal): number {
  const exact = STATUS[refusal.code];
  if (exact) return exact;
  if (refusal.code.endsWith('-not-found')) return 404;
  return CONFLICT.test(refusal.code) ? 409 : 422;
}
