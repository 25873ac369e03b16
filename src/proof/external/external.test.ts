import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { makeCheckpoint } from '../../platform/audit/checkpoints.ts';
import { readCheckpoint } from '../../platform/audit/tree/checkpoint.ts';
import { checkTrail, readTrailPackage } from '../../platform/audit/tree/trail-package.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { keepConfirmation } from '../../platform/identity/confirm.ts';
import { readable } from '../files/may-read.ts';
import { centresIn, codeOf, done, given, idOf } from '../verification/fixtures.ts';
import { recordSignature, releaseBase, signedOf } from '../verification/index.ts';
import {
  appoint,
  closeSample,
  endAppointment,
  exportTrail,
  openRecord,
  openSample,
  pick,
  recordPick,
  sampleWhole,
  signBase,
} from './index.ts';
import {
  claimToInspect,
  cycleToInspect,
  itemToInspect,
  learnerRecord,
  minutesToInspect,
  staffToInspect,
} from './inspect.ts';
import { openThing } from './open-thing.ts';
import { overview } from './queries.ts';
import { type BaseUnit, standingOf } from './sample-rules.ts';

const world = await openWorld();
const { does, asks, centre, begin, write } = centresIn(world);
type Opened = Awaited<ReturnType<typeof centre>>;

const appointing = (of: Opened, more: object = {}, who: Actor = of.staff.quinn) =>
  does(who, (tx) =>
    appoint(tx, {
      id: newId(),
      memberId: idOf(of.staff.edith),
      frameworkCode: 'SALES',
      fromOn: '2026-11-01',
      toOn: '2026-12-31',
      reference: 'AB 4711',
      ...more,
    }),
  );
const opening = (of: Opened, framework = 'SALES') =>
  does(of.staff.edith, (tx) => openRecord(tx, idOf(of.org.lena), { frameworkCode: framework }));
const reading = (of: Opened, framework = 'SALES') =>
  asks(of.staff.edith, (tx) => learnerRecord(tx, idOf(of.org.lena), framework));

describe('an account for a whole qualification', () => {
  test('R33 W33 reads any learner of it, what was claimed and judged, each record on the log once a day', async () => {
    const of = await centre();
    expect(await codeOf(opening(of))).toBe('not-appointed');
    await done(appointing(of));
    expect(await codeOf(reading(of))).toBe('record-not-opened');
    await done(opening(of));
    await done(opening(of));
    const whole = await done(reading(of));
    const claims = whole.units.flatMap((unit) => unit.claims);
    expect(claims).toMatchObject([{ decision: { outcome: 'achieved', standing: 'informal' } }]);
    const claimId = claims[0]?.claimId ?? '';
    const claim = await done(asks(of.staff.edith, (tx) => claimToInspect(tx, claimId)));
    expect(claim.criteria.every(({ history }) => history.length > 0)).toBe(true);
    const [item] = claim.items;
    const read = asks(of.staff.edith, (tx) => itemToInspect(tx, claimId, item?.evidenceId ?? ''));
    expect((await done(read)).rendition.entries.length).toBeGreaterThan(0);
    const viewed = (await world.log(of.org)).filter(({ kind }) => kind === 'external.viewed');
    expect(viewed.map(({ envelope }) => envelope.facts)).toEqual([
      { framework: 'SALES', on: '2026-11-23' },
    ]);
    world.at('2026-11-24T09:00:00Z');
    expect(await codeOf(reading(of))).toBe('record-not-opened');
  });

  test('W33 reads nothing of another qualification, before the first day, after the last, or once it was ended', async () => {
    const of = await centre();
    const { appointmentId } = await done(appointing(of));
    await done(opening(of));
    expect(await codeOf(opening(of, 'OTHER'))).toBe('framework-not-found');
    expect(await codeOf(reading(of, 'OTHER'))).toBe('not-appointed');
    const file = async (who: Actor) => {
      const thing = { kind: 'staff' as const, thingId: idOf(who), frameworkCode: 'SALES' };
      await does(of.staff.edith, (tx) => openThing(tx, thing));
      return codeOf(asks(of.staff.edith, (tx) => staffToInspect(tx, idOf(who), 'SALES')));
    };
    expect(await file(of.org.carla)).toBe('member-not-found');
    const shown = async () => given(await asks(of.staff.edith, (tx) => overview(tx)));
    expect((await shown()).qualifications).toMatchObject([
      { code: 'SALES', percent: 15, learners: [{ name: 'Lena Lowe', decided: 1 }] },
    ]);
    for (const at of ['2026-10-31T23:00:00Z', '2027-01-01T09:00:00Z']) {
      world.at(at);
      expect(await codeOf(reading(of))).toBe('not-appointed');
      expect((await shown()).qualifications).toEqual([]);
    }
    world.at('2026-11-23T10:00:00Z');
    await done(does(of.org.olivia, (tx) => endAppointment(tx, appointmentId)));
    expect(await codeOf(reading(of))).toBe('not-appointed');
    await done(does(of.org.olivia, (tx) => endAppointment(tx, appointmentId)));
    const ended = (await world.log(of.org)).filter(
      ({ kind }) => kind === 'external.appointment_ended',
    );
    expect(ended).toHaveLength(1);
    await expect(
      world.owner.query('update external_appointment set ended_at = now() where id = $1', [
        appointmentId,
      ]),
    ).rejects.toThrow();
  });

  test('W33 is given only to an external verifier with no other role, within their role, by somebody else', async () => {
    const of = await centre();
    expect(await codeOf(appointing(of, { memberId: idOf(of.staff.ivan) }))).toBe(
      'not-an-external-verifier',
    );
    expect(await codeOf(appointing(of, { frameworkCode: 'NONE' }))).toBe('framework-not-found');
    expect(await codeOf(appointing(of, { toOn: '2026-10-01' }))).toBe('ends-before-it-begins');
    expect(await codeOf(appointing(of, { toOn: '2100-01-01' }))).toBe('beyond-their-role');
    expect(await codeOf(appointing(of, { memberId: idOf(of.staff.quinn) }))).toBe(
      'own-appointment',
    );
    await done(appointing(of));
    expect(await codeOf(appointing(of))).toBe('already-appointed');
    await world.owner.query(
      `insert into member_role (organisation_id, member_id, role, given_at, given_by)
        values ($1, $2, 'assessor', now(), $3)`,
      [of.org.id, idOf(of.staff.edith), idOf(of.org.olivia)],
    );
    expect(await codeOf(appointing(of, { frameworkCode: 'SALES' }))).toBe('works-here');
  });
});

