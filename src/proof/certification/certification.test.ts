import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { addPerson, erasePerson } from '../../desk/people/index.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { configureLogKeys } from '../../platform/audit/log-keys.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { answerAppeal, publishTerms, raiseAppeal } from '../appeals/index.ts';
import './forget.ts';
import { claimAwards, sendSchedule } from './claim-awards.ts';
import { enterResult } from './enter-result.ts';
import { findCertificates } from './find-certificates.ts';
import {
  achieved,
  type Centre,
  centreReady,
  enoughUnits,
  learnerReady,
  registeredAs,
} from './fixtures.ts';
import { issueStatement } from './issue-statement.ts';
import {
  checkCertificate,
  handCertificate,
  receiveCertificate,
  replaceCertificate,
  reportCertificate,
} from './pass-on.ts';
import { awardClaim, certificationNow, ownStatements } from './queries.ts';
import { scheduleFile } from './schedule.ts';
import { endUnitRoute, recordUnitRoute } from './unit-route.ts';

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

/** The awarding body has Lena on its unit payment route. */
async function onUnitRoute(org: Centre, more: object = {}, who = org.cleo): Promise<string> {
  const id = newId();
  const given = { learnerId: idOf(org.lena), frameworkId: org.tree.id, ...more };
  const answer = await does(who, (tx) =>
    recordUnitRoute(tx, { id, reference: 'Letter 4', fromOn: '2026-11-01', ...given }),
  );
  return answer.ok ? id : answer.refusal.code;
}

/** Lena appeals an earlier 'not yet' on her first unit, which she achieved since. */
async function appealedUnit(org: Centre): Promise<string> {
  const [claimId, decisionId, appealId] = [newId(), newId(), newId()];
  await world.owner.query(
    `insert into claim (organisation_id, id, learner_id, unit_id, attempt, declaration, claimed_at, assessor_id,
      taken_at, decided_at, achieved)
      values ($1, $2, $3, $4, 2, 'My own work.', now(), $5, now(), '2026-11-19T09:00:00Z', false)`,
    [org.id, claimId, idOf(org.lena), org.tree.units[0]?.unitId, idOf(org.aidan)],
  );
  await world.owner.query(
    `insert into unit_decision (organisation_id, id, claim_id, outcome, feedback, party, decided_at, decided_by,
      paper, paper_sha256) values ($1, $2, $3, 'not_yet', 'More.', false, '2026-11-19T09:00:00Z', $4, '{}', sha256('{}'))`,
    [org.id, decisionId, claimId, idOf(org.aidan)],
  );
  const clocks = { raiseDays: 9, informalDays: 9, furtherDays: 9, formalDays: 9, bodyDays: 9 };
  const procedure = 'Ask your assessor; then a panel; then the awarding body.';
  await done(
    does(org.quinn, (tx) =>
      publishTerms(tx, { id: newId(), procedure, nation: 'england', ...clocks }),
    ),
  );
  await done(
    does(org.lena, (tx) =>
      raiseAppeal(tx, {
        id: appealId,
        about: 'decision',
        claimId,
        refused: '',
        refusedOn: null,
        grounds: 'It was there.',
        lateBecause: '',
      }),
    ),
  );
  return appealId;
}

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

  test('R92 waits while an appeal on a needed unit is open; either answer opens the gate again', async () => {
    for (const outcome of ['not_upheld', 'upheld'] as const) {
      const org = await ready();
      const appealId = await appealedUnit(org);
      const refused = await claim(org);
      expect(refused).toMatchObject({ refusal: { code: 'gates-closed', source: 'R92' } });
      expect(refused.ok ? {} : refused.refusal.details).toMatchObject({
        findings: [{ rule: 'R92', clears: expect.stringContaining('to answer it.') }],
      });
      await done(
        does(org.aidan, (tx) => answerAppeal(tx, appealId, { outcome, reasons: 'Looked again.' })),
      );
      expect(await codeOf(claim(org))).toBe('ok');
    }
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
    const off = await claim(org, { route: 'unit', lines: [line] });
    expect(off).toMatchObject({ refusal: { code: 'gates-closed', source: 'R93' } });
    await onUnitRoute(org);
    const { claimId } = await done(claim(org, { route: 'unit', lines: [line] }));
    const file = await done(asks(org.cleo, (tx) => scheduleFile(tx, claimId)));
    expect(file.fileName).toContain('schedule-of-results-units-');
    expect(file.bytes.toString()).toContain('"Unit payment route","Lena Lowe"');
    expect(await done(asks(org.cleo, (tx) => awardClaim(tx, claimId)))).toMatchObject({
      route: 'unit',
      lines: [{ what: unit?.reference, units: [unit?.reference], credit: unit?.credit }],
    });
    const strange = { learnerId: idOf(org.lena), unitId: newId() };
    expect(await codeOf(claim(org, { route: 'unit', lines: [strange] }))).toBe('gates-closed');
  });
});

