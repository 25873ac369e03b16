import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { authoriseStaff } from '../centre/authorise-staff.ts';
import { declareTie } from '../centre/declare-tie.ts';
import { recordQualification } from '../centre/record-qualification.ts';
import { countersign, toCountersign } from './countersign.ts';
import { decisionsIn } from './decisions.ts';
import { aDecision, desk, meetAll } from './fixtures.ts';
import { decisionFile, outcomesOf } from './outcomes.ts';
import { queue } from './queue.ts';
import { onStanding } from './ratified.ts';

const world = await openWorld();
const ratified = new Set<string>();
onStanding(
  async (_tx, ids) => new Map(ids.filter((id) => ratified.has(id)).map((id) => [id, 'ratified'])),
);

const done = async (answer: ReturnType<typeof act>) => {
  const given = await answer;
  if (!given.ok) throw new Error(given.refusal.because);
};

/** A centre that authorised people: Aidan, without a certificate, to assess SALES. */
async function centre() {
  const of = await desk(world);
  const staff = await world.centre(of.org);
  const post = (who: Actor, what: 'assessor' | 'internal_verifier') =>
    done(
      act(world.db, staff.quinn, (tx) =>
        authoriseStaff(tx, {
          id: newId(),
          memberId: who.memberId ?? '',
          post: what,
          units: { SALES: ['*'] },
          fromOn: '2026-11-01',
        }),
      ),
    );
  const certify = (
    who: Actor,
    shows: 'assessing' | 'verifying' | 'occupation',
    expiresOn: string | null = null,
  ) =>
    done(
      act(world.db, staff.cleo, (tx) =>
        recordQualification(tx, {
          id: newId(),
          memberId: who.memberId ?? '',
          shows,
          byWayOf: shows === 'occupation' ? 'experience' : 'accredited',
          title: 'Award',
          awardedOn: '2020-01-01',
          expiresOn,
          seenOn: '2026-11-20',
        }),
      ),
    );
  const sign = (who: Actor, claimId = of.claim.claimId) =>
    act(world.db, who, (tx) => countersign(tx, claimId, { note: '' }));
  return { ...of, ...staff, post, certify, sign };
}

const code = (answer: { ok: boolean }) =>
  'refusal' in answer ? (answer.refusal as { code: string }).code : 'ok';

describe('who may judge', () => {
  test('R22 R25: once the centre authorised anybody, nobody takes or decides what they are not authorised for, or without knowing the trade', async () => {
    const of = await centre();
    await of.post(of.org.omar, 'assessor');
    expect(await of.take()).toMatchObject({
      refusal: { code: 'not-authorised', details: { findings: [{ rule: 'R22' }] } },
    });
    expect(await of.view()).toMatchObject({
      value: { state: 'waiting', notes: [{ rule: 'R22', outcome: 'block' }] },
    });
    await of.post(of.org.aidan, 'assessor');
    expect(await of.take()).toMatchObject({
      refusal: { code: 'not-authorised', details: { findings: [{ rule: 'R25' }] } },
    });
    await of.certify(of.org.aidan, 'occupation');
    expect(await of.take()).toMatchObject({ ok: true });
    expect((await world.log(of.org)).at(-1)?.envelope.facts).toMatchObject({ warnings: [] });
    await meetAll(of);
    await world.owner.query(
      `update centre_staff set ended_on = '2026-11-23', ended_because = 'Left' where member_id = $1`,
      [of.org.aidan.memberId],
    );
    expect(await of.end()).toMatchObject({ refusal: { code: 'not-authorised' } });
  });

  test('W34: a tie to the learner is shown before judging, recorded, and stands on the paper', async () => {
    const of = await desk(world);
    await done(
      act(world.db, of.org.olivia, (tx) =>
        declareTie(tx, {
          id: newId(),
          memberId: of.org.aidan.memberId ?? '',
          learnerId: of.org.lena.memberId ?? '',
          kind: 'line_manager',
          words: '',
        }),
      ),
    );
    expect(await of.view()).toMatchObject({
      value: { notes: [{ rule: 'W34', outcome: 'record' }] },
    });
    await of.take();
    expect((await world.log(of.org)).at(-1)?.envelope.facts).toMatchObject({
      ties: ['line_manager'],
    });
    await meetAll(of);
    await of.end();
    expect((await world.log(of.org)).at(-1)?.envelope.facts).toMatchObject({
      ties: ['line_manager'],
      countersign: false,
    });
    const { rows } = await world.owner.query(
      'select paper from unit_decision where claim_id = $1',
      [of.claim.claimId],
    );
    expect(JSON.parse(rows[0].paper).ties).toEqual(['line_manager']);
  });
});

