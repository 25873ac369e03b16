import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { configureLogKeys } from '../../platform/audit/log-keys.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { reopenDecision } from '../assessment/index.ts';
import { issuerKeys, keysHere } from './credential-keys.ts';
import { endKey, turnKey } from './end-key.ts';
import { type Centre, centreReady, learnerReady } from './fixtures.ts';
import { issueStatement } from './issue-statement.ts';
import { certificationNow, ownStatements } from './queries.ts';
import { receiveCredential } from './receive-credential.ts';
import { publishedList } from './sign-lists.ts';
import { signToken } from './signed-token.ts';
import { statementCredential } from './statements.ts';
import { withdrawStatement } from './withdraw-statement.ts';

const world = await openWorld();
configureLogKeys({ secret: 'a secret of the tests alone, for the keys of credentials' });
const URL_HERE = 'https://centre.example';

const does = <T>(who: Actor, command: (tx: Tx) => Promise<Result<T>>) =>
  act(world.db, who, command);
const asks = <T>(who: Actor, question: (tx: Tx) => Promise<T>) => read(world.db, who, question);
const idOf = (who: Actor) => who.memberId ?? '';
const codeOf = async (answer: Promise<Result<unknown>>) => {
  const given = await answer;
  return given.ok ? 'ok' : given.refusal.code;
};
async function done<T>(answer: Promise<Result<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(given.refusal.because);
  return given.value;
}

const issue = async (org: Centre, id = newId()) => {
  const of = { id, learnerId: idOf(org.lena), frameworkId: org.tree.id, unitId: null };
  await done(does(org.cleo, (tx) => issueStatement(tx, URL_HERE, of)));
  return id;
};
const tokenOf = async (org: Centre, id: string) =>
  (
    await done(asks(org.cleo, (tx) => statementCredential(tx, id, { own: false })))
  ).bytes.toString();
const withdraw = (org: Centre, id: string, more: object = {}, who = org.quinn) =>
  does(who, (tx) =>
    withdrawStatement(tx, URL_HERE, id, {
      ground: 'mistake',
      because: 'A credit too many.',
      ...more,
    }),
  );
const receive = (
  org: Centre,
  more: { credential: string } & Record<string, unknown>,
  who = org.cleo,
) =>
  does(who, (tx) =>
    receiveCredential(tx, {
      id: newId(),
      learnerId: idOf(org.lena),
      key: '',
      keyHolder: 'centre',
      statusList: '',
      ...more,
    }),
  );

/** jose comes with the package that signs people in; it is asked here as somebody outside would use it. */
async function outside() {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('better-auth'));
  const jose = await import(resolve('jose'));
  return async (org: Centre, token: string) => {
    const { keys } = await done(issuerKeys(world.db, org.id));
    const published = jose.createLocalJWKSet({
      keys: keys.map((key) => ({
        ...key,
        kid: `${URL_HERE}/api/issuers/${org.id}/keys/${key.kid}`,
      })),
    });
    const { payload } = await jose.jwtVerify(token, published, { currentDate: world.db.clock() });
    return payload as Record<string, Record<string, unknown>>;
  };
}

