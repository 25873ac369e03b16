import { generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalHashes } from './canonical.ts';
import { configureContexts, contextAt, keepContext, VC_CONTEXTS } from './contexts.ts';
import { unitCredential } from './credential.ts';
import { verifyCredential } from './receive-credential.ts';

const VC = VC_CONTEXTS[0] ?? '';
const OWN = 'https://contexts.example/badge';
const V1 = VC_CONTEXTS[1] ?? '';
const NOW = new Date('2026-11-24T09:00:00Z');
const dataDir = mkdtempSync(path.join(tmpdir(), 'contexts-'));
const shared = path.resolve(import.meta.dirname, '../../../../shared/data/credentials');
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const JWK = JSON.stringify(publicKey.export({ format: 'jwk' }));

/** Our own small words, under the older address: the newer one's file is fixed by the standard. */
const WORDS = Object.fromEntries(
  'VerifiableCredential name issuer credentialSubject achievement achievementType validFrom validUntil verifiableCredential DataIntegrityProof cryptosuite created expires proofPurpose verificationMethod'
    .split(' ')
    .map((word) => [word, `https://words.example/${word}`]),
);
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

beforeAll(() => {
  configureContexts({ dataDir });
  const bytes = Buffer.from(JSON.stringify({ '@context': { id: '@id', type: '@type', ...WORDS } }));
  keepContext(dataDir, V1, bytes);
  keepContext(dataDir, OWN, Buffer.from('{"@context":{"colour":"https://words.example/colour"}}'));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

type Bag = Record<string, unknown>;
const badge = (more: Bag = {}): Bag => ({
  '@context': [V1],
  id: 'urn:uuid:0199a6f4-0000-7000-8000-000000000001',
  type: ['VerifiableCredential'],
  name: 'Teamwork',
  issuer: 'https://elsewhere.example/issuer',
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { achievement: { name: 'Works in a team', achievementType: 'Competency' } },
  ...more,
});

/** Base58 of bytes, as multibase writes them after its 'z'. */
function base58(bytes: Buffer): string {
  let number = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = `${ALPHABET[Number(number % 58n)]}${text}`;
  return text;
}

async function proved(document: Bag, more: Bag = {}): Promise<Bag> {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-01-01T00:00:00Z',
    proofPurpose: 'assertionMethod',
    verificationMethod: `${String(document['issuer'])}#key`,
    ...more,
  };
  const asked = { '@context': document['@context'], ...proof };
  const contexts = Object.fromEntries([V1, OWN].map((one) => [one, contextAt(one)]));
  const hashes = await canonicalHashes({ documents: [asked, document], contexts });
  if (!hashes.ok) throw new Error(hashes.refusal.because);
  const signature = sign(null, Buffer.from(hashes.value.join(''), 'hex'), privateKey);
  return { ...document, proof: { ...proof, proofValue: `z${base58(signature)}` } };
}

async function codeOf(document: unknown, key = JWK): Promise<string> {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const answer = await verifyCredential(text, key, NOW);
  return answer.ok ? 'ok' : answer.refusal.code;
}

describe('a credential with its proof inside', () => {
  test('R13 is read where the proof holds, and refused where a name was changed, outer or nested', async () => {
    const right = await proved(badge());
    expect(await codeOf(right)).toBe('ok');
    expect(await codeOf({ ...right, name: 'Leadership' })).toBe('proof-wrong');
    const credentialSubject = { achievement: { name: 'Leads', achievementType: 'Competency' } };
    expect(await codeOf({ ...right, credentialSubject })).toBe('proof-wrong');
    const other = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
    expect(await codeOf(right, JSON.stringify(other))).toBe('proof-wrong');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
    expect(await codeOf(right, JSON.stringify(rsa.export({ format: 'jwk' })))).toBe(
      'key-does-not-fit',
    );
    for (const proofValue of ['', 'z0', 'uAAAA', `z${'2'.repeat(9999)}`]) {
      const proof = { ...(right['proof'] as Bag), proofValue };
      expect(await codeOf({ ...right, proof })).toBe('proof-wrong');
    }
  });

  test('with a field that no context defines is refused: the proof would not cover it', async () => {
    const right = await proved(badge());
    const answer = await verifyCredential(
      JSON.stringify({ ...right, grade: 'Distinction' }),
      JWK,
      NOW,
    );
    expect(answer).toMatchObject({ refusal: { code: 'field-unknown' } });
    expect(answer.ok ? '' : answer.refusal.because).toContain('grade');
  });

  test('with a context of its own, a member by its full name or a context not loaded is refused', async () => {
    const right = await proved(badge());
    const context = [V1, { grade: 'https://words.example/grade' }];
    expect(await codeOf({ ...right, '@context': context })).toBe('not-plain-json');
    expect(await codeOf({ ...right, 'https://words.example/name': 'x' })).toBe('not-plain-json');
    const nested = `${'{"name":'.repeat(3000)}1${'}'.repeat(3000)}`;
    expect(await codeOf(`{"proof":${JSON.stringify(right['proof'])},"name":${nested}}`)).toBe(
      'not-plain-json',
    );
    expect(await codeOf({ ...right, '@context': [OWN, V1] })).toBe('not-an-achievement');
    const elsewhere = await verifyCredential(
      JSON.stringify({ ...right, '@context': [V1, 'https://contexts.example/other'] }),
      JWK,
      NOW,
    );
    expect(elsewhere.ok ? '' : elsewhere.refusal.because).toContain('load context ADDRESS FILE');
  });

  test('of another kind, misspelt, for another purpose, expired or without a key is refused with what to do', async () => {
    const right = await proved(badge());
    const as = (more: Bag) => codeOf({ ...right, proof: { ...(right['proof'] as Bag), ...more } });
    expect(await codeOf(badge())).toBe('embedded-proof');
    expect(await as({ cryptosuite: 'ecdsa-sd-2023' })).toBe('embedded-proof');
    const misspelt = await verifyCredential(
      JSON.stringify(await proved(badge(), { cryptosuite: 'eddsa-rdf-2022' })),
      JWK,
      NOW,
    );
    expect(misspelt.ok ? '' : misspelt.refusal.because).toContain('misspells');
    expect(await as({ proofPurpose: 'authentication' })).toBe('proof-wrong');
    expect(await codeOf(await proved(badge(), { expires: '2026-02-01T00:00:00Z' }))).toBe(
      'expired',
    );
    expect(await codeOf(right, '')).toBe('key-unknown');
    expect(await codeOf(await proved(badge({ validUntil: '2026-02-01T00:00:00Z' })))).toBe(
      'expired',
    );
    expect(await codeOf('{"proof":')).toBe('credential-unreadable');
  });

  test('of a did:key issuer needs no key, and another unread proof beside it does no harm', async () => {
    const raw = Buffer.from(String(publicKey.export({ format: 'jwk' }).x), 'base64url');
    const did = `did:key:z${base58(Buffer.concat([Buffer.from([0xed, 0x01]), raw]))}`;
    const issuer = { verificationMethod: `${did}#${did.slice(8)}` };
    const right = await proved(badge({ issuer: did }), issuer);
    expect(await codeOf(right, '')).toBe('ok');
    expect(await codeOf({ ...right, proof: [right['proof'], { type: 'SomeProof' }] }, '')).toBe(
      'ok',
    );
    expect(await codeOf(await proved(badge(), issuer), '')).toBe('key-unknown');
    expect(await codeOf(right, did.slice(8))).toBe('ok');
  });

  test('that would take too long is given up', async () => {
    // Blank nodes that all name each other: a way to bind a canonicaliser for hours.
    const names = Array.from({ length: 24 }, (_, at) => ({ id: `_:b${at}` }));
    const web = names.map(({ id }) => ({ id, achievement: names }));
    const right = await proved(badge());
    expect(await codeOf({ ...right, credentialSubject: web })).toBe('credential-too-heavy');
  });
});

test('a context is kept under its address, and the file that the standard fixes only as it is', () => {
  const small = Buffer.from('{"@context":{}}');
  const codes = [
    keepContext(dataDir, 'http://a.example', small),
    keepContext(dataDir, OWN, Buffer.from('[]')),
    keepContext(dataDir, VC, small),
  ].map((answer) => (answer.ok ? 'ok' : answer.refusal.code));
  expect(codes).toEqual(['address-wrong', 'not-a-context', 'context-differs']);
  writeFileSync(path.join(dataDir, 'x'), '');
  expect(contextAt('https://contexts.example/../x')).toBeNull();
});

test.skipIf(!existsSync(shared))(
  'R13 the standard’s own examples: the right proofs hold, a changed one does not, our own badge has no unknown field',
  async () => {
    const file = (name: string) => readFileSync(path.join(shared, name), 'utf8');
    const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
    for (const [address, name] of [
      [VC, 'credentials-v2.jsonld'],
      [OB, 'ob-v3p0-3.0.3.json'],
    ] as const) {
      const kept = keepContext(dataDir, address, Buffer.from(file(`contexts/${name}`)));
      expect(kept).toMatchObject({ ok: true });
    }
    const key = 'z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi';
    for (const name of ['simple.json', 'simple-multiple-proofs.json']) {
      const text = file(`ob30/${name}`);
      expect(await codeOf(text, key)).toBe('ok');
      expect(await codeOf(text.replace('Teamwork', 'Homework'), key)).toBe('proof-wrong');
    }
    expect(await codeOf(file('ob30/simple.jwt'), JSON.stringify(RSA))).toBe('proof-wrong');
    expect(await codeOf(file('ob30/simple-eddsa-2022.json'), key)).toBe('embedded-proof');
    expect(await codeOf(file('ob30/simple-noproof.json'), key)).toBe('embedded-proof');
    expect(await codeOf(file('ob30/complete.json'), key)).toBe('context-unknown');
    const own = unitCredential(
      { id: 'https://centre.example/api/issuers/1', name: 'Centre', isSample: false },
      { email: 'lena@agency.example', salt: 'grain' },
      {
        unit: {
          statementId: '0199a6f4-0000-7000-8000-000000000001',
          unitId: '0199a6f4-0000-7000-8000-000000000002',
          reference: 'RPC1',
          title: 'Our own title',
          credit: 3,
          level: 2,
          extra: false,
          framework: { id: '0199a6f4-0000-7000-8000-000000000003', code: 'REC', title: 'Q' },
          decidedAt: NOW,
          isFinal: false,
          evidence: ['ab'.repeat(32)],
        },
        issuedAt: NOW,
      },
    );
    const contexts = { [VC]: contextAt(VC), [OB]: contextAt(OB) };
    expect(await canonicalHashes({ documents: [own], contexts })).toMatchObject({ ok: true });
  },
);
const RSA = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