/** A centre with an appointed verifier and their sample open. */
async function sampling() {
  const of = await centre();
  await done(appointing(of));
  const edith = of.staff.edith;
  const { sampleId } = await done(
    does(edith, (tx) => openSample(tx, { id: newId(), cycleId: of.cycleId })),
  );
  const take = (more: object = {}) =>
    does(edith, (tx) =>
      pick(tx, sampleId, {
        id: newId(),
        learnerId: idOf(of.org.lena),
        unitId: of.claim.unitId,
        ...more,
      }),
    );
  const says = (pickId: string, outcome: 'agreed' | 'not_agreed' | 'action', words = '') =>
    does(edith, (tx) => recordPick(tx, pickId, { id: newId(), outcome, words }));
  const close = (who: Actor = edith) => does(who, (tx) => closeSample(tx, sampleId));
  const sign = (name = 'Edith Eve') =>
    does(edith, (tx) => signBase(tx, sampleId, { reference: 'EV report 7', ownName: name }));
  const view = () => asks(edith, (tx) => sampleWhole(tx, sampleId)).then(given);
  const confirm = () => does(edith, (tx) => keepConfirmation(tx, false));
  await done(confirm());
  return { ...of, edith, sampleId, take, says, close, sign, view, confirm };
}

describe('what else of the qualification is read', () => {
  test('W33 staff files, cycles and minutes of theirs alone, once opened today, on the log once a thing and day', async () => {
    const of = await centre();
    await done(appointing(of));
    await world.owner.query(
      `insert into centre_staff (organisation_id, id, member_id, post, units, from_on, authorised_at, authorised_by)
        values ($1, $2, $3, 'assessor', '{"SALES": ["*"]}', '2026-01-01', now(), $4)`,
      [of.org.id, newId(), idOf(of.org.aidan), idOf(of.staff.quinn)],
    );
    const { edith } = of.staff;
    const aidan = idOf(of.org.aidan);
    const read = {
      staff: () => asks(edith, (tx) => staffToInspect(tx, aidan, 'SALES')),
      cycle: () => asks(edith, (tx) => cycleToInspect(tx, of.cycleId)),
      minutes: () => asks(edith, (tx) => minutesToInspect(tx, 'SALES')),
    };
    const things = { staff: aidan, cycle: of.cycleId, minutes: null };
    for (const kind of ['staff', 'cycle', 'minutes'] as const) {
      const open = (frameworkCode = 'SALES') =>
        does(edith, (tx) => openThing(tx, { kind, thingId: things[kind], frameworkCode }));
      expect(await codeOf(read[kind]())).toBe('not-opened');
      expect(await codeOf(open('OTHER'))).toBe('not-appointed');
      await done(open());
      await done(open());
      expect(await codeOf(read[kind]())).toBe('done');
    }
    const opened = (await world.log(of.org)).filter(({ kind }) => kind === 'external.opened');
    expect(opened.map(({ envelope }) => envelope.facts)).toMatchObject([
      { kind: 'staff' },
      { kind: 'cycle' },
      { kind: 'minutes' },
    ]);
    world.at('2026-11-24T09:00:00Z');
    for (const again of Object.values(read)) expect(await codeOf(again())).toBe('not-opened');
    world.at('2027-01-01T09:00:00Z');
    for (const late of Object.values(read)) expect(await codeOf(late())).toBe('not-appointed');
  });

  test('W33 a file of evidence only with the opened record of its learner', async () => {
    const of = await centre();
    await done(appointing(of));
    const { rows } = await world.owner.query(
      `insert into evidence_file (organisation_id, id, learner_id, title, name, shows, media, bytes, piece_bytes,
          pieces_sha256, criteria, made_at, others, opened_at, received_at, sha256, evidence_id)
        select $1, e.evidence_id, $2, 'Talk', 'talk.mp3', '', 'audio/mpeg', 1, 65536, sha256(''), '{}', now(), false,
          now(), now(), sha256(''), e.evidence_id
        from claim_evidence e where e.organisation_id = $1 limit 1 returning id`,
      [of.org.id, idOf(of.org.lena)],
    );
    const reads = () => asks(of.staff.edith, (tx) => readable(tx, rows[0].id));
    expect(await codeOf(reads())).toBe('file-not-found');
    await done(opening(of));
    expect(await codeOf(reads())).toBe('done');
    world.at('2027-01-01T09:00:00Z');
    expect(await codeOf(reads())).toBe('file-not-found');
  });
});

