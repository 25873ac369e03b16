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
import { issuerKeys } from './credential-keys.ts';
import { enterResult } from './enter-result.ts';
import { achieved, enoughUnits, QUALIFICATION, qualificationOf, registeredAs } from './fixtures.ts';
import { issueStatement } from './issue-statement.ts';
import {
  checkCertificate,
  handCertificate,
  receiveCertificate,
  replaceCertificate,
  reportCertificate,
} from './pass-on.ts';
import {
  awardClaim,
  certificationNow,
  ownStatements,
  statementCredential,
  statementPdf,
} from './queries.ts';
import { receiveCredential } from './receive-credential.ts';
import { heldUntil, retentionNow } from './retention.ts';
import { scheduleFile } from './schedule.ts';

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

/** A centre with the qualification approved at a band, and Lena registered. */
async function centre({ band = 'none', sample = false }: { band?: string; sample?: boolean } = {}) {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation({ sample });
  const staff = await world.centre(org);
  const tree = await qualificationOf(world, org);
  for (const [kind, code] of [
    ['centre', null],
    ['qualification', QUALIFICATION],
  ]) {
    await world.owner.query(
      `insert into centre_approval (organisation_id, id, kind, framework_code, reference, fast_track, from_on,
        recorded_at, recorded_by) values ($1, $2, $3, $4, 'Letter', false, '2026-01-01', now(), $5)`,
      [org.id, newId(), kind, code, org.olivia.memberId],
    );
  }
  await world.owner.query(
    `insert into centre_tariff (organisation_id, id, framework_code, band, from_on, letter, recorded_at, recorded_by)
      values ($1, $2, $3, $4, '2026-01-01', 'Letter', now(), $5)`,
    [org.id, newId(), QUALIFICATION, band, org.olivia.memberId],
  );
  return { ...org, ...staff, tree };
}
type Centre = Awaited<ReturnType<typeof centre>>;

/** Lena has everything that a claim needs. */
async function ready(given: Parameters<typeof centre>[0] & { signed?: boolean } = {}) {
  const org = await centre(given);
  const { tree, lena: learner } = org;
  const units = enoughUnits(tree);
  const signed = given.signed ?? false;
  const decisions = await achieved(world, org, { learner, tree, units, signed });
  await registeredAs(world, org, { learner, number: 'REG-7' });
  return { ...org, units, decisions };
}

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

describe('a claim to the awarding body', () => {
  test('R3 R4 R40 R94 goes only with every gate open, and says of each learner what is missing', async () => {
    const org = await centre();
    const nothing = await claim(org);
    expect(nothing).toMatchObject({ refusal: { code: 'gates-closed' } });
    const { lena: learner, tree } = org;
    const units = enoughUnits(tree).slice(1);
    await achieved(world, org, { learner, tree, units });
    const lacking = await claim(org);
    expect(lacking.ok ? '' : lacking.refusal.because).toMatch(
      /^Nothing was claimed.*Lena Lowe: .*Mandatory and not chosen.*not registered/,
    );
    expect(lacking.ok ? '' : lacking.refusal.source).toMatch(/R3.*R94.*R40/);
  });

  test('R73 W24 waits for the release: informal decisions count for nothing', async () => {
    const org = await centre();
    const { lena: learner, tree } = org;
    await achieved(world, org, { learner, tree, units: enoughUnits(tree), ratified: false });
    await registeredAs(world, org, { learner, number: 'REG-7' });
    expect(await codeOf(claim(org))).toBe('gates-closed');
    const now = await asks(org.cleo, certificationNow);
    expect(now.frameworks[0]?.learners[0]).toMatchObject({ passes: false, mandatoryCredit: 0 });
    expect(
      await codeOf(
        does(org.cleo, (tx) =>
          issueStatement(tx, PUBLIC_URL, {
            id: newId(),
            learnerId: idOf(learner),
            frameworkId: tree.id,
            unitId: null,
          }),
        ),
      ),
    ).toBe('nothing-ratified');
  });

  test('R91 waits for the external verifier’s signature where the centre has no direct claims', async () => {
    const without = await ready({ band: '02' });
    const refused = await claim(without);
    expect(refused).toMatchObject({ refusal: { code: 'gates-closed', source: 'R91' } });
    expect(await codeOf(claim(await ready({ band: '02', signed: true })))).toBe('ok');
  });

  test('R15 needs the approvals on the day', async () => {
    const org = await ready();
    await world.owner.query(
      `update centre_approval set ended_on = '2026-11-01', ended_because = 'Withdrawn'
        where organisation_id = $1 and kind = 'qualification'`,
      [org.id],
    );
    expect(await claim(org)).toMatchObject({ refusal: { code: 'gates-closed', source: 'R15' } });
  });

  test('goes once, by somebody else, and the same press again gives the first', async () => {
    const org = await ready();
    const id = newId();
    expect(await done(claim(org, { id }))).toEqual({ claimId: id });
    expect(await done(claim(org, { id }))).toEqual({ claimId: id });
    expect(await codeOf(claim(org))).toBe('already-claimed');
    const both = { ...org.lena, roles: ['learner', 'owner'] } as Actor;
    expect(await codeOf(claim(org, {}, both))).toBe('own-award');
    expect(await codeOf(claim(org, { frameworkId: newId() }))).toBe('framework-not-found');
    const [logged] = (await world.log(org)).filter(({ kind }) => kind === 'award.claimed');
    expect(JSON.stringify(logged)).not.toContain('Lowe');
    const file = await done(asks(org.cleo, (tx) => scheduleFile(tx, id)));
    const csv = file.bytes.toString();
    expect(csv).toContain('"Lena Lowe","REG-7","1234567890"');
    expect(csv).toContain(
      `"${org.units.filter((one) => org.tree.units.some(({ reference }) => reference === one)).join(' ')}"`,
    );
  });

  test('R10 R93 is of a whole unit on the unit payment route', async () => {
    const org = await ready();
    const [unit] = org.tree.units;
    const line = { learnerId: idOf(org.lena), unitId: unit?.unitId ?? '' };
    expect(await codeOf(claim(org, { route: 'unit' }))).toBe('unit-needed');
    expect(await codeOf(claim(org, { lines: [line] }))).toBe('unit-needed');
    const { claimId } = await done(claim(org, { route: 'unit', lines: [line] }));
    expect(await done(asks(org.cleo, (tx) => awardClaim(tx, claimId)))).toMatchObject({
      route: 'unit',
      lines: [{ what: unit?.reference, units: [unit?.reference], credit: unit?.credit }],
    });
    const strange = { learnerId: idOf(org.lena), unitId: newId() };
    expect(await codeOf(claim(org, { route: 'unit', lines: [strange] }))).toBe('gates-closed');
  });
});

