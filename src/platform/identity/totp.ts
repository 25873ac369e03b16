import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** RFC 4648, letters and digits 2 to 7. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Seconds a code lasts, and its digits: what every authenticator app takes without being told. */
const PERIOD = 30;
const DIGITS = 6;
/** A phone's clock may be one step early or late (RFC 6238, 5.2). */
const STEPS_EITHER_SIDE = 1;

/** A new secret of 160 bits (RFC 4226, 4 R6) in base 32: 32 letters. */
export function newKey(): string {
  return toBase32(randomBytes(20));
}

export function toBase32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('');
}

export function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The step an instant lies in: 30 seconds each, counted from 1970. */
export function stepAt(at: Date): number {
  return Math.floor(at.getTime() / (PERIOD * 1000));
}

/** The code of one step (RFC 4226, 5.3; RFC 6238, 4.2). @param key in base 32 */
export function codeOf(key: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(key)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

/**
 * Which step a code is of: the one at this instant, or one before or after it; null when it fits none.
 * All three are compared, so that time tells nothing.
 */
export function stepOf(key: string, code: string, at: Date): number | null {
  const given = Buffer.from(code.padEnd(DIGITS, ' ').slice(0, 32));
  let found: number | null = null;
  for (let away = -STEPS_EITHER_SIDE; away <= STEPS_EITHER_SIDE; away++) {
    const step = stepAt(at) + away;
    const wanted = Buffer.from(codeOf(key, step));
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) found = step;
  }
  return found;
}

/** What an app reads from the picture (the de facto otpauth form). */
export function addressOf(key: string, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(issuer)}`;
}
