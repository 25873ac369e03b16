import { createHash, type JsonWebKey } from 'node:crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { cutTo } from '../../lib/text.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { memberNames } from '../../platform/identity/members.ts';
import { mayBeCalled } from './credential.ts';
import { credentialReceived } from './events.ts';
import { whoActs, wrongField } from './found.ts';
import { keyNamed } from './named-key.ts';
import type { receiveCredentialRoute } from './schema.ts';
import { checkToken, readToken, type Token } from './signed-token.ts';
import { certificationDb } from './tables.ts';

onConstraint('credential_received_once', {
  code: 'already-received',
  because: 'This very credential is kept for this learner already.',
});

/** What a credential says of itself, once its signature was checked. */
export interface ReadCredential {
  readonly name: string;
  readonly achievementType: string | null;
  readonly issuer: string;
  readonly issuerName: string | null;
  readonly issuedAt: Date | null;
  readonly expiresAt: Date | null;
}

type Bag = Readonly<Record<string, unknown>>;
const bag = (value: unknown): Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Bag) : {};
const word = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const moment = (value: unknown): Date | null => {
  const at = typeof value === 'number' ? new Date(value * 1000) : new Date(word(value) ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
};

/**
 * Verifies a credential given as a VC-JWT and reads what it says; with the credential at the top of the token
 * (Open Badges 3.0) or under `vc` (the older way).
 * @param key the issuer's public key as a JWK; null: the one that a did:key or did:jwk in the token names
 * Refuses `embedded-proof`, `credential-unreadable`, `key-unreadable`, `key-unknown`, `key-does-not-fit`, `proof-wrong`,
 * `issuer-differs`, `not-an-achievement`, `not-yet-valid` and `expired`.
 */
export function verifyCredential(
  text: string,
  key: string,
  now: Date,
): Result<{ credential: ReadCredential; key: JsonWebKey }> {
  if (text.trimStart().startsWith('{')) return embedded(text);
  const token = readToken(text);
  if (!token.ok) return token;
  const used = key.trim() === '' ? keyIn(token.value) : givenKey(key);
  if (!used.ok) return used;
  const checked = checkToken(token.value, used.value);
  if (!checked.ok) return checked;
  const read = readCredential(token.value);
  if (!read.ok) return read;
  const { issuedAt, expiresAt } = read.value;
  if (issuedAt && issuedAt > now) {
    return refuse('not-yet-valid', 'This credential is not valid yet. Take it from that day on.');
  }
  if (expiresAt && expiresAt <= now) {
    return refuse('expired', 'This credential has expired. Ask its issuer for a new one.');
  }
  return ok({ credential: read.value, key: used.value });
}

function embedded(text: string): Result<never> {
  try {
    const proof = bag(JSON.parse(text))['proof'];
    const named = bag(Array.isArray(proof) ? proof[0] : proof);
    const suite = word(named['cryptosuite']) ?? word(named['type']);
    if (suite === null) {
      return refuse(
        'embedded-proof',
        'This credential carries no proof at all, so anybody could have written it. Ask its issuer for a signed one, as a JWT.',
      );
    }
    return refuse(
      'embedded-proof',
      `This credential carries its proof inside (${cutTo(suite, 40)}), which is not read here yet. Ask its issuer for the same credential as a JWT.`,
    );
  } catch {
    return refuse('credential-unreadable', 'This is neither a JWT nor readable JSON.');
  }
}

function givenKey(text: string): Result<JsonWebKey> {
  try {
    const key = bag(JSON.parse(text));
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
  return refuse('key-unreadable', 'The key is no JWK: JSON with “kty”. Copy it whole.');
}

/** The key that the token's own header or issuer names, when the name itself holds the key. */
function keyIn({ header, payload }: Token): Result<JsonWebKey> {
  const issuer = issuerOf(payload);
  const named = word(header['kid']);
  const did = named?.startsWith('did:') ? named : issuer;
  // A key in the header proves nothing of who signed: only one that is the issuer's own name counts.
  if (did.split('#')[0] !== issuer) return keyNamed('');
  return keyNamed(did);
}

function issuerOf(payload: Bag): string {
  const { issuer } = { issuer: vcOf(payload)['issuer'] };
  return word(issuer) ?? word(bag(issuer)['id']) ?? word(payload['iss']) ?? '';
}

const vcOf = (payload: Bag): Bag => ('vc' in payload ? bag(payload['vc']) : payload);

function readCredential({ payload }: Token): Result<ReadCredential> {
  const vc = vcOf(payload);
  const types = [vc['type']].flat();
  const issuer = issuerOf(payload);
  if (!types.includes('VerifiableCredential') || issuer === '') {
    return refuse('not-an-achievement', 'It is signed, but it is no verifiable credential.');
  }
  const iss = word(payload['iss']);
  if (iss !== null && iss !== issuer) {
    return refuse(
      'issuer-differs',
      'The token names another issuer than the credential in it. Ask the issuer for it anew.',
    );
  }
  const achievement = bag(bag(vc['credentialSubject'])['achievement']);
  return ok({
    name: cutTo(word(vc['name']) ?? word(achievement['name']) ?? 'Without a name', 300),
    achievementType: word(achievement['achievementType']),
    issuer: cutTo(issuer, 500),
    issuerName: word(bag(vc['issuer'])['name']),
    issuedAt: moment(vc['validFrom'] ?? vc['issuanceDate'] ?? payload['nbf']),
    expiresAt: moment(vc['validUntil'] ?? vc['expirationDate'] ?? payload['exp']),
  });
}

/**
 * Keeps a credential of a learner's that somebody else issued, once its signature was verified (R13). Refuses as
 * `verifyCredential`, and `learner-not-found`, `own-award`, `awarding-body-key-needed` and `already-received`.
 */
export async function receiveCredential(
  tx: Tx,
  { id, learnerId, credential: text, key, keyHolder }: BodyOf<typeof receiveCredentialRoute>,
): Promise<Result<{ credentialId: string; name: string; issuer: string }>> {
  const by = whoActs(tx);
  if (learnerId === by) {
    return refuse('own-award', 'Nobody enters their own credential. A colleague enters yours.');
  }
  if (!(await memberNames(tx)).has(learnerId)) {
    return wrongField('learnerId', 'learner-not-found', 'There is no such learner here.');
  }
  const verified = verifyCredential(text, key, nowOf(tx));
  if (!verified.ok) return verified;
  const { credential, key: used } = verified.value;
  const called = mayBeCalled(credential, keyHolder);
  if (!called.ok) return called;
  const token = text.trim();
  const sha256 = createHash('sha256').update(token).digest();
  const made = await certificationDb(tx)
    .insertInto('credential_received')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      learner_id: learnerId,
      name: credential.name,
      achievement_type: credential.achievementType,
      issuer: credential.issuer,
      issuer_name: credential.issuerName,
      issued_at: credential.issuedAt,
      expires_at: credential.expiresAt,
      verified_with: JSON.stringify(used) as unknown as Readonly<Record<string, unknown>>,
      key_holder: keyHolder,
      token,
      token_sha256: sha256,
      received_at: nowOf(tx),
      received_by: by,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, credentialReceived, {
      subjects: { learner: learnerId, credential: id },
      facts: { tokenSha256: sha256.toString('hex'), keyHolder },
    });
  }
  return ok({ credentialId: id, name: credential.name, issuer: credential.issuer });
}
