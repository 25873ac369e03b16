import { createPublicKey, createVerify } from 'node:crypto';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { configureLogKeys } from '../../platform/audit/log-keys.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { claimAwards, sendSchedule } from './claim-awards.ts';
import { isLate, waitingNow } from './counts.ts';
import { issuerKeys } from './credential-keys.ts';
import { enterResult } from './enter-result.ts';
import { type Centre, centreReady, learnerReady, QUALIFICATION } from './fixtures.ts';
import { issueStatement } from './issue-statement.ts';
import {
  checkCertificate,
  handCertificate,
  receiveCertificate,
  replaceCertificate,
  reportCertificate,
} from './pass-on.ts';
import { awardClaim, certificationNow, ownStatements } from './queries.ts';
import { receiveCredential } from './receive-credential.ts';
import { heldUntil, retentionNow } from './retention.ts';
import { statementCredential, statementPdf } from './statements.ts';

const world = await openWorld();
configureLogKeys({ secret: 'a secret of the tests alone, for the keys of credentials' });
const PUBLIC_URL = 'https://centre.example';

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

const centre = (given: Parameters<typeof centreReady>[1] = {}) => centreReady(world, given);
const ready = (given: Parameters<typeof learnerReady>[1] = {}) => learnerReady(world, given);

const claim = (org: Centre, more: object = {}, who = org.cleo) =>
  does(who, (tx) =>
    claimAwards(tx, {
      id: newId(),
      frameworkId: org.tree.id,
      route: 'qualification',
      lines: [{ learnerId: idOf(org.lena), unitId: null }],
      ...more,
    }),
  );

describe('the centre’s own statements', () => {
  const issue = (org: Centre, more: object = {}, who = org.cleo) =>
    does(who, (tx) =>
      issueStatement(tx, PUBLIC_URL, {
        id: newId(),
        learnerId: idOf(org.lena),
        frameworkId: org.tree.id,
        unitId: null,
        ...more,
      }),
    );
  const words = async (pdf: Buffer) =>
    (await extractText(await getDocumentProxy(new Uint8Array(pdf)))).text.join('\n');

  test('W22 R95 R96 are provisional on paper and signed as a credential that anybody can verify', async () => {
    const org = await ready();
    const id = newId();
    expect(await codeOf(issue(org, { learnerId: idOf(org.aidan) }))).toBe('nothing-ratified');
    const both = { ...org.lena, roles: ['learner', 'owner'] } as Actor;
    expect(await codeOf(issue(org, {}, both))).toBe('own-award');
    await done(issue(org, { id }));
    await done(issue(org, { id }));
    const pdf = await done(asks(org.lena, (tx) => statementPdf(tx, id, { own: true })));
    const paper = await words(pdf.bytes);
    expect(paper).toContain('Provisional transcript of units');
    expect(paper).toContain('REG-7');
    expect(paper).not.toContain('Certificate of');
    const file = await done(asks(org.lena, (tx) => statementCredential(tx, id, { own: true })));
    const [head = '', body = '', signature = ''] = file.bytes.toString().split('.');
    const said = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString());
    const issuer = await done(issuerKeys(world.db, org.id));
    const key = issuer.keys.find(({ kid }) => said(head).kid.endsWith(`/keys/${kid}`));
    expect(said(head).kid).toMatch(/^https:\/\/centre\.example\/api\/issuers\//);
    expect(key && Object.keys(key).sort()).toEqual([
      'alg',
      'created',
      'e',
      'kid',
      'kty',
      'n',
      'use',
    ]);
    const verifier = createVerify('sha256').update(`${head}.${body}`);
    const publicKey = createPublicKey({ key: { ...key }, format: 'jwk' });
    expect(verifier.verify(publicKey, signature, 'base64url')).toBe(true);
    expect(said(body).type).toContain('ClrCredential');
    expect(said(body).credentialSubject.verifiableCredential).toHaveLength(org.units.length);
    expect(JSON.stringify(said(body))).not.toMatch(/Lena|Lowe|agency\.example/);
    expect(await codeOf(asks(org.aidan, (tx) => statementPdf(tx, id, { own: true })))).toBe(
      'statement-not-found',
    );
    expect((await asks(org.lena, ownStatements)).rows).toMatchObject([{ signed: true }]);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => /^(?:statement|credential)/.test(kind))).toEqual([
      'credential_key.made',
      'statement.issued',
    ]);
  });

  test('of a unit hold that unit alone; a sample’s are marked, and nobody signs them', async () => {
    const org = await ready({ sample: true });
    const [unit] = org.tree.units;
    const { statementId } = await done(issue(org, { unitId: unit?.unitId }));
    const file = await done(
      asks(org.cleo, (tx) => statementCredential(tx, statementId, { own: false })),
    );
    expect(file.contentType).toBe('application/json');
    expect(JSON.parse(file.bytes.toString())).toMatchObject({
      name: `Sample, not evidence: Provisional statement of achievement: ${unit?.reference}`,
    });
    expect(await codeOf(issuerKeys(world.db, org.id))).toBe('issuer-not-found');
    const pdf = await done(asks(org.cleo, (tx) => statementPdf(tx, statementId, { own: false })));
    expect(await words(pdf.bytes)).toContain('Sample, not evidence');
    const now = await asks(org.cleo, certificationNow);
    expect(now.statements).toMatchObject([{ signed: false, unitReference: unit?.reference }]);
  });

  test('R13 of another centre are kept once they verify, and not for oneself', async () => {
    const from = await ready();
    const { statementId } = await done(issue(from));
    const token = await done(
      asks(from.cleo, (tx) => statementCredential(tx, statementId, { own: false })),
    );
    const { keys } = await done(issuerKeys(world.db, from.id));
    const org = await centre();
    const keep = (more: object = {}, who = org.cleo) =>
      does(who, (tx) =>
        receiveCredential(tx, {
          id: newId(),
          learnerId: idOf(org.lena),
          credential: token.bytes.toString(),
          key: JSON.stringify(keys[0]),
          keyHolder: 'centre',
          statusList: '',
          ...more,
        }),
      );
    await world.owner.query(
      `insert into learner (organisation_id, member_id, registered_at, registered_by) values ($1, $2, now(), $2)`,
      [org.id, idOf(org.lena)],
    );
    expect(await codeOf(keep({ key: '' }))).toBe('key-unknown');
    expect(await codeOf(keep({ learnerId: newId() }))).toBe('learner-not-found');
    expect(await codeOf(keep({ learnerId: idOf(org.cleo) }))).toBe('own-award');
    const id = newId();
    expect(await done(keep({ id }))).toMatchObject({
      name: `Provisional transcript of units: ${QUALIFICATION}`,
    });
    await done(keep({ id }));
    expect(await codeOf(keep())).toBe('already-received');
    const now = await asks(org.cleo, certificationNow);
    expect(now.received).toMatchObject([{ learnerName: 'Lena Lowe', keyHolder: 'centre' }]);
  });
});

