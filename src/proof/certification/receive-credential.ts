import { createHash, type JsonWebKey } from 'node:crypto';
import { ok, type Result, refuse, wrongField } from '../../lib/result.ts';
import type { BodyOf } from '../../lib/route.ts';
import { record } from '../../platform/audit/record.ts';
import { onConstraint } from '../../platform/db/constraints.ts';
import { actorOf, nowOf, type Tx } from '../../platform/db/tx.ts';
import { membersOf } from '../../platform/identity/members.ts';
import { bodyKeyFor } from './awarding-keys.ts';
import { isCalledCertificate } from './credential.ts';
import { verifyEmbedded } from './embedded-proof.ts';
import { credentialReceived } from './events.ts';
import { whoActs } from './found.ts';
import { givenKey, keyNamed, namesIssuersKey } from './named-key.ts';
import {
  type Bag,
  bag,
  issuerOf,
  objectIn,
  type ReadCredential,
  readCredential,
  word,
} from './read-credential.ts';
import type { receiveCredentialRoute } from './schema.ts';
import { checkToken, readToken, type Token } from './signed-token.ts';
import { statusesOf, stillCounts } from './status-list.ts';
import { certificationDb } from './tables.ts';
import { isAbout } from './whose-credential.ts';

onConstraint('credential_received_once', {
  code: 'already-received',
  because: 'This very credential is kept for this learner already.',
});

/**
 * Verifies a credential and reads what it says: a VC-JWT, with the credential at the top of the token (Open Badges 3.0)
 * or under `vc` (the older way), or JSON with its proof inside.
 * @param key the issuer's public key, as a JWK or in multibase; '': the one that a did:key or did:jwk in it names
 * Refuses as `verifyEmbedded`, and `credential-unreadable`, `key-unreadable`, `key-unknown`, `key-does-not-fit`,
 * `proof-wrong`, `not-plain-json`, `issuer-differs`, `not-an-achievement`, `days-unreadable`, `not-yet-valid` and `expired`.
 */
export async function verifyCredential(
  text: string,
  key: string,
  now: Date,
): Promise<Result<{ credential: ReadCredential; key: JsonWebKey; vc: Bag }>> {
  const given = key.trim() === '' ? null : givenKey(key);
  if (given && !given.ok) return given;
  if (text.trimStart().startsWith('{')) return verifyJson(text, given?.value ?? null, now);
  const token = readToken(text);
  if (!token.ok) return token;
  const used = given ?? keyIn(token.value);
  if (!used.ok) return used;
  const checked = checkToken(token.value, used.value);
  if (!checked.ok) return checked;
  const { payload, header } = token.value;
  const vc = vcOf(payload);
  const read = readCredential(vc, now, payload);
  if (!read.ok) return read;
  const iss = word(payload['iss']);
  if (iss !== null && iss !== (issuerOf(vc) || iss)) {
    return refuse(
      'issuer-differs',
      'The token names another issuer than the credential in it. Ask the issuer for it anew.',
    );
  }
  const signer = namesIssuersKey(word(header['kid']), read.value.issuer, used.value);
  return signer.ok ? ok({ credential: read.value, key: used.value, vc }) : signer;
}

async function verifyJson(text: string, key: JsonWebKey | null, now: Date) {
  const document = objectIn(
    text,
    'This is neither a JWT nor readable JSON. Take the file as its issuer gave it.',
  );
  if (!document.ok) return document;
  const verified = await verifyEmbedded(document.value, key, now);
  if (!verified.ok) return verified;
  const { credential: vc, key: used } = verified.value;
  const read = readCredential(vc, now);
  return read.ok ? ok({ credential: read.value, key: used, vc }) : read;
}

/** The key that the token's own header or issuer names, when the name itself holds the key. */
function keyIn({ header, payload }: Token): Result<JsonWebKey> {
  const issuer = issuerOf(vcOf(payload)) || (word(payload['iss']) ?? '');
  const named = word(header['kid']);
  const did = named?.startsWith('did:') ? named : issuer;
  // A key in the header proves nothing of who signed: only one that is the issuer's own name counts.
  if (did.split('#')[0] !== issuer) return keyNamed('');
  return keyNamed(did);
}

