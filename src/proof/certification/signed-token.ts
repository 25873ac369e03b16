import {
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { objectIn } from './read-credential.ts';

/** What a compact JWS of a credential says, before anybody believes it. */
export interface Token {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: Readonly<Record<string, unknown>>;
  /** What the signature is over. */
  readonly signed: string;
  readonly signature: Buffer;
}

/** Signature algorithms that a credential is read with (RFC 7518, RFC 8037); nothing else, and never 'none'. */
const ALGORITHMS = {
  RS256: { kty: 'RSA', hash: 'sha256' },
  ES256: { kty: 'EC', crv: 'P-256', hash: 'sha256' },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', hash: null },
} as const;
type Algorithm = keyof typeof ALGORITHMS;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * A credential as a VC-JWT: compact JWS, RS256, the least that Open Badges 3.0 asks of everybody.
 * @param key a private RSA key, PKCS #8 in DER
 */
export function signToken(
  payload: Readonly<Record<string, unknown>>,
  { keyUri, key }: { readonly keyUri: string; readonly key: Buffer },
): string {
  const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: keyUri })}.${part(payload)}`;
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

/** Reads a compact JWS without believing it. Refuses `credential-unreadable` and `not-plain-json`. */
export function readToken(text: string): Result<Token> {
  const parts = text.trim().split('.');
  const [head, body, signature] = parts;
  if (parts.length !== 3 || !head || !body || !signature) return unreadable();
  if (!parts.every((one) => /^[\w-]+$/.test(one))) return unreadable();
  const header = partIn(head);
  if (!header.ok) return header;
  const payload = partIn(body);
  if (!payload.ok) return payload;
  return ok({
    header: header.value,
    payload: payload.value,
    signed: `${head}.${body}`,
    signature: Buffer.from(signature, 'base64url'),
  });
}

/**
 * Was this token signed with this key? The key decides which algorithm may be used, the header only has to agree.
 * Refuses `key-does-not-fit` and `proof-wrong`.
 */
export function checkToken(token: Token, jwk: JsonWebKey): Result<null> {
  const name = token.header['alg'];
  const algorithm =
    typeof name === 'string' && Object.hasOwn(ALGORITHMS, name)
      ? ALGORITHMS[name as Algorithm]
      : null;
  if (!algorithm) {
    return refuse(
      'key-does-not-fit',
      `The credential says it is signed with “${String(name)}”. RS256, ES256 and EdDSA are read here. Ask its issuer for one of those.`,
    );
  }
  const key = publicKeyOf(jwk, algorithm);
  if (!key) {
    return refuse(
      'key-does-not-fit',
      `The key is not one for ${String(name)}, or too weak for it (RSA from 2,048 bits). Ask the issuer for the public key that signed this credential.`,
    );
  }
  const ieee = algorithm.kty === 'EC' ? { dsaEncoding: 'ieee-p1363' as const } : {};
  const good = verify(algorithm.hash, Buffer.from(token.signed), { key, ...ieee }, token.signature);
  if (good) return ok(null);
  return refuse(
    'proof-wrong',
    'The signature does not fit: the credential was changed after it was signed, or another key signed it. Ask its issuer for it anew.',
  );
}

function publicKeyOf(jwk: JsonWebKey, algorithm: (typeof ALGORITHMS)[Algorithm]): KeyObject | null {
  if (jwk.kty !== algorithm.kty || ('crv' in algorithm && jwk.crv !== algorithm.crv)) return null;
  // Only the public half is read, whatever else the sender put in.
  const { kty, crv, n, e, x, y } = jwk;
  try {
    const key = createPublicKey({
      key: { kty, crv, n, e, x, y } as JsonWebKey,
      format: 'jwk',
    });
    const bits = key.asymmetricKeyDetails?.modulusLength;
    return bits !== undefined && bits < 2048 ? null : key;
  } catch {
    return null;
  }
}

const partIn = (encoded: string) =>
  objectIn(Buffer.from(encoded, 'base64url').toString('utf8'), NO_TOKEN);

const NO_TOKEN =
  'This is no signed credential as a JWT: three parts with dots between them. Take the file as its issuer gave it.';

function unreadable(): Result<never> {
  return refuse('credential-unreadable', NO_TOKEN);
}
