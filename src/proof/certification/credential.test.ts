import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import {
  type CredentialUnit,
  claimsOf,
  type Issuer,
  identityHash,
  isCalledCertificate,
  transcriptCredential,
  unitCredential,
} from './credential.ts';
import { keyNamed } from './named-key.ts';
import { verifyCredential } from './receive-credential.ts';
import { readToken, signToken } from './signed-token.ts';

const ISSUER: Issuer = {
  id: 'https://centre.example/api/issuers/0199',
  name: 'Aire Valley Centre',
  isSample: false,
};
const SUBJECT = { email: 'Lena@agency.example', salt: 'grain' };
const UNIT: CredentialUnit = {
  statementId: '0199a6f4-0000-7000-8000-000000000001',
  unitId: '0199a6f4-0000-7000-8000-000000000002',
  reference: 'RPC1',
  title: 'Our own title of the unit',
  credit: 3,
  level: 2,
  extra: false,
  framework: { id: '0199a6f4-0000-7000-8000-000000000003', code: 'REC', title: 'Qualification' },
  decidedAt: new Date('2026-10-01T10:00:00Z'),
  isFinal: false,
  evidence: ['ab'.repeat(32)],
};
const AT = new Date('2026-11-23T09:00:00.123Z');
const LATER = new Date('2026-11-24T09:00:00Z');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PUBLIC = rsa.publicKey.export({ format: 'jwk' });
const DER = rsa.privateKey.export({ format: 'der', type: 'pkcs8' });
const sign = (payload: object) =>
  signToken(payload as Record<string, unknown>, { keyUri: `${ISSUER.id}/keys/k`, key: DER });
const badge = () => unitCredential(ISSUER, SUBJECT, { unit: UNIT, issuedAt: AT });
const codeOf = async (text: string, key: JsonWebKey | null = PUBLIC) => {
  const answer = await verifyCredential(text, key === null ? '' : JSON.stringify(key), LATER);
  return answer.ok ? 'ok' : answer.refusal.code;
};

describe('a provisional statement as Open Badges 3.0', () => {
  test('R73 W22 says provisional, is no certificate, and names nobody', () => {
    const text = JSON.stringify(badge());
    expect(badge()).toMatchObject({
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'Provisional statement of achievement: RPC1',
      validFrom: '2026-11-23T09:00:00Z',
      credentialSubject: {
        achievement: { achievementType: 'Competency', humanCode: 'RPC1' },
        result: [{ status: 'Provisional' }],
      },
    });
    expect(text).not.toMatch(/lena|agency\.example/i);
    expect(
      JSON.stringify(
        unitCredential(ISSUER, SUBJECT, { unit: { ...UNIT, isFinal: true }, issuedAt: AT }),
      ),
    ).toContain('"status":"Completed"');
    expect(badge()['evidence']).toMatchObject([
      {
        id: `ni:///sha-256;${Buffer.from('ab'.repeat(32), 'hex').toString('base64url')}`,
        name: 'Item 1 of 1',
      },
    ]);
  });

  test('is found by who knows the address, and by nobody else', () => {
    expect(identityHash(SUBJECT)).toBe(identityHash({ ...SUBJECT, email: 'lena@agency.example' }));
    expect(identityHash(SUBJECT)).not.toBe(identityHash({ ...SUBJECT, salt: 'another' }));
  });

  test('R95 the transcript is one CLR 2.0 record of every unit, extra ones said to be so', () => {
    const clr = transcriptCredential(ISSUER, SUBJECT, {
      id: UNIT.statementId,
      frameworkCode: 'REC',
      units: [UNIT, { ...UNIT, reference: 'CS9', extra: true }],
      issuedAt: AT,
    });
    expect(clr).toMatchObject({ type: ['VerifiableCredential', 'ClrCredential'] });
    expect(JSON.stringify(clr)).toContain(
      'Unit CS9, achieved beyond what the qualification counts.',
    );
  });

  test('of a sample is marked in its name, its issuer and its description', () => {
    const sample = unitCredential({ ...ISSUER, isSample: true }, SUBJECT, {
      unit: UNIT,
      issuedAt: AT,
    });
    for (const said of [
      sample['name'],
      (sample['issuer'] as { name: string }).name,
      sample['description'],
    ]) {
      expect(said).toMatch(/^Sample, not evidence/);
    }
  });

  test('another implementation accepts what we sign, and refuses it changed', async () => {
    // jose comes with the package that signs people in; it is asked here as somebody outside would use it.
    const { resolve } = createRequire(createRequire(import.meta.url).resolve('better-auth'));
    const jose = await import(resolve('jose'));
    const key = await jose.importJWK(PUBLIC, 'RS256');
    const token = sign(claimsOf(badge()));
    const { payload, protectedHeader } = await jose.jwtVerify(token, key, {
      issuer: ISSUER.id,
      currentDate: LATER,
    });
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'JWT', kid: `${ISSUER.id}/keys/k` });
    expect(payload).toMatchObject({ jti: `urn:uuid:${UNIT.statementId}`, nbf: 1795424400 });
    const [head, body, signature] = token.split('.');
    const other = Buffer.from(JSON.stringify({ ...payload, name: 'Another' })).toString(
      'base64url',
    );
    expect(body).not.toBe(other);
    await expect(
      jose.jwtVerify(`${head}.${other}.${signature}`, key, { currentDate: LATER }),
    ).rejects.toThrow();
  });
});

