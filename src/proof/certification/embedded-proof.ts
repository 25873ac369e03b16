import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cutTo, listed } from '../../lib/text.ts';
import { canonicalHashes } from './canonical.ts';
import { contextAt, VC_CONTEXTS } from './contexts.ts';
import { bytesOfBase58, keyNamed, namesIssuersKey } from './named-key.ts';
import { type Bag, bag, DEPTH, issuerOf, word } from './read-credential.ts';

const SUITE = 'eddsa-rdfc-2022';
/** As a page of the specification misspells it. */
const MISSPELT = 'eddsa-rdf-2022';
const MOST_PROOFS = 5;
const MOST_CONTEXTS = 20;

/**
 * Verifies a credential with its proof inside: `DataIntegrityProof` of the suite eddsa-rdfc-2022 (W3C Data Integrity
 * EdDSA 1.0), in safe mode, with contexts from the disk alone. Every proof of this suite has to hold; of other kinds
 * none is read.
 * @param key the issuer's Ed25519 key; null: the one that the issuer's own did:key is
 * Refuses `embedded-proof` (none, or none that is read), `not-plain-json`, `context-unknown`, `field-unknown`,
 * `credential-too-heavy`, `key-unknown`, `key-does-not-fit`, `issuer-differs` and `proof-wrong`, each with what to do.
 */
export async function verifyEmbedded(
  document: Bag,
  key: JsonWebKey | null,
  now: Date,
): Promise<Result<{ readonly credential: Bag; readonly key: JsonWebKey }>> {
  const { proof, ...credential } = document;
  const proofs = proofsIn(proof);
  if (!proofs.ok) return proofs;
  const plain = contextsIn(document);
  if (!plain.ok) return plain;
  let used: JsonWebKey | null = key;
  for (const one of proofs.value) {
    const timely = assertedBy(one, now);
    if (!timely.ok) return timely;
    const own = key ? ok(key) : keyOfIssuer(one, issuerOf(credential));
    if (!own.ok) return own;
    used = own.value;
    const { proofValue, ...options } = one;
    const hashes = await canonicalHashes({
      documents: [{ ...options, '@context': document['@context'] }, credential],
      contexts: plain.value,
    });
    if (!hashes.ok) return hashes;
    const holds = signedWith(own.value, Buffer.from(hashes.value.join(''), 'hex'), proofValue);
    if (!holds.ok) return holds;
    const method = word(one['verificationMethod']) ?? word(bag(one['verificationMethod'])['id']);
    const signer = namesIssuersKey(method, issuerOf(credential), own.value);
    if (!signer.ok) return signer;
  }
  return used ? ok({ credential, key: used }) : noProof();
}

/** The proofs of the suite that is read. */
function proofsIn(proof: unknown): Result<readonly Bag[]> {
  const all = proof === undefined ? [] : [proof].flat().map(bag);
  if (all.length === 0) return noProof();
  const own = all.filter(
    (one) => one['type'] === 'DataIntegrityProof' && one['cryptosuite'] === SUITE,
  );
  if (own.length > MOST_PROOFS) {
    return refuse('embedded-proof', `It carries more than ${MOST_PROOFS} proofs. Ask for one.`);
  }
  if (own.length > 0) return ok(own);
  const named = all.map((one) => word(one['cryptosuite']) ?? word(one['type']) ?? 'without a name');
  if (named.includes(MISSPELT)) {
    return refuse(
      'embedded-proof',
      `Its proof calls itself “${MISSPELT}”, as a page of the specification misspells it; verifiers read “${SUITE}”. Tell its issuer, and ask for it anew or as a JWT.`,
    );
  }
  return refuse(
    'embedded-proof',
    `This credential carries its proof inside as ${cutTo(listed(named), 80)}, which is not read here; ${SUITE} is. Ask its issuer for it with that, or as a JWT.`,
  );
}