describe('the external verifier’s own sample', () => {
  test('R79 R80 is of the same base, the unverified too, and one of a cycle', async () => {
    const of = await sampling();
    expect((await of.view()).units).toMatchObject([
      { learnerName: 'Lena Lowe', decided: true, verified: false, pick: null },
    ]);
    const again = { id: newId(), cycleId: of.cycleId };
    expect(given(await does(of.edith, (tx) => openSample(tx, again))).sampleId).toBe(of.sampleId);
    expect(await codeOf(of.take({ learnerId: idOf(of.org.carla) }))).toBe('unit-not-in-base');
    expect(given(await of.take())).toEqual(given(await of.take()));
    await expect(
      world.owner.query(
        `insert into external_pick (organisation_id, id, sample_id, learner_id, unit_id, assessor_id, picked_by, picked_at)
          select organisation_id, $2, sample_id, learner_id, unit_id, picked_by, picked_by, now()
          from external_pick where organisation_id = $1`,
        [of.org.id, newId()],
      ),
    ).rejects.toThrow(/external_pick_check|unique/);
  });

  test('R88 does not close before it is as large as the tariff asks, each unit with a record', async () => {
    const of = await sampling();
    const refused = await of.close();
    expect(refused.ok ? '' : refused.refusal.because).toContain('15 per cent: 1 asked, 0 picked');
    const { pickId } = await done(of.take());
    expect(await codeOf(of.close())).toBe('sample-not-whole');
    expect(await codeOf(of.says(pickId, 'not_agreed'))).toBe('words-needed');
    await done(of.says(pickId, 'agreed'));
    await done(of.close());
    await done(of.close());
    const closed = (await world.log(of.org)).filter(
      ({ kind }) => kind === 'external.sample_closed',
    );
    expect(closed.map(({ envelope }) => envelope.facts)).toEqual([
      { percent: 15, base: 1, asked: 1, lookedAt: 1 },
    ]);
    expect(await codeOf(does(of.staff.ivan, (tx) => closeSample(tx, of.sampleId)))).toBe(
      'not-your-sample',
    );
  });

  test('R20 R91 signs the base alone, after the sample closed; until then nothing is released', async () => {
    const of = await sampling();
    await world.owner.query(
      `insert into staff_qualification (organisation_id, id, member_id, shows, by_way_of, title, awarded_on, seen_on, seen_by)
        values ($1, $2, $3, 'verifying', 'accredited', 'Award', '2026-01-01', '2026-01-01', $4)`,
      [of.org.id, newId(), idOf(of.staff.ivan), idOf(of.staff.cleo)],
    );
    await done(of.plan());
    const [drawn] = (await of.view()).units;
    expect(drawn?.verified).toBe(false);
    const rows = await world.owner.query(
      'select id from verification_sample where organisation_id = $1',
      [of.org.id],
    );
    const { startId } = await done(begin(of, rows.rows[0].id));
    await done(write(of, startId));
    expect((await of.view()).units[0]?.verified).toBe(true);
    for (const [kind, code] of [
      ['centre', null],
      ['qualification', 'SALES'],
    ]) {
      await world.owner.query(
        `insert into centre_approval (organisation_id, id, kind, framework_code, reference, fast_track, from_on, recorded_at, recorded_by)
          values ($1, $2, $3, $4, 'Letter', false, '2026-01-01', now(), $5)`,
        [of.org.id, newId(), kind, code, idOf(of.staff.cleo)],
      );
    }
    const note = () =>
      codeOf(
        does(of.staff.cleo, (tx) =>
          recordSignature(tx, of.cycleId, { reference: 'By letter', signedOn: '2026-11-23' }),
        ),
      );
    expect(await note()).toBe('external-verifier-signs');
    await expect(
      world.owner.query(
        `insert into verification_signature (organisation_id, cycle_id, reference, signed_on, recorded_at, recorded_by)
          values ($1, $2, 'By letter', '2026-11-23', '2026-11-23T10:00:00Z', $3)`,
        [of.org.id, of.cycleId, idOf(of.staff.cleo)],
      ),
    ).rejects.toThrow(/themselves/);
    const release = () => does(of.staff.ivan, (tx) => releaseBase(tx, of.cycleId));
    expect(await codeOf(release())).toBe('base-not-ready');
    expect(await codeOf(of.sign())).toBe('sample-not-closed');
    const { pickId } = await done(of.take());
    await done(of.says(pickId, 'action', 'Ask for the second target'));
    await done(of.close());
    expect(await codeOf(of.sign())).toBe('sample-not-agreed');
    await done(of.says(pickId, 'agreed'));
    expect(await codeOf(of.sign('Ivan Innes'))).toBe('not-your-name');
    world.at('2026-11-23T09:10:00Z');
    expect(await codeOf(of.sign())).toBe('confirm-it-is-you');
    await done(of.confirm());
    const token = { ...of.edith, tokenId: newId() };
    const words = { reference: 'EV report 7', ownName: 'Edith Eve' };
    expect(await codeOf(does(token, (tx) => signBase(tx, of.sampleId, words)))).toBe(
      'not-with-token',
    );
    expect(given(await of.sign())).toEqual({ sampleId: of.sampleId, decisions: 1 });
    expect(given(await of.sign())).toEqual({ sampleId: of.sampleId, decisions: 1 });
    expect(await codeOf(of.says(pickId, 'action', 'Too late'))).toBe('already-signed');
    await signsWhatCameLater(of, release);
    await done(release());
    const decided = await world.owner.query(
      'select id from unit_decision where organisation_id = $1',
      [of.org.id],
    );
    const ids: string[] = decided.rows.map(({ id }) => id);
    expect([...(await asks(of.edith, (tx) => signedOf(tx, ids)))]).toEqual(ids);
    await world.owner.query('delete from signed_decision where organisation_id = $1', [of.org.id]);
    expect([...(await asks(of.edith, (tx) => signedOf(tx, ids)))]).toEqual([]);
    expect(JSON.stringify(await world.log(of.org))).not.toContain('second target');
    await provesTrail(of, pickId);
  });
});