test('R93 the unit payment route is recorded once, by a colleague, and ended; the database lets no unit be claimed off it', async () => {
  const org = await ready();
  const own = { ...org.lena, roles: ['learner', 'owner'] } as Actor;
  expect(await onUnitRoute(org, {}, own)).toBe('own-award');
  expect(await onUnitRoute(org, { learnerId: newId() })).toBe('learner-not-found');
  expect(await onUnitRoute(org, { frameworkId: newId() })).toBe('framework-not-found');
  expect(await onUnitRoute(org, { fromOn: '2026-12-01' })).toBe('not-yet');
  const id = await onUnitRoute(org);
  expect(await onUnitRoute(org)).toBe('already-on-unit-route');
  const now = await asks(org.cleo, certificationNow);
  expect(now.frameworks[0]?.learners[0]?.unitRoute).toMatchObject({ reference: 'Letter 4' });
  const end = (on: string, who = org.cleo) =>
    codeOf(does(who, (tx) => endUnitRoute(tx, id, { on, because: 'Takes all of it.' })));
  expect(await end('2026-10-01')).toBe('before-it-began');
  expect(await end('2026-11-22', own)).toBe('own-award');
  expect(await end('2026-11-22')).toBe('ok');
  expect(await end('2026-11-22')).toBe('already-ended');
  const { claimId } = await done(claim(org));
  const past = world.owner.query(
    `insert into award_line (organisation_id, id, claim_id, learner_id, framework_code, what, units, extra_units,
      credit, decision_ids) values ($1, $2, $3, $4, $5, 'RPC1', '{RPC1}', '{}', 3, $6)`,
    [org.id, newId(), claimId, idOf(org.lena), org.tree.code, [newId()]],
  );
  await expect(past).rejects.toThrow('unit payment route');
  const log = JSON.stringify(await world.log(org));
  expect(log).toContain('unit_route.ended');
  expect(log).not.toContain('Takes all of it.');
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
    const found = (text: string) => asks(org.cleo, (tx) => findCertificates(tx, { text, most: 5 }));
    expect(await found('c-2')).toMatchObject([{ id: other, label: 'Certificate C-2' }]);
    expect(await found('lowe')).toHaveLength(2);
    expect(await found('nobody')).toEqual([]);
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
    await done(enter({ outcome: 'refused', because: 'Rosa Quillfeather registered another' }));
    const personId = newId();
    const rosa = { givenName: 'Rosa', familyName: 'Quillfeather', emails: [], phones: [] };
    await done(does(org.olivia, (tx) => addPerson(tx, { id: personId, ...rosa, hat: 'contact' })));
    await done(does(org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })));
    const { rows } = await world.owner.query(
      'select refused_because from award_line where organisation_id = $1',
      [org.id],
    );
    expect(rows).toEqual([{ refused_because: '[name] registered another' }]);
    expect((await asks(org.lena, ownStatements)).certificates).toMatchObject([
      { state: 'refused' },
    ]);
    await done(claim(org));
  });
});
