import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { aProcedure } from '../../desk/policies/fixtures.ts';
import { publishProcedure } from '../../desk/policies/index.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { aClaim, aDiscussion, aJudgement, desk, hands, meetAll } from '../assessment/fixtures.ts';
import { assessmentDb } from '../assessment/tables.ts';
import {
  aConfirmedBooking,
  anAcceptedBooking,
  anEnrolment,
  aQualification,
  given,
  memberOf,
} from '../portfolio/fixtures.ts';
import { claimPreview } from '../portfolio/prepare-claim.ts';
import { findAuthorship } from './index.ts';
import { authorshipOf } from './queries.ts';

const world = await openWorld();

it('R55 a colleague who is a learner beside another role reads nothing of another learner', async () => {
  const of = await desk(world);
  await of.take();
  const said = await act(world.db, of.org.aidan, (tx) =>
    findAuthorship(tx, of.claim.claimId, {
      id: newId(),
      evidenceId: of.claim.items[0]?.evidenceId ?? '',
      finding: 'of_another',
      because: 'The hand in it is Ben’s.',
    }),
  );
  expect(said).toMatchObject({ ok: true });
  await world.owner.query(
    `insert into pseudonym_key (organisation_id, key) values ($1, decode(repeat('ab', 32), 'hex'))`,
    [of.org.id],
  );
  const nosy = { ...of.org.carla, roles: ['consultant', 'learner'] as const };
  expect(await read(world.db, nosy, (tx) => authorshipOf(tx, of.claim.claimId))).toMatchObject({
    ok: false,
  });
});

it('R55 what an earlier attempt met by an item found not own does not carry a later attempt', async () => {
  const of = await desk(world);
  await of.take();
  await of.say(aDiscussion(of.id(0)));
  await of.say(aJudgement(of.id(1)));
  await of.say(aJudgement(of.id(2)));
  await of.say(
    aJudgement(of.id(3), {
      outcome: 'not_yet',
      action: 'Bring the plan.',
      actionDueOn: '2026-12-07',
    }),
  );
  const found = await act(world.db, of.org.aidan, (tx) =>
    findAuthorship(tx, of.claim.claimId, {
      id: newId(),
      evidenceId: of.claim.items[0]?.evidenceId ?? '',
      finding: 'hand_out',
      because: 'The worksheet of week two.',
    }),
  );
  expect(found).toMatchObject({ ok: true });
  expect(await of.end({ outcome: 'not_yet' })).toMatchObject({ ok: true });
  world.at('2026-11-27T09:00:00Z');
  const claim = await aClaim(world, of.org);
  const again = hands(world, of.org, claim);
  await again.take();
  for (const item of claim.items) await again.look(item);
  await again.say(aJudgement(again.id(3)));
  expect(await again.end()).toMatchObject({ ok: false });
});

it('R55 a record of one’s own work is claimed though its note quotes the procedure it followed', async () => {
  world.at('2026-11-23T09:00:00Z');
  const org = await world.organisation();
  const { frameworkId, criterion, unit } = await aQualification(world, org);
  await anEnrolment(world, org, frameworkId, { unitIds: [unit('BA13')] });
  const words =
    'Every candidate is asked for a document that shows the right to work before the first shift. The consultant checks the original in the presence of the holder and keeps a copy.';
  given(
    await act(world.db, org.olivia, (tx) =>
      publishProcedure(
        tx,
        aProcedure(memberOf(org.ben), { inForceFrom: '2026-11-23', reviewOn: '2027-11-23' }),
        { text: words },
      ),
    ),
  );
  const { bookingId } = await aConfirmedBooking(world, org.lena);
  await anAcceptedBooking(world, org.lena, bookingId, {
    title: 'A booking from call to confirmation',
    note: words,
    references: [{ criterionId: criterion('BA13.2.4'), note: '' }],
  });
  const preview = given(
    await read(world.db, org.lena, (tx) => claimPreview(tx, memberOf(org.lena), unit('BA13'))),
  );
  expect(preview.refusal).toBe(null);
});

it('R55 an item found not own among two leaves the other to carry the criterion', async () => {
  const of = await desk(world, { items: 6 });
  await of.take();
  await act(world.db, of.org.aidan, (tx) =>
    findAuthorship(tx, of.claim.claimId, {
      id: newId(),
      evidenceId: of.claim.items[0]?.evidenceId ?? '',
      finding: 'hand_out',
      because: 'A worksheet.',
    }),
  );
  expect(await of.say(aJudgement(of.id(1)))).toMatchObject({ ok: true });
});

it('R55 all met, one on what is not own: the way named in the refusal is open', async () => {
  const of = await desk(world);
  await of.take();
  await meetAll(of);
  await act(world.db, of.org.aidan, (tx) =>
    findAuthorship(tx, of.claim.claimId, {
      id: newId(),
      evidenceId: of.claim.items[0]?.evidenceId ?? '',
      finding: 'hand_out',
      because: 'A worksheet.',
    }),
  );
  const refused = await of.end();
  expect(refused).toMatchObject({ refusal: { details: { findings: [{ rule: 'R55' }] } } });
  if (!refused.ok) expect(refused.refusal.because).toContain('judge it “not yet”');
  const again = aJudgement(of.id(1), {
    outcome: 'not_yet',
    action: 'Bring your own.',
    actionDueOn: '2026-12-07',
  });
  expect(await of.say(again)).toMatchObject({ ok: true });
  expect(await of.end({ outcome: 'not_yet' })).toMatchObject({ ok: true });
});

it('R55 the database refuses what an earlier attempt met by an item found not own', async () => {
  const of = await desk(world);
  await of.take();
  await meetAll(of);
  await act(world.db, of.org.aidan, (tx) =>
    findAuthorship(tx, of.claim.claimId, {
      id: newId(),
      evidenceId: of.claim.items[0]?.evidenceId ?? '',
      finding: 'hand_out',
      because: 'A worksheet.',
    }),
  );
  await of.say(
    aJudgement(of.id(3), { outcome: 'not_yet', action: 'Bring it.', actionDueOn: '2026-12-07' }),
  );
  expect(await of.end({ outcome: 'not_yet' })).toMatchObject({ ok: true });
  const claim = await aClaim(world, of.org);
  const again = hands(world, of.org, claim);
  await again.take();
  const decided = act(world.db, of.org.aidan, async (tx) => {
    await assessmentDb(tx)
      .insertInto('unit_decision')
      .values({
        organisation_id: of.org.id,
        id: newId(),
        claim_id: claim.claimId,
        outcome: 'achieved',
        feedback: 'x',
        unjudged_action: null,
        party: false,
        decided_at: new Date(),
        decided_by: of.org.aidan.memberId ?? '',
        paper: '{}',
        paper_sha256: createHash('sha256').update('{}').digest(),
        countersign: false,
      })
      .execute();
    return { ok: true, value: null } as const;
  });
  await expect(decided).rejects.toMatchObject({ constraint: 'achieved_by_own_work' });
});
