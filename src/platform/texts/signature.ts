import { createHmac, timingSafeEqual } from 'node:crypto';

/** Minutes that a signed message is good for, either side of our clock. */
const WINDOW_MINUTES = 5;

/** The signature of a webhook: HMAC-SHA256 of "timestamp.body", as lower-case hex. */
export function signatureOf(secret: string, timestamp: string, body: Buffer): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');
}

/**
 * Is this message from whoever holds the secret, and of now? A captured one is no good after its window.
 * @param timestamp seconds since 1970, as sent
 * @param signature hex, with or without 'sha256=' before it
 */
export function isSigned(
  message: { readonly timestamp: string; readonly signature: string; readonly body: Buffer },
  secret: string | null,
  now: Date,
): boolean {
  if (secret === null || secret === '') return false;
  if (!/^\d{1,12}$/.test(message.timestamp)) return false;
  const age = Math.abs(now.getTime() / 1000 - Number(message.timestamp));
  const given = Buffer.from(message.signature.replace(/^sha256=/, ''), 'hex');
  const right = Buffer.from(signatureOf(secret, message.timestamp, message.body), 'hex');
  const same = given.length === right.length && timingSafeEqual(given, right);
  return same && age <= WINDOW_MINUTES * 60;
}
