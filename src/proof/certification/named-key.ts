import { createHash, type JsonWebKey } from 'node:crypto';
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
  const ed25519 = plain.startsWith('did:key:') ? keyInMultibase(plain.slice(8)) : null;
  if (ed25519) return ok(ed25519);
  return refuse(
    'key-unknown',
    'Who signed it cannot be looked up from here. Get the issuer’s public key (a JWK, or a multibase that begins with z6Mk) from the issuer’s own site, and give it with the credential.',
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
  const bytes = bytesOfBase58(encoded, 34);
  if (!bytes || bytes[0] !== ED25519[0] || bytes[1] !== ED25519[1]) return null;
  return bytes.subarray(2);
}

/** So many bytes as base58 (Bitcoin's alphabet), as multibase writes them after its 'z'; null: it is not that. */
export function bytesOfBase58(encoded: string, length: number): Buffer | null {
  // A byte is less than one and a half characters: a longer text is not read digit by digit.
  if (encoded.length > length * 1.5) return null;
  let number = 0n;
  for (const character of encoded) {
    const digit = BASE58.indexOf(character);
    if (digit < 0) return null;
    number = number * 58n + BigInt(digit);
  }
  const hex = number.toString(16).padStart(length * 2, '0');
  return hex.length === length * 2 ? Buffer.from(hex, 'hex') : null;
}

/** An Ed25519 key written as multibase ('z6Mk...'), as the key of a proof is often published; null: it is not that. */
export function keyInMultibase(text: string): JsonWebKey | null {
  const bytes = text.startsWith('z') ? ed25519In(text.slice(1)) : null;
  return bytes ? { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') } : null;
}

/**
 * A public key as somebody gives it: a JWK, or Ed25519 in multibase. Refuses `key-unreadable`, also for a private one.
 */
export function givenKey(text: string): Result<JsonWebKey> {
  const multibase = keyInMultibase(text.trim());
  if (multibase) return ok(multibase);
  try {
    const key = JSON.parse(text) as JsonWebKey & object;
    if ('d' in key) {
      return refuse(
        'key-unreadable',
        'That is a private key. Never hand it to anybody; give the public half, without “d”.',
      );
    }
    if (typeof key['kty'] === 'string') return ok(key as JsonWebKey);
  } catch {
    // Said below: what could not be read is no key.
  }
  return refuse(
    'key-unreadable',
    'The key is no JWK (JSON with “kty”) and no Ed25519 key in multibase (z6Mk…). Copy it whole.',
  );
}

/** The thumbprint of a public key (RFC 7638): whatever else stands beside it, the same key has the same. Null: of no kind that is read. */
export function thumbprintOf({ kty, n, e, crv, x, y }: JsonWebKey): string | null {
  const members =
    kty === 'RSA'
      ? { e, kty, n }
      : kty === 'EC'
        ? { crv, kty, x, y }
        : kty === 'OKP'
          ? { crv, kty, x }
          : null;
  if (!members || Object.values(members).some((one) => typeof one !== 'string')) return null;
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}

/**
 * Does a proof name a key that is somebody else's? What names the issuer's own site, or holds the very key that the proof
 * was checked with, is the issuer's; a bare name (“key-1”) names nobody. Refuses `issuer-differs`.
 * @param named `kid` of a token, or `verificationMethod` of a proof inside
 * @param key the key that the signature was checked with
 */
export function namesIssuersKey(
  named: string | null,
  issuer: string,
  key: JsonWebKey,
): Result<null> {
  const [signer, own] = [siteOf(named ?? ''), siteOf(issuer)];
  if (signer === null || signer === own) return ok(null);
  const held = keyNamed(named ?? '');
  if (held.ok && thumbprintOf(held.value) === thumbprintOf(key)) return ok(null);
  return refuse(
    'issuer-differs',
    'The signature names a key of somebody other than the issuer. Ask the issuer for the credential anew, signed with their own key.',
  );
}

/** Whose a key's or an issuer's name is: the host of an address or did:web, else the DID; null: it names nobody. */
function siteOf(name: string): string | null {
  const [plain = ''] = name.split('#');
  const [, web] = /^did:web:([^:]+)/.exec(plain) ?? [];
  if (web) return web.toLowerCase();
  if (plain.startsWith('did:')) return plain;
  return /^https?:/i.test(plain) && URL.canParse(plain) ? new URL(plain).host : null;
}