describe('a credential that somebody else issued', () => {
  test('is read with the key named, in each of the three algorithms, top level or under vc', async () => {
    const { resolve } = createRequire(createRequire(import.meta.url).resolve('better-auth'));
    const jose = await import(resolve('jose'));
    for (const [alg, keys] of [
      ['RS256', rsa],
      ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
      ['EdDSA', generateKeyPairSync('ed25519')],
    ] as const) {
      const jwt = await new jose.SignJWT({ vc: badge() })
        .setProtectedHeader({ alg, typ: 'JWT' })
        .setIssuer(ISSUER.id)
        .sign(keys.privateKey);
      expect(await codeOf(jwt, keys.publicKey.export({ format: 'jwk' }))).toBe('ok');
    }
    expect(
      await verifyCredential(sign(claimsOf(badge())), JSON.stringify(PUBLIC), LATER),
    ).toMatchObject({
      value: { credential: { achievementTypes: ['Competency'], issuer: ISSUER.id } },
    });
  });

  test('is read with the key that a did:jwk or did:key holds, only if it is the issuer’s own name', async () => {
    const did = `did:jwk:${Buffer.from(JSON.stringify(PUBLIC)).toString('base64url')}`;
    const own = { ...badge(), issuer: did, iss: did };
    const token = (payload: object, kid: string) =>
      signToken(payload as Record<string, unknown>, { keyUri: kid, key: DER });
    expect(await codeOf(token(own, `${did}#0`), null)).toBe('ok');
    expect(await codeOf(token(claimsOf(badge()), `${did}#0`), null)).toBe('key-unknown');
    expect(keyNamed('did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw')).toMatchObject({
      value: { kty: 'OKP', crv: 'Ed25519' },
    });
    for (const odd of [
      'did:key:z0',
      'did:key:z6Mk',
      `did:key:z${'6'.repeat(9999)}`,
      'did:jwk:x',
      'did:web:a',
    ]) {
      expect(keyNamed(odd)).toMatchObject({ refusal: { code: 'key-unknown' } });
    }
  });

  test('is refused with what to do: changed, unsigned, another’s key, weak, not yet, expired, no credential', async () => {
    const token = sign(claimsOf(badge()));
    const [head, body, signature] = token.split('.');
    const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
      format: 'jwk',
    });
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({
      format: 'jwk',
    });
    const changed = Buffer.from(JSON.stringify({ ...badge(), name: 'Changed' })).toString(
      'base64url',
    );
    expect(await codeOf(`${head}.${changed}.${signature}`)).toBe('proof-wrong');
    expect(await codeOf(`${unsigned}.${body}.${signature}`)).toBe('key-does-not-fit');
    expect(await codeOf(token, other)).toBe('proof-wrong');
    expect(await codeOf(token, weak)).toBe('key-does-not-fit');
    expect(await codeOf(token, { kty: 'oct', k: 'AAAA' } as JsonWebKey)).toBe('key-does-not-fit');
    expect(await codeOf(token, rsa.privateKey.export({ format: 'jwk' }))).toBe('key-unreadable');
    expect(await codeOf(token, null)).toBe('key-unknown');
    expect(await codeOf('a.b')).toBe('credential-unreadable');
    expect(await codeOf(`${body}.${head}`)).toBe('credential-unreadable');
    expect(await codeOf(sign({ ...badge(), iss: 'https://other.example' }))).toBe('issuer-differs');
    expect(await codeOf(sign({ ...badge(), type: ['Note'] }))).toBe('not-an-achievement');
    expect(await codeOf(sign({ ...badge(), validFrom: '2027-01-01T00:00:00Z' }))).toBe(
      'not-yet-valid',
    );
    expect(await codeOf(sign({ ...badge(), validUntil: '2026-11-23T10:00:00Z' }))).toBe('expired');
    expect(await codeOf('{"proof":')).toBe('credential-unreadable');
    expect(readToken(token)).toMatchObject({ ok: true });
  });

  test('W22 is called a certificate by its name, or by any kind of achievement in it', () => {
    const kinds = (...achievementTypes: string[]) => ({ name: 'RPC1', achievementTypes });
    expect(isCalledCertificate({ name: 'Level 2 Certificate', achievementTypes: [] })).toBe(true);
    expect(isCalledCertificate(kinds('Competency', 'Diploma'))).toBe(true);
    expect(isCalledCertificate(kinds('Competency'))).toBe(false);
  });
});