function noProof(): Result<never> {
  return refuse(
    'embedded-proof',
    'This credential carries no proof at all, so anybody could have written it. Ask its issuer for a signed one.',
  );
}

/**
 * The contexts a document names, all of them on the disk. Only plain members are read: what JSON-LD could say under
 * other names or in another shape would be covered by the proof and not be seen.
 */
function contextsIn(document: Bag): Result<Readonly<Record<string, unknown>>> {
  const named: string[] = [];
  let odd: string | null = null;
  const look = (value: unknown, depth: number): void => {
    if (odd !== null) return;
    if (depth > DEPTH) odd = 'It is nested too deeply.';
    else if (Array.isArray(value)) for (const one of value) look(one, depth + 1);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (name === '@context') {
          const own = [inner].flat();
          if (own.every((one) => typeof one === 'string')) named.push(...own);
          else odd = 'It brings a context of its own.';
        } else if (/[@:]|^__proto__$/.test(name)) odd = `It has a member “${cutTo(name, 60)}”.`;
        else look(inner, depth + 1);
      }
    }
  };
  look(document, 0);
  if (odd !== null) {
    return refuse(
      'not-plain-json',
      `This credential is not written plainly: ${odd} Ask its issuer for it as Open Badges 3.0 writes it, or as a JWT.`,
    );
  }
  const contexts = [...new Set(named)];
  const [first] = [document['@context']].flat();
  if (!VC_CONTEXTS.includes(String(first)) || contexts.length > MOST_CONTEXTS) {
    return refuse(
      'not-an-achievement',
      `A verifiable credential names ${VC_CONTEXTS[0]} as its first context. Take the file as its issuer gave it.`,
    );
  }
  const found = contexts.map((address) => [address, contextAt(address)] as const);
  const missing = found.filter(([, context]) => context === null).map(([address]) => address);
  if (missing.length === 0) return ok(Object.fromEntries(found));
  return refuse(
    'context-unknown',
    `To check its proof these files are needed, and nothing is fetched from here: ${listed(missing.map((one) => cutTo(one, 200)))}. Whoever runs the server downloads each and says: npm run -s deskproof -- load context ADDRESS FILE. Or ask the issuer for the credential as a JWT.`,
  );
}

function assertedBy(proof: Bag, now: Date): Result<null> {
  if (proof['proofPurpose'] !== 'assertionMethod') {
    return refuse('proof-wrong', 'Its proof was made for another purpose than to assert it.');
  }
  const expires = proof['expires'] === undefined ? null : new Date(word(proof['expires']) ?? '');
  if (expires && !(expires > now)) {
    return refuse('expired', 'Its proof has expired. Ask its issuer for the credential anew.');
  }
  return ok(null);
}

/** Without a key given, only an issuer whose own name is the key can be believed. */
function keyOfIssuer(proof: Bag, issuer: string): Result<JsonWebKey> {
  const [named] = (word(proof['verificationMethod']) ?? '').split('#');
  return keyNamed(named === issuer ? issuer : '');
}

function signedWith(key: JsonWebKey, data: Buffer, proofValue: unknown): Result<null> {
  if (key.kty !== 'OKP' || key.crv !== 'Ed25519') {
    return refuse(
      'key-does-not-fit',
      'A proof inside a credential is checked with an Ed25519 key. Ask the issuer for the public key that signed this one.',
    );
  }
  const text = word(proofValue) ?? '';
  const signature = text.startsWith('z') ? bytesOfBase58(text.slice(1), 64) : null;
  try {
    const { kty, crv, x } = key;
    const publicKey = createPublicKey({ key: { kty, crv, x } as JsonWebKey, format: 'jwk' });
    if (signature && verify(null, data, publicKey, signature)) return ok(null);
  } catch {
    // Said below: a key that cannot be read signed nothing.
  }
  return refuse(
    'proof-wrong',
    'The proof does not fit: the credential was changed after it was signed, or another key signed it. Ask its issuer for it anew.',
  );
}