/** A decision that the signature does not cover waits for one of its own; release and certification ask each. */
async function signsWhatCameLater(
  of: Awaited<ReturnType<typeof sampling>>,
  release: () => Promise<Result<unknown>>,
) {
  // As if the unit had been decided anew since: what was signed is another decision.
  await world.owner.query('delete from signed_decision where organisation_id = $1', [of.org.id]);
  const refused = await release();
  expect(refused.ok ? '' : refused.refusal.because).toContain('1 decision of this base came after');
  expect((await of.view()).signature?.unsigned).toBe(1);
  expect(given(await of.sign())).toEqual({ sampleId: of.sampleId, decisions: 1 });
  expect((await of.view()).signature?.unsigned).toBe(0);
  const signed = (await world.log(of.org)).filter(({ kind }) => kind === 'base.signed');
  expect(signed.map(({ envelope }) => envelope.facts)).toMatchObject([
    { turn: 1, decisions: 1 },
    { turn: 2, decisions: 1 },
  ]);
}

/** The exported trail verifies with nothing else at hand, and whatever is tampered with is named. */
async function provesTrail(of: Awaited<ReturnType<typeof sampling>>, pickId: string) {
  const save = () => does(of.edith, (tx) => exportTrail(tx, pickId));
  expect(await codeOf(save())).toBe('not-in-checkpoint-yet');
  await done(does(of.org.olivia, async (tx) => ok(await makeCheckpoint(tx))));
  const { bytes } = given(await save());
  const trail = given(readTrailPackage(bytes));
  const checkpoint = given(readCheckpoint(Buffer.from(trail.checkpoint)));
  const proven = given(checkTrail(trail, checkpoint, null));
  const kinds = new Set(proven.entries.map(({ envelope }) => envelope.kind));
  for (const kind of [
    'unit.claimed',
    'criterion.judged',
    'unit.decided',
    'sample.started',
    'sample.closed',
    'external.unit_recorded',
    'external.base_signed',
    'base.released',
  ]) {
    expect(kinds).toContain(kind);
  }
  expect(trail.documents.map(({ name }) => name)).toContain('Decisions released with it');
  for (const [at, document] of trail.documents.entries()) {
    const text = `${document.text} `;
    const swap = (one: typeof document) => ({
      ...trail,
      documents: trail.documents.map((other, place) => (place === at ? one : other)),
    });
    const why = (one: typeof document) => {
      const checked = checkTrail(swap(one), checkpoint, null);
      return checked.ok ? 'verified' : checked.refusal.because;
    };
    expect(why({ ...document, text })).toContain(`“${document.name}” is not the text`);
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(why({ ...document, text, sha256 })).toContain(`seals “${document.name}”`);
  }
  const [first, ...rest] = trail.entries;
  const changed = { ...first, envelope: first?.envelope.replace('"kind"', '"Kind"') ?? '' };
  const spoilt = checkTrail({ ...trail, entries: [changed, ...rest] as never }, checkpoint, null);
  expect(spoilt.ok ? '' : spoilt.refusal.because).toContain(`Entry ${(first?.index ?? 0) + 1} of`);
  const without = checkTrail({ ...trail, entries: rest }, checkpoint, null);
  expect(without.ok ? '' : without.refusal.code).toMatch(/records-differ|document-not-sealed/);
}

