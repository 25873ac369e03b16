import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aClaim, desk, hands, takenBack } from './fixtures.ts';
import { takeUp } from './take-up.ts';

const world = await openWorld();

describe('taking a claim', () => {
  test('W34: records whether the assessor had a hand in the work, by id alone', async () => {
    world.at('2026-11-23T09:00:00Z');
    const org = await world.organisation();
    const claim = await aClaim(world, org, { party: [org.aidan] });
    expect(await hands(world, org, claim).take()).toMatchObject({ ok: true });
    const last = (await world.log(org)).at(-1);
    expect(last).toMatchObject({
      kind: 'claim.taken',
      envelope: {
        actor: org.aidan.memberId,
        subjects: { learner: org.lena.memberId, claim: claim.claimId },
        facts: { attempt: 1, items: 3, party: [claim.items[0]?.evidenceId] },
      },
    });
  });

  test('again by the same assessor changes nothing', async () => {
    const { org, take } = await desk(world);
    await take();
    const before = (await world.log(org)).length;
    expect(await take()).toMatchObject({ ok: true });
    expect((await world.log(org)).length).toBe(before);
  });

  test('R63: the learner cannot take their own claim, whatever their roles', async () => {
    const { org, take } = await desk(world);
    const both: Actor = { ...org.lena, roles: ['learner', 'assessor'] };
    expect(await take(both)).toMatchObject({ refusal: { code: 'own-claim' } });
  });

  test('a claim taken, withdrawn or unknown is refused with what to do', async () => {
    const { org, claim, take } = await desk(world);
    const other: Actor = { ...org.omar, roles: ['assessor'] };
    await take();
    const second = await take(other);
    expect(second).toMatchObject({ refusal: { code: 'claim-taken' } });
    if (!second.ok) expect(second.refusal.because).toContain('Aidan Ash');
    await takenBack(world, org, claim);
    expect(await take(other)).toMatchObject({ refusal: { code: 'already-withdrawn' } });
    const nowhere = await act(world.db, org.aidan, (tx) => takeUp(tx, newId()));
    expect(nowhere).toMatchObject({ refusal: { code: 'claim-not-found' } });
  });
});