describe('what the awarding body sends back', () => {
  /** Claimed, and the schedule sent. */
  async function sent() {
    const org = await ready();
    const { claimId } = await done(claim(org));
    const send = () =>
      does(org.cleo, (tx) => sendSchedule(tx, claimId, { on: '2026-11-21', reference: 'Batch 9' }));
    const detail = () => done(asks(org.cleo, (tx) => awardClaim(tx, claimId)));
    const [line] = (await detail()).lines;
    const enter = (more: object = {}, who = org.cleo) =>
      does(who, (tx) =>
        enterResult(tx, line?.lineId ?? '', {
          outcome: 'issued',
          on: '2026-11-22',
          certificateId: newId(),
          number: `C-${org.id}`,
          because: '',
          ...more,
        }),
      );
    return { org, claimId, send, detail, enter };
  }

  test('C15 W22 is a certificate: received, checked, handed over, in this order', async () => {
    const { org, send, detail, enter } = await sent();
    const certificateId = newId();
    expect(await codeOf(enter())).toBe('schedule-not-sent');
    await done(send());
    expect(await codeOf(send())).toBe('already-sent');
    for (const [more, code] of [
      [{ on: '2026-11-20' }, 'before-it-was-sent'],
      [{ on: '2026-11-24' }, 'not-yet'],
      [{ number: '' }, 'number-needed'],
      [{ outcome: 'refused' }, 'because-needed'],
    ] as const) {
      expect(await codeOf(enter(more))).toBe(code);
    }
    const both = { ...org.lena, roles: ['learner', 'owner'] } as Actor;
    expect(await codeOf(enter({}, both))).toBe('own-award');
    await done(enter({ certificateId }));
    expect(await codeOf(enter())).toBe('already-answered');
    const on = '2026-11-23';
    const take = () => does(org.cleo, (tx) => receiveCertificate(tx, certificateId, { on }));
    const check = (who = org.cleo) =>
      does(who, (tx) => checkCertificate(tx, certificateId, { on }));
    const hand = () =>
      does(org.cleo, (tx) => handCertificate(tx, certificateId, { on, how: 'in_person' }));
    expect(await codeOf(check())).toBe('not-received');
    expect(await codeOf(hand())).toBe('not-checked');
    await done(take());
    expect(await codeOf(take())).toBe('already-received');
    expect(await codeOf(check(both))).toBe('own-award');
    await done(check());
    await done(hand());
    expect(await codeOf(hand())).toBe('already-handed-over');
    expect((await detail()).lines[0]).toMatchObject({
      result: { outcome: 'issued', enteredBy: 'Cleo Crane' },
      certificates: [{ receivedOn: on, checkedBy: 'Cleo Crane', handed: { how: 'in_person' } }],
    });
    expect((await asks(org.lena, ownStatements)).certificates).toMatchObject([
      { state: 'handed_over', what: '' },
    ]);
  });

  test('C15 is replaced when it is wrong, lost or under an old name; the first stays on record', async () => {
    const { org, send, detail, enter } = await sent();
    await done(send());
    const certificateId = newId();
    await done(enter({ certificateId }));
    const on = '2026-11-23';
    const other = newId();
    const replace = (number: string, id = other) =>
      does(org.cleo, (tx) => replaceCertificate(tx, certificateId, { id, on, number }));
    expect(await codeOf(replace('C-2'))).toBe('not-faulty');
    await done(
      does(org.cleo, (tx) =>
        reportCertificate(tx, certificateId, { on, fault: 'name_changed', note: 'Married' }),
      ),
    );
    expect(
      await codeOf(does(org.cleo, (tx) => receiveCertificate(tx, certificateId, { on }))),
    ).toBe('already-faulty');
    expect(await codeOf(replace(`C-${org.id}`))).toBe('number-taken');
    await done(replace('C-2'));
    await done(replace('C-2'));
    expect(await codeOf(replace('C-3', newId()))).toBe('already-replaced');
    expect((await detail()).lines[0]?.certificates).toMatchObject([
      { faulty: { fault: 'name_changed', note: 'Married' }, replaced: true },
      { number: 'C-2', replaces: certificateId, faulty: null },
    ]);
    await expect(
      world.owner.query(
        'update award_certificate set faulty = null, faulty_on = null where id = $1',
        [certificateId],
      ),
    ).rejects.toThrow(/has ended and stays/);
  });

  test('may be a refusal; then the same may be claimed again', async () => {
    const { org, send, enter } = await sent();
    await done(send());
    await done(enter({ outcome: 'refused', because: 'Registered under another name' }));
    expect((await asks(org.lena, ownStatements)).certificates).toMatchObject([
      { state: 'refused' },
    ]);
    await done(claim(org));
  });
});

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
    expect(key && Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
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
