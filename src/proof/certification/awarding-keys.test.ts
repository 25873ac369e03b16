import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { bodyKeys, confirmBodyKey, endBodyKey, enterBodyKey } from './awarding-keys.ts';
import { type Centre, learnerReady } from './fixtures.ts';
import { thumbprintOf } from './named-key.ts';
import { certificationNow } from './queries.ts';
import { receiveCredential } from './receive-credential.ts';
import { signToken } from './signed-token.ts';

const world = await openWorld();

const does = <T>(who: Actor, command: (tx: Tx) => Promise<Result<T>>) =>
  act(world.db, who, command);
const asks = <T>(who: Actor, question: (tx: Tx) => Promise<T>) => read(world.db, who, question);
const codeOf = async (answer: Promise<Result<unknown>>) => {
  const given = await answer;
  return given.ok ? 'ok' : given.refusal.code;
};
async function done<T>(answer: Promise<Result<T>>): Promise<T> {
  const given = await answer;
  if (!given.ok) throw new Error(given.refusal.because);
  return given.value;
}
const receive = (
  org: Centre,
  given: { readonly credential: string; readonly key: string; readonly keyHolder: string },
) =>
  does(org.cleo, (tx) =>
    receiveCredential(tx, {
      id: newId(),
      learnerId: org.lena.memberId ?? '',
      statusList: '',
      ...given,
      keyHolder: given.keyHolder as 'awarding_body',
    }),
  );

describe('the register of awarding bodies’ keys', () => {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = JSON.stringify(keys.publicKey.export({ format: 'jwk' }));
  const der = keys.privateKey.export({ format: 'der', type: 'pkcs8' });
  const issuer = 'https://body.example/issuer';
  const certificate = (more: object = {}) =>
    signToken(
      {
        id: `urn:uuid:${newId()}`,
        type: ['VerifiableCredential'],
        issuer,
        name: 'Level 2 Certificate',
        validFrom: '2026-11-20T09:00:00Z',
        ...more,
      },
      { keyUri: `${issuer}/key`, key: der },
    );
  const enter = (org: Centre, more: object = {}, who = org.cleo) =>
    does(who, (tx) =>
      enterBodyKey(tx, {
        id: newId(),
        bodyName: 'Awarding Body',
        issuer,
        key,
        source: 'Their page of keys, read by Rosa Quill',
        fromOn: '2026-11-01',
        ...more,
      }),
    );
  const thumbprint = thumbprintOf(keys.publicKey.export({ format: 'jwk' })) ?? '';
  const confirm = (org: Centre, id: string, more: object = {}, who = org.quinn) =>
    does(who, (tx) => confirmBodyKey(tx, id, { thumbprint, ...more }));

  test('W22 a certificate is one only under a key entered by one and confirmed by another', async () => {
    const org = await learnerReady(world);
    const take = (keyHolder: string, credential = certificate()) =>
      codeOf(receive(org, { credential, key, keyHolder }));
    expect(await take('awarding_body')).toBe('awarding-body-key-needed');
    const id = newId();
    const both = { ...org.quinn, roles: ['quality_manager', 'centre_administrator'] } as Actor;
    expect(await codeOf(enter(org, { fromOn: '2026-12-01' }))).toBe('not-yet');
    expect(await codeOf(enter(org, { key: '{"kty":"oct","k":"AA"}' }))).toBe('key-unreadable');
    expect(await codeOf(enter(org, { key: '', issuer: 'did:web:body.example' }))).toBe(
      'key-unknown',
    );
    await done(enter(org, { id }, both));
    await done(enter(org, { id }, both));
    expect(await codeOf(enter(org))).toBe('already-entered');
    expect(await take('awarding_body')).toBe('awarding-body-key-needed');
    expect(await codeOf(confirm(org, id, {}, both))).toBe('own-entry');
    expect(await codeOf(confirm(org, id, { thumbprint: 'another' }, org.olivia))).toBe(
      'key-does-not-fit',
    );
    expect(await codeOf(confirm(org, newId()))).toBe('awarding-key-not-found');
    await expect(
      world.owner.query(
        `update awarding_key set confirmed_at = now(), confirmed_by = entered_by where id = $1`,
        [id],
      ),
    ).rejects.toThrow('awarding_key_two_presses');
    await done(confirm(org, id, {}, org.olivia));
    await done(confirm(org, id, {}, org.olivia));
    expect(await codeOf(confirm(org, id))).toBe('already-confirmed');
    expect(await take('awarding_body')).toBe('ok');
    expect(await take('awarding_body', certificate({ issuer: 'https://body.example/other' }))).toBe(
      'awarding-body-key-needed',
    );
    expect(await take('awarding_body', certificate({ validFrom: '2026-10-31T09:00:00Z' }))).toBe(
      'awarding-body-key-needed',
    );
    expect(await take('centre')).toBe('ok');
    const { received } = await asks(org.cleo, certificationNow);
    expect(received.map(({ keyHolder, name }) => `${keyHolder}: ${name}`).sort()).toEqual([
      'awarding_body: Level 2 Certificate',
      `centre: Statement by ${issuer}`,
    ]);
    const past = world.owner.query(
      `update credential_received set key_holder = 'awarding_body' where key_holder = 'centre' and organisation_id = $1`,
      [org.id],
    );
    await expect(past).rejects.toThrow('credential_of_awarding_body');
    expect(JSON.stringify(await world.log(org))).not.toContain('Rosa Quill');
  });

  test('W22 what a key signed after its last day is not taken under it; before that it is', async () => {
    const org = await learnerReady(world);
    const { awardingKeyId } = await done(enter(org));
    await done(confirm(org, awardingKeyId));
    const end = (on: string) => does(org.quinn, (tx) => endBodyKey(tx, awardingKeyId, { on }));
    expect(await codeOf(end('2026-10-01'))).toBe('before-it-began');
    expect(await codeOf(end('2026-11-24'))).toBe('not-yet');
    await done(end('2026-11-20'));
    await done(end('2026-11-20'));
    expect(await codeOf(end('2026-11-19'))).toBe('already-ended');
    const take = (validFrom: string) =>
      codeOf(
        receive(org, { credential: certificate({ validFrom }), key, keyHolder: 'awarding_body' }),
      );
    expect(await take('2026-11-21T09:00:00Z')).toBe('awarding-body-key-needed');
    expect(await take('2026-11-20T09:00:00Z')).toBe('ok');
    expect((await asks(org.cleo, bodyKeys)).rows).toMatchObject([
      { toOn: '2026-11-20', confirmed: { by: 'Quinn Quayle' } },
    ]);
  });
});