/** Is the bit set, as the standard says it: gzip in base64url after a “u”, the first bit leftmost. */
function bitOf(encoded: unknown, index: unknown): number {
  const bits = gunzipSync(Buffer.from(String(encoded).slice(1), 'base64url'));
  expect(bits).toHaveLength(16_384);
  const at = Number(index);
  return ((bits[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
}

describe('a statement withdrawn', () => {
  test('is told to whoever verifies it, by the list that its credential names, signed and without a name', async () => {
    const verified = await outside();
    const org = await learnerReady(world);
    const [first, second] = [await issue(org), await issue(org)];
    const said = await verified(org, await tokenOf(org, first));
    const status = said['credentialStatus'] ?? {};
    const address = `${URL_HERE}/api/issuers/${org.id}/status/1`;
    expect(status).toMatchObject({
      id: `${address}#${status['statusListIndex']}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListCredential: address,
    });
    const list = async () => verified(org, await done(publishedList(world.db, org.id, 1)));
    const before = await list();
    expect(before).toMatchObject({
      id: address,
      iss: `${URL_HERE}/api/issuers/${org.id}`,
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
    });
    expect(bitOf(before['credentialSubject']?.['encodedList'], status['statusListIndex'])).toBe(0);
    await done(withdraw(org, first));
    const after = await list();
    expect(bitOf(after['credentialSubject']?.['encodedList'], status['statusListIndex'])).toBe(1);
    const other = (await verified(org, await tokenOf(org, second)))['credentialStatus'] ?? {};
    expect(bitOf(after['credentialSubject']?.['encodedList'], other['statusListIndex'])).toBe(0);
    expect(JSON.stringify(after)).not.toMatch(/Lena|Lowe|agency\.example/);
    expect(await codeOf(publishedList(world.db, org.id, 2))).toBe('status-list-not-found');
  });

  test('once, for a reason, by somebody else; it stays readable, and the log holds no words of it', async () => {
    const org = await learnerReady(world);
    const id = await issue(org);
    const own = { ...org.lena, roles: ['learner', 'quality_manager'] } as Actor;
    expect(await codeOf(withdraw(org, id, {}, own))).toBe('own-award');
    expect(await codeOf(withdraw(org, newId()))).toBe('statement-not-found');
    await done(withdraw(org, id));
    await done(withdraw(org, id));
    expect(await codeOf(withdraw(org, id, { because: 'Another reason.' }))).toBe(
      'already-withdrawn',
    );
    expect((await asks(org.lena, ownStatements)).rows).toMatchObject([
      { withdrawn: { by: 'Quinn Quayle', ground: 'mistake', because: 'A credit too many.' } },
    ]);
    expect((await tokenOf(org, id)).split('.')).toHaveLength(3);
    expect(JSON.stringify(await world.log(org))).not.toContain('A credit too many.');
    const past = world.owner.query(
      `insert into statement_withdrawal (organisation_id, statement_id, learner_id, ground, because, withdrawn_at,
        withdrawn_by) values ($1, $2, $3, 'mistake', 'No.', now(), $3)`,
      [org.id, await issue(org), idOf(org.lena)],
    );
    await expect(past).rejects.toThrow('withdrawn_by_another');
  });

  test('is named at once where a decision it rests on was found not to be supported', async () => {
    const org = await learnerReady(world);
    const id = await issue(org);
    const now = async () => (await asks(org.cleo, certificationNow)).statements;
    expect(await now()).toMatchObject([{ shaken: [] }]);
    const [decisionId = ''] = org.decisions;
    const found = { ground: 'verification', groundId: newId() } as const;
    await done(does(org.ivan, (tx) => reopenDecision(tx, decisionId, found)));
    expect(await now()).toMatchObject([
      { statementId: id, shaken: [org.tree.units[0]?.reference] },
    ]);
    await done(withdraw(org, id, { ground: 'reopened' }));
    expect(await now()).toMatchObject([{ shaken: [], withdrawn: { ground: 'reopened' } }]);
  });

  test('of another centre is refused when its list is handed in; without one it says unchecked', async () => {
    const from = await learnerReady(world);
    const [first, second] = [await issue(from), await issue(from)];
    await done(withdraw(from, first));
    const statusList = await done(publishedList(world.db, from.id, 1));
    const key = JSON.stringify((await done(issuerKeys(world.db, from.id))).keys[0]);
    const org = await learnerReady(world);
    const taken = async (id: string, more: object = {}) =>
      receive(org, { credential: await tokenOf(from, id), key, ...more });
    expect(await codeOf(taken(first, { statusList }))).toBe('revoked');
    const [head, body] = statusList.split('.');
    expect(await codeOf(taken(second, { statusList: `${head}.${body}.AAAA` }))).toBe('proof-wrong');
    expect(await codeOf(taken(second, { statusList: await tokenOf(from, first) }))).toBe(
      'status-list-does-not-fit',
    );
    await done(taken(second, { statusList }));
    await done(taken(first));
    const { received } = await asks(org.cleo, certificationNow);
    expect(received.map(({ status }) => status).sort()).toEqual(['good', 'unchecked']);
  });

  test('by 1EdTech’s own list, which carries no proof, is refused too', async () => {
    const org = await learnerReady(world);
    const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const issuer = 'https://elsewhere.example/issuer';
    const list = `${issuer}/revocations`;
    const credential = signToken(
      {
        id: 'urn:uuid:1',
        type: ['VerifiableCredential'],
        issuer,
        name: 'Unit',
        credentialStatus: { id: list, type: '1EdTechRevocationList' },
      },
      { keyUri: `${issuer}/key`, key: keys.privateKey.export({ format: 'der', type: 'pkcs8' }) },
    );
    const key = JSON.stringify(keys.publicKey.export({ format: 'jwk' }));
    const listed = (id: string, at = list) =>
      JSON.stringify({ id: at, issuer, revokedCredential: [{ id, revoked: true }] });
    const taken = (statusList: string) => codeOf(receive(org, { credential, key, statusList }));
    expect(await taken(listed('urn:uuid:1'))).toBe('revoked');
    expect(await taken(listed('urn:uuid:1', 'https://other.example'))).toBe(
      'status-list-does-not-fit',
    );
    expect(await taken(listed('urn:uuid:2'))).toBe('ok');
  });
});

describe('the keys that sign', () => {
  const turn = (org: Centre, current: string) =>
    does(org.quinn, (tx) => turnKey(tx, URL_HERE, { current }));
  const end = (org: Centre, keyId: string, more: object = {}, who = org.quinn) =>
    does(who, (tx) =>
      endKey(tx, URL_HERE, keyId, { on: '2026-11-22', because: 'A copy was found.', ...more }),
    );

  test('follow one another: what the first one signed still verifies, and both are published with their days', async () => {
    const verified = await outside();
    const org = await learnerReady(world);
    const first = await issue(org);
    const [before] = (await done(issuerKeys(world.db, org.id))).keys;
    const { keyId } = await done(turn(org, before?.kid ?? ''));
    expect(await turn(org, before?.kid ?? '')).toMatchObject({ value: { keyId } });
    const second = await issue(org);
    for (const id of [first, second]) {
      expect(await verified(org, await tokenOf(org, id))).toMatchObject({ jti: `urn:uuid:${id}` });
    }
    const { keys } = await done(issuerKeys(world.db, org.id));
    expect(keys).toMatchObject([
      { kid: keyId },
      {
        kid: before?.kid,
        created: '2026-11-23T09:00:00.000Z',
        expires: '2026-11-23T09:00:00.000Z',
      },
    ]);
    expect(keys[0]?.expires).toBeUndefined();
    expect(await verified(org, await done(publishedList(world.db, org.id, 1)))).toBeTruthy();
    expect((await asks(org.cleo, keysHere)).rows).toMatchObject([
      { number: 2, statements: 1 },
      { number: 1, statements: 1 },
    ]);
    expect(await codeOf(turn(org, 'somebody’s'))).toBe('key-changed');
  });

  test('two presses at once make one key', async () => {
    const org = await centreReady(world);
    const made = await Promise.all([turn(org, ''), turn(org, '')]);
    expect(made.map((one) => one.ok)).toEqual([true, true]);
    const { keyId } = await done(Promise.resolve(made[0] as Result<{ keyId: string }>));
    await Promise.all([turn(org, keyId), turn(org, keyId), turn(org, keyId)]);
    expect((await asks(org.cleo, keysHere)).rows).toHaveLength(2);
    const sample = await centreReady(world, { sample: true });
    expect(await codeOf(turn(sample, ''))).toBe('sample-signs-nothing');
  });

  test('are ended with a day: what was signed after it is withdrawn, what was signed before still counts', async () => {
    const verified = await outside();
    const org = await learnerReady(world);
    world.at('2026-11-22T09:00:00Z');
    const early = await issue(org);
    world.at('2026-11-23T09:00:00Z');
    const late = await issue(org);
    const [{ kid = '' } = {}] = (await done(issuerKeys(world.db, org.id))).keys;
    expect(await codeOf(end(org, newId()))).toBe('key-not-found');
    expect(await codeOf(end(org, kid, { on: '2026-11-24' }))).toBe('not-yet');
    expect(await codeOf(end(org, kid, { on: '2026-11-01' }))).toBe('before-it-was-made');
    const own = { ...org.lena, roles: ['learner', 'owner'] } as Actor;
    expect(await codeOf(end(org, kid, {}, own))).toBe('own-award');
    expect(await done(end(org, kid))).toMatchObject({ withdrawn: 1 });
    expect(await done(end(org, kid))).toMatchObject({ withdrawn: 0 });
    expect(await codeOf(end(org, kid, { on: '2026-11-21' }))).toBe('already-ended');
    const { keys } = await done(issuerKeys(world.db, org.id));
    expect(keys).toMatchObject([{}, { kid, revoked: '2026-11-23T00:00:00.000Z' }]);
    const list = await verified(org, await done(publishedList(world.db, org.id, 1)));
    for (const [id, bit] of [
      [early, 0],
      [late, 1],
    ] as const) {
      const said = await verified(org, await tokenOf(org, id));
      const index = said['credentialStatus']?.['statusListIndex'];
      expect(bitOf(list['credentialSubject']?.['encodedList'], index)).toBe(bit);
    }
    expect(JSON.stringify(await world.log(org))).not.toContain('A copy was found.');
    await expect(
      world.owner.query(
        `update credential_key set ended_on = null, ended_because = null, ended_by = null where id = $1`,
        [kid],
      ),
    ).rejects.toThrow(/has ended and stays/);
  });
});

test('W22 no command of ours can issue a certificate: the database refuses what is called one', async () => {
  const org = await learnerReady(world);
  const id = await issue(org);
  for (const change of [
    `jsonb_set(credential::jsonb, '{name}', '"Certificate of achievement"')`,
    `jsonb_set(credential::jsonb, '{credentialSubject,verifiableCredential,0,credentialSubject,achievement,achievementType}', '"Certificate"')`,
  ]) {
    const past = world.owner.query(
      `update statement set credential = (${change})::text where id = $1`,
      [id],
    );
    await expect(past).rejects.toThrow('statement_is_no_certificate');
  }
});
