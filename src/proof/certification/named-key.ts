import type { JsonWebKey } from 'node:crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Multicodec of an Ed25519 public key, as a varint. */
const ED25519 = [0xed, 0x01];

/**
 * The public key that a did:jwk or did:key names: it holds the key itself, so nothing is fetched. Refuses
 * `key-unknown` for everything else, and says what to do.
 */
export function keyNamed(did: string): Result<JsonWebKey> {
  const plain = did.split('#')[0] ?? '';
  const jwk = plain.startsWith('did:jwk:') ? jwkIn(plain.slice(8)) : null;
  if (jwk) return ok(jwk);
  const ed25519 = plain.startsWith('did:key:z') ? ed25519In(plain.slice(9)) : null;
  if (ed25519) {
    return ok({ kty: 'OKP', crv: 'Ed25519', x: ed25519.toString('base64url') });
  }
  return refuse(
    'key-unknown',
    'Who signed it cannot be looked up from here. Get the issuer’s public key (a JWK) from the issuer’s own site, and give it with the credential.',
  );
}

function jwkIn(encoded: string): JsonWebKey | null {
  try {
    const value = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && typeof value.kty === 'string'
      ? (value as JsonWebKey)
      : null;
  } catch {
    return null;
  }
}

function ed25519In(encoded: string): Buffer | null {
  // 34 bytes are 47 characters at the most: a longer text is not read digit by digit.
  if (encoded.length > 50) return null;
  let number = 0n;
  for (const character of encoded) {
    const digit = BASE58.indexOf(character);
    if (digit < 0) return null;
    number = number * 58n + BigInt(digit);
  }
  const bytes = Buffer.from(number.toString(16).padStart(68, '0'), 'hex');
  const [first, second] = bytes;
  if (bytes.length !== 34 || first !== ED25519[0] || second !== ED25519[1]) return null;
  return bytes.subarray(2);
}