describe('countersigning', () => {
  test('R26: the decision of an assessor without the qualification waits until a qualified other person signs', async () => {
    const of = await centre();
    await of.post(of.org.aidan, 'assessor');
    await of.certify(of.org.aidan, 'occupation');
    await of.post(of.ivan, 'internal_verifier');
    await world.owner.query(
      `update centre_staff set units = '{"REL": ["*"]}' where member_id = $1`,
      [of.ivan.memberId],
    );
    await of.take();
    await meetAll(of);
    const decision = aDecision();
    await of.end(decision);
    expect((await world.log(of.org)).at(-1)?.envelope.facts).toMatchObject({ countersign: true });
    const line = async () => (await read(world.db, of.quinn, (tx) => decisionsIn(tx)))[0];
    expect(await line()).toMatchObject({
      decisionId: decision.id,
      learnerId: of.org.lena.memberId,
      unitReference: 'SALES',
      methods: ['discussion', 'record'],
      countersignature: 'needed',
      countersignedBy: null,
    });
    const waits = (who: Actor) => read(world.db, who, (tx) => toCountersign(tx));
    expect(await waits(of.ivan)).toMatchObject({ value: { total: 1 } });

    const both: Actor = { ...of.org.lena, roles: ['learner', 'assessor'] };
    expect(code(await of.sign(both))).toBe('own-claim');
    expect(code(await of.sign(of.org.aidan))).toBe('own-decision');
    expect(code(await of.sign(of.ivan))).toBe('not-qualified');
    await of.certify(of.ivan, 'verifying', '2026-11-22');
    expect(code(await of.sign(of.ivan))).toBe('not-qualified');
    await of.certify(of.ivan, 'verifying');
    expect(code(await of.sign(of.ivan))).toBe('not-authorised');
    await world.owner.query(
      `update centre_staff set units = '{"SALES": ["*"]}' where member_id = $1`,
      [of.ivan.memberId],
    );
    expect(code(await of.sign(of.ivan))).toBe('not-authorised');
    await of.certify(of.ivan, 'occupation');
    expect(await waits(of.ivan)).toMatchObject({ value: { rows: [{ because: null }] } });
    expect(code(await of.sign(of.ivan))).toBe('ok');
    const before = (await world.log(of.org)).length;
    expect(code(await of.sign(of.ivan))).toBe('ok');
    expect((await world.log(of.org)).length).toBe(before);
    expect((await world.log(of.org)).at(-1)).toMatchObject({
      kind: 'decision.countersigned',
      envelope: { facts: { shows: 'verifying', signedOn: '2026-11-23' } },
    });
    const other: Actor = { ...of.org.omar, roles: ['assessor'] };
    await of.post(other, 'assessor');
    await of.certify(other, 'occupation');
    await of.certify(other, 'assessing');
    expect(code(await of.sign(other))).toBe('already-countersigned');
    expect(await line()).toMatchObject({
      countersignature: 'given',
      countersignedBy: of.ivan.memberId,
    });
    expect(await of.view()).toMatchObject({
      value: { decision: { countersignature: 'given', countersigned: { by: of.ivan.name } } },
    });
    await expect(
      world.owner.query(
        `insert into countersignature select organisation_id, $2, claim_id, learner_id, assessor_id, assessor_id,
          shows, qualification_id, note, signed_on, signed_at from countersignature where decision_id = $1`,
        [decision.id, newId()],
      ),
    ).rejects.toThrow(/countersigner_is_not_assessor/);
    await expect(
      world.owner.query(
        `insert into countersignature select organisation_id, $2, claim_id, learner_id, assessor_id, learner_id,
          shows, qualification_id, note, signed_on, signed_at from countersignature where decision_id = $1`,
        [decision.id, newId()],
      ),
    ).rejects.toThrow(/countersigner_is_not_learner/);
    await expect(
      world.owner.query(
        `update countersignature set signed_on = '2019-12-31' where decision_id = $1`,
        [decision.id],
      ),
    ).rejects.toThrow(/not in force/);
  });

  test('R26: a qualified assessor’s decision needs none, nor one where no centre was set up', async () => {
    const of = await centre();
    await of.post(of.org.aidan, 'assessor');
    await of.certify(of.org.aidan, 'occupation');
    await of.certify(of.org.aidan, 'assessing');
    await of.take();
    await meetAll(of);
    await of.end();
    expect(code(await of.sign(of.ivan))).toBe('countersignature-not-needed');
    const lines = await read(world.db, of.quinn, (tx) =>
      decisionsIn(tx, { from: '2026-11-23', to: '2026-11-23' }),
    );
    expect(lines).toMatchObject([{ countersignature: 'not_needed' }]);
    expect(await read(world.db, of.quinn, (tx) => decisionsIn(tx, { from: '2026-11-24' }))).toEqual(
      [],
    );
    expect(await read(world.db, of.quinn, (tx) => decisionsIn(tx, { learnerIds: [] }))).toEqual([]);
  });
});

test('R73, W24: queue, view, outcome and paper say informal until the base is released, and ratified then', async () => {
  const of = await desk(world);
  await of.take();
  await meetAll(of);
  const decision = aDecision();
  await of.end(decision);
  const said = async () => {
    const list = await read(world.db, of.org.aidan, (tx) => queue(tx));
    const view = await of.view();
    const own = await read(world.db, of.org.lena, (tx) =>
      outcomesOf(tx, of.org.lena.memberId ?? ''),
    );
    return [
      list.ok && list.value.rows[0]?.standing,
      view.ok && view.value.decision?.standing,
      own.rows[0]?.decision?.standing,
    ];
  };
  const paper = async () => {
    const file = await read(world.db, of.org.aidan, (tx) =>
      decisionFile(tx, of.claim.claimId, { own: false }),
    );
    return file.ok ? Buffer.from(file.value.bytes) : Buffer.alloc(0);
  };
  expect(await said()).toEqual(['informal', 'informal', 'informal']);
  const before = await paper();
  ratified.add(decision.id);
  expect(await said()).toEqual(['ratified', 'ratified', 'ratified']);
  expect((await paper()).equals(before)).toBe(false);
});
