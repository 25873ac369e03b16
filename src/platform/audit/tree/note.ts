import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  sign,
  verify,
} from 'node:crypto';
import { ok, type Result, refuse } from '../../../lib/result.ts';

/**
 * Signed notes as c2sp.org/signed-note writes them: a text, a blank line, and a line for each signature.
 * Ed25519 (signature type 0x01) alone; signatures of other keys and types are left unread, as it asks.
 */

const ED25519 = Buffer.from([0x01]);
/** The specification asks for 16 at least; more than this is no checkpoint of anybody's. */
const MOST_SIGNATURES = 100;
const MOST_CHARACTERS = 1_000_000;

/** The public half of a key, with the name it signs under. */
export interface VerifierKey {
  readonly name: string;
  /** Eight hexadecimal digits: the first four bytes of SHA-256(name || 0x0A || 0x01 || public key). */
  readonly id: string;
  /** 32 bytes, as RFC 8032 writes them. */
  readonly publicKey: Buffer;
}

/** A key that can sign: the 32 bytes that RFC 8032 calls the private key. */
export interface SigningKey extends VerifierKey {
  readonly seed: Buffer;
}

/** One signature line. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Buffer;
}

/** A note taken apart; nothing is verified yet. */
export interface Note {
  /** What is signed: with its last newline, without the blank line. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const bad = (because: string): Result<never> => refuse('note-malformed', because);

/** May a key have this name: not empty, no white space, no plus, no control character? */
export function isKeyName(name: string): boolean {
  return name !== '' && name.isWellFormed() && !/[\p{White_Space}\p{Cc}+]/u.test(name);
}

/** Base64 (RFC 4648 section 4) to bytes, or null unless it is exactly what those bytes are written as. */
export function strictBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

function keyId(name: string, publicKey: Buffer): string {
  const bytes = Buffer.concat([Buffer.from(`${name}\n`), ED25519, publicKey]);
  return hash('sha256', bytes, 'buffer').subarray(0, 4).toString('hex');
}

/** A verifier key of a name and a public key of 32 bytes. */
export function verifierKeyOf(name: string, publicKey: Buffer): VerifierKey {
  return { name, id: keyId(name, publicKey), publicKey };
}

/** As it is published: name+id+base64(0x01 || public key). */
export function writeVerifierKey({ name, id, publicKey }: VerifierKey): string {
  return `${name}+${id}+${Buffer.concat([ED25519, publicKey]).toString('base64')}`;
}

/** Reads a verifier key. Refuses one whose id is not that of its name and public key. */
export function readVerifierKey(text: string): Result<VerifierKey> {
  const malformed = (why: string): Result<never> =>
    refuse('key-malformed', `This is no verifier key of the form name+id+key: ${why}.`);
  const [, name = '', id = '', coded = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
  if (!isKeyName(name))
    return malformed('the name is missing or holds a space, a plus or a control');
  if (!/^[0-9a-f]{8}$/.test(id)) return malformed('the id is not eight hexadecimal digits');
  const bytes = strictBase64(coded);
  if (!bytes) return malformed('the key is not base64');
  if (bytes[0] !== 1) return malformed('it is not an Ed25519 key');
  if (bytes.length !== 33) return malformed('an Ed25519 key has 32 bytes');
  const key = verifierKeyOf(name, bytes.subarray(1));
  return key.id === id ? ok(key) : malformed('the id does not belong to the name and the key');
}

/** SHA-256 of the public key, hexadecimal in groups of four: what two people compare by telephone. */
export function fingerprintOf({ publicKey }: VerifierKey): string {
  return (hash('sha256', publicKey, 'hex').match(/.{4}/g) ?? []).join(' ');
}

/** Makes a new key for a name. Throws a RangeError for a name that no key may have. */
export function makeKey(name: string): SigningKey {
  if (!isKeyName(name)) throw new RangeError(`${JSON.stringify(name)} is no name of a key.`);
  const { privateKey } = generateKeyPairSync('ed25519');
  const { d = '' } = privateKey.export({ format: 'jwk' });
  return signingKeyOf(name, Buffer.from(d, 'base64url'));
}

// RFC 8410: an Ed25519 private key of 32 bytes follows this in PKCS #8.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKeyOf = (seed: Buffer) =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });

/** The signing key of a name and the 32 bytes of its private half. */
export function signingKeyOf(name: string, seed: Buffer): SigningKey {
  const { x = '' } = createPublicKey(privateKeyOf(seed)).export({ format: 'jwk' });
  return { ...verifierKeyOf(name, Buffer.from(x, 'base64url')), seed };
}

/**
 * Signs a text with one or more keys, each a line in this order.
 * Throws a RangeError for a text that no note can carry.
 */
export function signNote(text: string, keys: readonly SigningKey[]): string {
  if (!text.endsWith('\n') || hasControls(text) || !text.isWellFormed())
    throw new RangeError('A note is text that ends with a newline and holds no other control.');
  const lines = keys.map(({ name, id, seed }) => {
    const signature = sign(null, Buffer.from(text), privateKeyOf(seed));
    const coded = Buffer.concat([Buffer.from(id, 'hex'), signature]).toString('base64');
    return `— ${name} ${coded}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}

/** Decodes UTF-8 without mercy, a byte order mark included. */
export function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Takes a signed note apart. Says which of the specification's demands it does not meet. */
export function readNote(bytes: Uint8Array | string): Result<Note> {
  const whole = typeof bytes === 'string' ? bytes : strictUtf8(bytes);
  if (whole === null || !whole.isWellFormed()) return bad('The note is not valid UTF-8.');
  if (whole.length > MOST_CHARACTERS) return bad('The note is longer than any note may be.');
  if (whole.includes('\r'))
    return bad(
      'The note cannot be read: its line ends were changed on its way. Take the file as it was handed out or attached, not as a program has saved it.',
    );
  if (hasControls(whole)) return bad('The note holds a control character other than a newline.');
  if (!whole.endsWith('\n'))
    return bad('The note does not end with a newline: its last line is cut off.');
  const split = whole.lastIndexOf('\n\n');
  if (split < 0) return bad('The note has no blank line between its text and its signatures.');
  const lines = whole.slice(split + 2, -1).split('\n');
  if (split + 2 === whole.length) return bad('The note has no signature after its blank line.');
  if (lines.length > MOST_SIGNATURES) return bad('The note has too many signatures.');
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = readSignature(line);
    if (!signature.ok) return signature;
    signatures.push(signature.value);
  }
  return ok({ text: whole.slice(0, split + 1), signatures });
}

function readSignature(line: string): Result<NoteSignature> {
  const [, name = '', coded = ''] = /^— ([^ ]*) ([^ ]*)$/.exec(line) ?? [];
  if (!name || !coded)
    return bad('A signature line of the note is not: a long dash, a name, a signature.');
  if (!isKeyName(name)) return bad('A name in a signature line holds a space or a plus.');
  const bytes = strictBase64(coded);
  if (!bytes) return bad('A signature of the note is not base64.');
  if (bytes.length < 5) return bad('A signature of the note is too short to hold one.');
  return ok({
    name,
    keyId: bytes.subarray(0, 4).toString('hex'),
    signature: bytes.subarray(4),
  });
}

function isSignedBy(text: string, { signature }: NoteSignature, key: VerifierKey): boolean {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.publicKey.toString('base64url') };
  try {
    return verify(null, Buffer.from(text), createPublicKey({ key: jwk, format: 'jwk' }), signature);
  } catch {
    return false;
  }
}

/**
 * Which of these keys have signed a note. Signatures of other keys count for nothing; one wrong signature
 * under a known key refuses the whole note.
 */
export function verifyNote(
  { text, signatures }: Note,
  keys: readonly VerifierKey[],
): Result<readonly VerifierKey[]> {
  const signers: VerifierKey[] = [];
  for (const signature of signatures) {
    const key = keys.find((one) => one.name === signature.name && one.id === signature.keyId);
    if (!key) continue;
    if (!isSignedBy(text, signature, key))
      return refuse(
        'signature-wrong',
        `The signature under the key ${key.id} does not belong to this text: the checkpoint was changed after it was signed, or it was never signed with that key.`,
      );
    signers.push(key);
  }
  if (signers.length > 0) return ok(signers);
  const found = [...new Set(signatures.map((one) => one.keyId))].join(', ');
  const known = keys.map((key) => key.id).join(', ') || 'none';
  return refuse(
    'key-unknown',
    `The checkpoint is signed by a key that is not known here: it names ${found}, and the keys to check with are ${known}.`,
  );
}
