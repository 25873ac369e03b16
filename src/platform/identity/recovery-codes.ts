import { createHmac, randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for one another on paper. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const MANY = 10;

/** Ten codes of 50 bits each, each good once: 'K7RWM-3XHQ2'. */
export function newRecoveryCodes(): readonly string[] {
  const letters = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(32)]).join('');
  return Array.from({ length: MANY }, () => `${letters()}-${letters()}`);
}

/**
 * A recovery code as it is kept: keyed by a secret that is not in the database, so that a copy of the database
 * alone opens nothing. Written small or without its dash it is the same code.
 */
export function hashOfRecovery(secret: string, code: string): string {
  const plain = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return createHmac('sha256', `deskproof recovery code ${secret}`).update(plain).digest('hex');
}