describe('what the tariff asks of an external sample', () => {
  const unit = (at: number, more: Partial<BaseUnit> = {}): BaseUnit => ({
    key: `k${at}`,
    learnerId: `l${at % 5}`,
    assessorId: `a${at % 3}`,
    decided: true,
    special: false,
    verified: at % 2 === 0,
    ...more,
  });
  const base = Array.from({ length: 20 }, (_, at) => unit(at));
  const lacks = (units: readonly BaseUnit[], picked: readonly string[], percent = 20) =>
    standingOf(units, new Set(picked), percent).missing.join(' ');

  test('R88 the percentage of decided units, rounded up; what is not decided neither counts nor is asked', () => {
    expect(standingOf(base, new Set(['k0']), 20).units).toEqual([1, 4]);
    expect(standingOf(base, new Set(), 11).units).toEqual([0, 3]);
    const half = base.map((one, at) => ({ ...one, decided: at < 10 }));
    expect(standingOf(half, new Set(['k0', 'k15']), 20).units).toEqual([1, 2]);
    expect(lacks([], [])).toContain('R88');
  });

  test('R88 a broad range of learners and assessors', () => {
    expect(lacks(base, ['k0', 'k5', 'k10', 'k15'])).toContain('more learners: 4 asked, 1 picked');
    expect(lacks(base, ['k0', 'k3', 'k6', 'k9'])).toContain('more assessors: 3 asked, 1 picked');
    expect(lacks(base, ['k0', 'k1', 'k2', 'k3'])).toBe('');
  });

  test('R80 R88 some that the centre verified and some that it did not, where the base has both', () => {
    expect(lacks(base, ['k0', 'k4', 'k8', 'k2'])).toContain('has not verified (R80)');
    expect(lacks(base, ['k1', 'k3', 'k5', 'k7'])).toContain('that the centre has verified (R88)');
    const all = base.map((one) => ({ ...one, verified: true }));
    expect(lacks(all, ['k0', 'k1', 'k2', 'k3'])).toBe('');
  });

  test('R78 every unit with special arrangements, even if the sample grows', () => {
    const special = base.map((one, at) => ({ ...one, special: at > 16 }));
    expect(lacks(special, ['k0', 'k1', 'k2', 'k3'])).toContain('(R78)');
    expect(lacks(special, ['k0', 'k1', 'k2', 'k3', 'k17', 'k18', 'k19'])).toBe('');
  });
});
