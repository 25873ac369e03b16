import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { canonicalJson } from '../../lib/canonical-json.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { recordChoice } from '../frameworks/record-choice.ts';
import { claimUnit, withdrawClaim } from './claim-unit.ts';
import { claimOf, closeClaim, openClaims, takeClaim } from './claims.ts';
import { writeNote } from './describe-evidence.ts';
import {
  aConfirmedBooking,
  anAcceptedBooking,
  anEnrolment,
  aQualification,
  as,
  memberOf,
  refused,
} from './fixtures.ts';
import { claimPreview, ownClaim } from './prepare-claim.ts';
import { unreference } from './reference-evidence.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');

const DECLARATION = 'All of this is my own work.';

/** Lena with one item that she references to two criteria of BA13. */
async function lenaReady(org?: TestOrganisation) {
  const here = org ?? (await world.organisation());
  const { frameworkId, unit, criterion } = await aQualification(world, here);
  await anEnrolment(world, here, frameworkId, { unitIds: [unit('BA13')] });
  const { bookingId } = await aConfirmedBooking(world, here.lena);
  const { evidenceId } = await anAcceptedBooking(world, here.lena, bookingId, {
    title: 'A booking from order to confirmation',
    note: 'Carla showed me how.',
    references: ['BA13.2.2', 'BA13.2.4'].map((code) => ({
      criterionId: criterion(code),
      note: 'Ask Carla Costa',
    })),
  });
  const claim = (change: object = {}) =>
    act(world.db, here.lena, (tx) =>
      claimUnit(tx, {
        id: newId(),
        unitId: unit('BA13'),
        declaration: DECLARATION,
        declared: 0,
        ...change,
      }),
    );
  const preview = async () => {
    const shown = await read(world.db, here.lena, (tx) =>
      claimPreview(tx, memberOf(here.lena), unit('BA13')),
    );
    if (!shown.ok) throw new Error(shown.refusal.because);
    return shown.value;
  };
  return { org: here, frameworkId, unit, criterion, evidenceId, claim, preview };
}