const vcOf = (payload: Bag): Bag => ('vc' in payload ? bag(payload['vc']) : payload);

/**
 * Whether a credential still counts: looked up in the list that was handed in beside it, since nothing is fetched. The
 * list is verified with the same key, or the issuer's own; 1EdTech's list has no proof and is taken as it is handed in.
 * Refuses as `stillCounts`, and what `verifyCredential` refuses of the list.
 */
async function statusOf(
  vc: Bag,
  list: string,
  key: JsonWebKey,
  now: Date,
): Promise<Result<'none' | 'unchecked' | 'good'>> {
  if (statusesOf(vc).length === 0) return ok('none');
  if (list.trim() === '') return ok('unchecked');
  const read = await listIn(list, JSON.stringify(key), now);
  if (!read.ok) {
    const { code, because } = read.refusal;
    return wrongField('statusList', code, `Of the list of what counts no longer: ${because}`);
  }
  const counts = stillCounts(vc, read.value);
  return counts.ok ? ok('good') : counts;
}

async function listIn(text: string, key: string, now: Date): Promise<Result<Bag>> {
  const plain = text.trimStart().startsWith('{') ? objectIn(text, NO_LIST) : null;
  if (plain && !plain.ok) return plain;
  const isPlain = plain && !('proof' in plain.value) && 'revokedCredential' in plain.value;
  if (isPlain) return plain;
  const verified = await verifyCredential(text, key, now);
  return verified.ok ? ok(verified.value.vc) : verified;
}

const NO_LIST = 'It is neither a JWT nor readable JSON. Take it as its issuer publishes it.';

/**
 * Keeps a credential of a learner's that somebody else issued, once its signature was verified (R13): an awarding body's
 * only under a confirmed key of the register; what else calls itself a certificate is kept as a statement (W22). Refuses as
 * `verifyCredential` and `statusOf`, and `learner-not-found`, `own-award`, `another-learners`, `awarding-body-key-needed` and `already-received`.
 */
export async function receiveCredential(
  tx: Tx,
  {
    id,
    learnerId,
    credential: text,
    key,
    keyHolder,
    statusList = '',
  }: BodyOf<typeof receiveCredentialRoute>,
): Promise<Result<{ credentialId: string; name: string; issuer: string }>> {
  const by = whoActs(tx);
  if (learnerId === by) {
    return refuse('own-award', 'Nobody enters their own credential. A colleague enters yours.');
  }
  const { members } = await membersOf(tx);
  const learner = members.find((one) => one.id === learnerId);
  if (!learner) {
    return wrongField('learnerId', 'learner-not-found', 'There is no such learner here.');
  }
  const verified = await verifyCredential(text, key, nowOf(tx));
  if (!verified.ok) return verified;
  const { credential, key: used, vc } = verified.value;
  const about = isAbout(vc, learner, members);
  if (!about.ok) return about;
  const status = await statusOf(vc, statusList, used, nowOf(tx));
  if (!status.ok) return status;
  const bodyKey = keyHolder === 'awarding_body' ? await bodyKeyFor(tx, used, credential) : ok(null);
  if (!bodyKey.ok) return bodyKey;
  const token = text.trim();
  const sha256 = createHash('sha256').update(token).digest();
  const made = await certificationDb(tx)
    .insertInto('credential_received')
    .values({
      organisation_id: actorOf(tx).organisationId,
      id,
      learner_id: learnerId,
      name: credential.name,
      achievement_type: credential.achievementTypes[0] ?? null,
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
      status: status.value,
      named_certificate: isCalledCertificate(credential),
      awarding_key_id: bodyKey.value,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    record(tx, credentialReceived, {
      subjects: { learner: learnerId, credential: id },
      facts: { tokenSha256: sha256.toString('hex'), keyHolder, awardingKey: bodyKey.value },
    });
  }
  return ok({ credentialId: id, name: credential.name, issuer: credential.issuer });
}
