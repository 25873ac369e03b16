import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { makeCheckpoint } from '../../platform/audit/checkpoints.ts';
import { readCheckpoint } from '../../platform/audit/tree/checkpoint.ts';
import { checkTrail, readTrailPackage } from '../../platform/audit/tree/trail-package.ts';
import { codeOf, done, given, idOf } from '../verification/fixtures.ts';
import { recordSignature, releaseBase, signedOf } from '../verification/index.ts';
import { type Sampling, verifiersIn } from './fixtures.ts';
import { closeSample, exportTrail, openSample, signBase } from './index.ts';

const world = await openWorld();
const { does, asks, begin, write, sampling } = verifiersIn(world);

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
async function signsWhatCameLater(of: Sampling, release: () => Promise<Result<unknown>>) {
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
async function provesTrail(of: Sampling, pickId: string) {
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