describe('claiming a unit', () => {
  it('freezes exactly what the preview shows, each item with its hash, and seals the hashes', async () => {
    const { org, claim, preview, evidenceId } = await lenaReady();
    const shown = await preview();
    expect(shown.refusal).toBeNull();
    const claimId = newId();
    expect((await claim({ id: claimId, seen: shown.seen })).ok).toBe(true);
    const card = await read(world.db, org.aidan, (tx) => claimOf(tx, claimId));
    const [item] = card?.evidence ?? [];
    expect(item?.rendition).toEqual(shown.items[0]?.rendition);
    expect(item?.renditionText).toBe(canonicalJson(item?.rendition));
    const hash = createHash('sha256')
      .update(item?.renditionText ?? '')
      .digest('hex');
    expect(item?.renditionSha256).toBe(hash);
    expect(card?.references.length).toBe(2);
    expect(card?.references[0]?.note).toMatch(/^Ask \[Colleague /);
    expect(item?.rendition.note).toMatch(/^\[Colleague \w{3}-\w{3}\] showed me how\.$/);
    expect(item?.rendition.learner).toBe('Lena Lowe');
    expect(item?.parties).toEqual([memberOf(org.lena)]);
    const entry = (await world.log(org)).find(({ kind }) => kind === 'unit.claimed');
    expect(entry?.envelope.actor).toBe(memberOf(org.lena));
    expect(entry?.envelope.facts).toMatchObject({
      framework: 'REC-L2-RR',
      attempt: 1,
      items: [{ evidence: evidenceId, renditionSha256: hash, criteria: ['BA13.2.2', 'BA13.2.4'] }],
    });
    const own = await read(world.db, org.lena, (tx) => ownClaim(tx, memberOf(org.lena), claimId));
    expect(own.ok && own.value).toMatchObject({ state: 'claimed', declaration: DECLARATION });
  });

  it('ties each record to the log: its leaf is the entry’s leaf', async () => {
    const { org, preview } = await lenaReady();
    const [item] = (await preview()).items;
    for (const { seq, leaf } of item?.rendition.entries ?? []) {
      const { rows } = await world.owner.query(
        "select encode(leaf, 'hex') as leaf from log_entry where organisation_id = $1 and seq = $2",
        [org.id, seq],
      );
      expect(rows[0].leaf).toBe(leaf);
    }
  });

  it('stays as it was frozen when the item is described anew', async () => {
    const { org, claim, evidenceId } = await lenaReady();
    const claimId = newId();
    await claim({ id: claimId });
    const before = await read(world.db, org.aidan, (tx) => claimOf(tx, claimId));
    await as(world, org.lena, (tx) => writeNote(tx, evidenceId, { title: 'Other', note: 'Other' }));
    expect(await read(world.db, org.aidan, (tx) => claimOf(tx, claimId))).toEqual(before);
  });

  it('is refused when something changed since it was looked at', async () => {
    const { org, claim, preview, evidenceId } = await lenaReady();
    const { seen } = await preview();
    await as(world, org.lena, (tx) => writeNote(tx, evidenceId, { title: 'Other', note: 'Other' }));
    expect(refused(await claim({ seen }))).toBe('claim-preview-changed');
  });

  it('gives the first result again; of two claims at once one wins', async () => {
    const { org, claim } = await lenaReady();
    const id = newId();
    const first = await claim({ id });
    expect(await claim({ id })).toEqual(first);
    expect(refused(await claim())).toBe('already-claimed');
    await as(world, org.lena, (tx) => withdrawClaim(tx, id));
    const both = await Promise.all([claim(), claim()]);
    expect(both.map((each) => (each.ok ? each.value.attempt : each.refusal.code)).sort()).toEqual([
      2,
      'already-claimed',
    ]);
  });

  it('is the learner’s alone: an owner cannot claim for her, nor an assessor', async () => {
    const { org, unit } = await lenaReady();
    for (const actor of [org.olivia, org.ben, org.carla, org.aidan]) {
      const answer = await act(world.db, actor, (tx) =>
        claimUnit(tx, {
          id: newId(),
          unitId: unit('BA13'),
          declaration: DECLARATION,
          declared: 0,
        }),
      );
      expect(refused(answer)).toBe('not-a-learner');
    }
  });

  it('needs an item in the unit, the enrolment, and a unit that is here', async () => {
    const { org, claim, unit } = await lenaReady();
    expect(refused(await claim({ unitId: unit('CS17') }))).toBe('nothing-referenced');
    expect(refused(await claim({ unitId: newId() }))).toBe('unit-not-found');
    await world.owner.query('delete from enrolment_unit where organisation_id = $1', [org.id]);
    await world.owner.query('delete from enrolment where organisation_id = $1', [org.id]);
    expect(refused(await claim())).toBe('not-enrolled');
  });

  it('warns of a unit that has ended, and stops where the centre chose to stop', async () => {
    const { org, claim, preview, frameworkId, unit } = await lenaReady();
    await world.owner.query(
      "update framework_unit set expires_on = '2017-08-31' where organisation_id = $1 and id = $2",
      [org.id, unit('BA13')],
    );
    const warned = await preview();
    expect(warned.refusal).toBeNull();
    expect(warned.warnings.map(({ code }) => code)).toContain('unit-ended');
    const chosen = await act(world.db, org.olivia, (tx) =>
      recordChoice(tx, {
        id: newId(),
        frameworkId,
        key: 'unit_expired',
        value: 'stop',
        because: 'We wait for the new version.',
      }),
    );
    expect(chosen.ok).toBe(true);
    expect((await preview()).refusal?.code).toBe('unit-ended');
    expect(refused(await claim())).toBe('unit-ended');
  });

  it('holds the reference while it is open, and lets it go when it is taken back', async () => {
    const { org, claim, evidenceId, criterion } = await lenaReady();
    const claimId = newId();
    await claim({ id: claimId });
    const reference = { evidenceId, criterionId: criterion('BA13.2.4') };
    const held = await act(world.db, org.lena, (tx) => unreference(tx, reference));
    expect(refused(held)).toBe('evidence-claimed');
    await as(world, org.lena, (tx) => withdrawClaim(tx, claimId));
    await as(world, org.lena, (tx) => withdrawClaim(tx, claimId));
    await as(world, org.lena, (tx) => unreference(tx, reference));
    const withdrawn = (await world.log(org)).filter(({ kind }) => kind === 'claim.withdrawn');
    expect(withdrawn.map(({ envelope }) => envelope.facts['attempt'])).toEqual([1]);
  });

  it('may be made again after a “not yet”, and not after it was achieved', async () => {
    const { org, claim } = await lenaReady();
    const [first, second] = [newId(), newId()];
    await claim({ id: first });
    expect(await read(world.db, org.aidan, openClaims)).toMatchObject([
      { claimId: first, learnerName: 'Lena Lowe', assessorId: null },
    ]);
    await as(world, org.aidan, (tx) => takeClaim(tx, first));
    await as(world, org.aidan, (tx) => closeClaim(tx, first, 'not_yet'));
    const again = await claim({ id: second });
    expect(again.ok && again.value.attempt).toBe(2);
    await as(world, org.aidan, (tx) => takeClaim(tx, second));
    await as(world, org.aidan, (tx) => closeClaim(tx, second, 'achieved'));
    expect(refused(await claim())).toBe('already-achieved');
    const late = await act(world.db, org.lena, (tx) => withdrawClaim(tx, second));
    expect(refused(late)).toBe('already-decided');
  });

  it('is taken by one assessor of two at once, and never by the learner', async () => {
    const { org, claim } = await lenaReady();
    const claimId = newId();
    await claim({ id: claimId });
    const take = (actor: typeof org.aidan) => act(world.db, actor, (tx) => takeClaim(tx, claimId));
    expect(refused(await take(org.lena))).toBe('own-claim');
    const both = await Promise.all([take(org.aidan), take(org.ben)]);
    expect(both.map((each) => (each.ok ? 'taken' : each.refusal.code)).sort()).toEqual([
      'claim-taken',
      'taken',
    ]);
    const unknown = await act(world.db, org.aidan, (tx) => takeClaim(tx, newId()));
    expect(refused(unknown)).toBe('claim-not-found');
  });

  it('says of a sample that it is none', async () => {
    const { preview } = await lenaReady(await world.organisation({ sample: true }));
    const { warnings, items } = await preview();
    expect(warnings.map(({ code }) => code)).toContain('sample-not-evidence');
    expect(items[0]?.rendition.organisation.sample).toBe(true);
  });
});