test('C15 waits are listed from the claim to the hand, since when, and what is late', async () => {
  const org = await ready();
  world.at('2026-11-23T09:00:00Z');
  const { claimId } = await done(claim(org));
  const waits = async () =>
    (await asks(org.cleo, waitingNow)).rows.map(({ kind, since, late }) => [kind, since, late]);
  expect(await waits()).toEqual([['to_send', '2026-11-23', false]]);
  const schedule = { on: '2026-11-21', reference: 'Batch 9' };
  await done(does(org.cleo, (tx) => sendSchedule(tx, claimId, schedule)));
  expect(await waits()).toEqual([['unanswered', '2026-11-21', false]]);
  const certificateId = newId();
  const [line] = (await done(asks(org.cleo, (tx) => awardClaim(tx, claimId)))).lines;
  const issued = {
    outcome: 'issued',
    on: '2026-11-22',
    number: `C-${org.id}`,
    because: '',
  } as const;
  await done(
    does(org.cleo, (tx) => enterResult(tx, line?.lineId ?? '', { ...issued, certificateId })),
  );
  expect(await waits()).toEqual([['to_arrive', '2026-11-22', false]]);
  const on = '2026-11-23';
  const [hand, lost] = [
    { on, how: 'in_person' } as const,
    { on, fault: 'lost', note: '' } as const,
  ];
  for (const [step, kind] of [
    [(tx: Tx) => receiveCertificate(tx, certificateId, { on }), 'to_check'],
    [(tx: Tx) => checkCertificate(tx, certificateId, { on }), 'to_hand'],
    [(tx: Tx) => handCertificate(tx, certificateId, hand), null],
    [(tx: Tx) => reportCertificate(tx, certificateId, lost), 'to_replace'],
  ] as const) {
    await done(does(org.cleo, step));
    expect(await waits()).toEqual(kind ? [[kind, on, false]] : []);
  }
  const other = { id: newId(), on, number: `R-${org.id}` };
  await done(does(org.cleo, (tx) => replaceCertificate(tx, certificateId, other)));
  expect(await waits()).toEqual([['to_arrive', on, false]]);
  expect(['2026-11-18', '2026-11-17'].map((day) => isLate('to_check', day, on))).toEqual([
    false,
    true,
  ]);
});

test('R21 records are held four years from the last thing done with them', async () => {
  expect(heldUntil('2024-02-29')).toBe('2028-02-29');
  expect(heldUntil('2026-11-23')).toBe('2030-11-23');
  const org = await ready();
  const hold = async () => (await asks(org.cleo, retentionNow)).rows;
  expect(await hold()).toMatchObject([
    { name: 'Lena Lowe', heldUntil: '2030-11-20', lapsed: false, because: 'the last decision' },
  ]);
  world.at('2030-11-21T09:00:00Z');
  expect(await hold()).toMatchObject([{ lapsed: true }]);
  await done(claim(org));
  expect(await hold()).toMatchObject([{ lapsed: false, heldUntil: '2034-11-21' }]);
});
