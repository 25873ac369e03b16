import { createHash, generateKeyPairSync, type JsonWebKey, sign as signBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { type Centre, learnerReady } from './fixtures.ts';
import { certificationNow } from './queries.ts';
import { receiveCredential } from './receive-credential.ts';
import { receiveCredentialRoute } from './schema.ts';
import { signToken } from './signed-token.ts';

const world = await openWorld();
const org: Centre = await learnerReady(world);
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const JWK = keys.publicKey.export({ format: 'jwk' });
const DER = keys.privateKey.export({ format: 'der', type: 'pkcs8' });
const ISSUER = 'https://elsewhere.example/issuer';
const LENA = { id: org.lena.memberId ?? '', name: 'Lena Lowe' };

const badge = (more: object = {}) => ({
  id: 'urn:uuid:0199a6f4-0000-7000-8000-000000000001',
  type: ['VerifiableCredential'],
  issuer: ISSUER,
  name: 'Works in a team',
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { achievement: { name: 'Works in a team', achievementType: 'Competency' } },
  ...more,
});
const signed = (payload: object, kid = `${ISSUER}#key`) =>
  signToken(payload as Record<string, unknown>, { keyUri: kid, key: DER });

/** A text signed as it stands: what JSON.stringify would never write. */
function signedText(payload: string, header = '{"alg":"RS256","typ":"JWT"}'): string {
  const part = (text: string) => Buffer.from(text).toString('base64url');
  const bytes = `${part(header)}.${part(payload)}`;
  const signature = signBytes('sha256', Buffer.from(bytes), keys.privateKey);
  return `${bytes}.${signature.toString('base64url')}`;
}
const plain = JSON.stringify(badge());
const withMember = (text: string) => `${plain.slice(0, -1)},${text}}`;

const receive = (credential: string, key: JsonWebKey | null = JWK) =>
  act(world.db, org.cleo, (tx) =>
    receiveCredential(tx, {
      id: newId(),
      learnerId: LENA.id,
      credential,
      key: key === null ? '' : JSON.stringify(key),
      keyHolder: 'centre',
      statusList: '',
    }),
  );
const kept = async () => (await read(world.db, org.cleo, certificationNow)).received.length;

/** Refused in words that end with what to do; nothing is kept and the log has nothing new. */
async function refused(credential: string, code: string, key: JsonWebKey | null = JWK) {
  const before = [await kept(), (await world.log(org)).length];
  const answer = await receive(credential, key);
  expect(answer).toMatchObject({ ok: false, refusal: { code } });
  expect([await kept(), (await world.log(org)).length]).toEqual(before);
  const { because } = answer.ok ? { because: '' } : answer.refusal;
  expect(because).toMatch(/(?:Ask|Take|Get|Choose) [^.]+/);
  return because;
}

test('a credential nested ten thousand deep is refused, signed or not', async () => {
  const deep = (open: string, close: string) => `${open.repeat(10_000)}1${close.repeat(10_000)}`;
  for (const value of [deep('[', ']'), deep('{"a":', '}')]) {
    expect(await refused(signedText(withMember(`"name2":${value}`)), 'not-plain-json')).toContain(
      'more than 40 deep',
    );
    await refused(`{"proof":${value}}`, 'not-plain-json');
    await refused(signedText(plain, `{"alg":"RS256","x":${value}}`), 'not-plain-json');
  }
});

test('a number without bound, or a last day that is no day, does not make a credential endless', async () => {
  expect(await refused(signedText(withMember('"exp":1e400')), 'not-plain-json')).toContain('1e400');
  await refused(signedText(withMember('"nbf":-1E+999')), 'not-plain-json');
  for (const validUntil of [
    'when the sun burns out',
    '',
    ['2020-01-01T00:00:00Z', 'x'],
    {},
    1e300,
  ]) {
    await refused(signed(badge({ validUntil })), 'days-unreadable');
  }
});

test('a member that stands twice says two things, in the credential or its head, however spelt', async () => {
  const twice = [withMember('"name":"Diploma"'), withMember('"\\u006eame":"Diploma"')];
  for (const text of twice) {
    expect(await refused(signedText(text), 'not-plain-json')).toContain(
      '“name” stands in it twice',
    );
  }
  await refused(signedText(plain, '{"alg":"none","alg":"RS256"}'), 'not-plain-json');
  await refused(withMember('"proof":{},"proof":{}'), 'not-plain-json');
});

test('a credential of another learner is refused by their address, hashed or plain, or their name', async () => {
  const { rows } = await world.owner.query<{ id: string; email: string; name: string }>(
    'select id, email, name from member where organisation_id = $1',
    [org.id],
  );
  const emailOf = (id: string | null) => rows.find((one) => one.id === id)?.email ?? '';
  const [own, omars] = [emailOf(LENA.id), emailOf(org.omar.memberId)];
  const hash = (email: string) =>
    `sha256$${createHash('sha256').update(`${email.toLowerCase()}grain`).digest('hex')}`;
  const about = (...identifier: object[]) =>
    signed(badge({ id: `urn:uuid:${newId()}`, credentialSubject: { identifier } }));
  const address = (identityHash: string, more: object = {}) => ({
    type: 'IdentityObject',
    identityType: 'emailAddress',
    identityHash,
    ...more,
  });
  const hashed = (email: string) => address(hash(email), { hashed: true, salt: 'grain' });
  const name = (identityHash: string) => ({ identityType: 'name', identityHash });
  expect(await refused(about(hashed(omars)), 'another-learners')).toContain('Omar');
  await refused(about(address(omars.toUpperCase())), 'another-learners');
  expect(await refused(about(name('Omar Oduya')), 'another-learners')).toContain('Lena Lowe');
  await refused(signed(badge({ credentialSubject: { name: 'Nobody Known' } })), 'another-learners');
  const fits = [
    [hashed(own)],
    [address(own), name('Lena Former')],
    [name('lena MARIE Lowe')],
    [hashed('lena@elsewhere.example')],
  ];
  for (const one of fits) expect(await receive(about(...one))).toMatchObject({ ok: true });
});

test('alg none, a kid of somebody else, a wrong proof and a key in the head prove nothing', async () => {
  const [, body] = signed(badge()).split('.');
  for (const alg of ['none', 'None', 'HS256', 'constructor']) {
    const head = Buffer.from(JSON.stringify({ alg })).toString('base64url');
    await refused(`${head}.${body}.AAAA`, 'key-does-not-fit');
  }
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  const someoneElse = `did:jwk:${Buffer.from(
    JSON.stringify(other.export({ format: 'jwk' })),
  ).toString('base64url')}`;
  for (const kid of [
    'https://awarding.example/keys#1',
    'did:web:awarding.example#1',
    someoneElse,
  ]) {
    await refused(signed(badge(), kid), 'issuer-differs');
    await refused(signed(badge(), kid), 'key-unknown', null);
  }
  await refused(signed(badge(), someoneElse), 'proof-wrong', other.export({ format: 'jwk' }));
  const jwk = JSON.stringify(JWK);
  await refused(signedText(plain, `{"alg":"RS256","jwk":${jwk}}`), 'key-unknown', null);
  for (const kid of ['key-1', 'did:web:elsewhere.example:issuer#k', `${ISSUER}/keys/9`]) {
    const own = signed(badge({ id: `urn:uuid:${newId()}` }), kid);
    expect(await receive(own)).toMatchObject({ ok: true });
  }
});

test('huge base64 is refused before it is looked at, and read in no time where it is let in', async () => {
  const huge = `${'A'.repeat(400_000)}`;
  const given = receiveCredentialRoute.body.safeParse({
    id: newId(),
    learnerId: LENA.id,
    credential: `a.${huge}.b`,
    keyHolder: 'centre',
  });
  expect(given.error?.issues[0]?.message).toBe('At most 400,000 signs.');
  await refused(`${huge}.${huge}.${huge}`, 'credential-unreadable');
  await refused(`e30.e30.${huge}`, 'key-does-not-fit');
  const [head, body] = signed(badge()).split('.');
  await refused(`${head}.${body}.${huge}`, 'proof-wrong');
  await refused('.'.repeat(400_000), 'credential-unreadable');
  await refused(`{"proof":"${huge}`, 'credential-unreadable');
});
