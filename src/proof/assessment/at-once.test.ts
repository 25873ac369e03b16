import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { act } from '../../platform/audit/act.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { withdrawClaim } from '../portfolio/claim-unit.ts';
import { aDecision, aJudgement, desk, meetAll } from './fixtures.ts';

const world = await openWorld();

describe('at the same moment', () => {
  test('two assessors take one claim: one of them has it', async () => {
    const { org, take } = await desk(world);
    const other: Actor = { ...org.omar, roles: ['assessor'] };
    const both = await Promise.all([take(), take(other)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [lost] = both.filter(({ ok }) => !ok);
    expect(lost).toMatchObject({ refusal: { code: 'claim-taken' } });
    const taken = (await world.log(org)).filter(({ kind }) => kind === 'claim.taken');
    expect(taken).toHaveLength(1);
  });

  test('two decisions: one stands, the other says that it is decided', async () => {
    const of = await desk(world);
    await of.take();
    await meetAll(of);
    const both = await Promise.all([of.end(), of.end()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const [lost] = both.filter(({ ok }) => !ok);
    expect(lost).toMatchObject({ refusal: { code: 'already-decided' } });
  });

  test('the same decision pressed twice is one decision, answered twice alike', async () => {
    const of = await desk(world);
    await of.take();
    await meetAll(of);
    const decision = aDecision();
    const both = await Promise.all([of.end(decision), of.end(decision)]);
    expect(both).toEqual([both[0], both[0]]);
    expect(both[0]).toMatchObject({ ok: true });
    const decided = (await world.log(of.org)).filter(({ kind }) => kind === 'unit.decided');
    expect(decided).toHaveLength(1);
  });

  test('a judgement while deciding: it is in the decision, or it is refused', async () => {
    const of = await desk(world);
    await of.take();
    await meetAll(of);
    const late = aJudgement(of.id(1), { outcome: 'not_yet', action: 'Show another.' });
    const [decided, judged] = await Promise.all([of.end(), of.say(late)]);
    expect([decided.ok, judged.ok].filter(Boolean)).toHaveLength(1);
    if (decided.ok) expect(judged).toMatchObject({ refusal: { code: 'already-decided' } });
    else expect(decided).toMatchObject({ refusal: { code: 'unit-not-decidable' } });
  });

  test('the learner withdraws: decided or withdrawn, never both', async () => {
    const of = await desk(world);
    await of.take();
    await meetAll(of);
    const withdraw = act(world.db, of.org.lena, (tx) => withdrawClaim(tx, of.claim.claimId));
    const [decided, withdrawn] = await Promise.all([of.end(), withdraw]);
    expect([decided.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1);
    if (!decided.ok) expect(decided.refusal.code).toBe('already-withdrawn');
    if (!withdrawn.ok) expect(withdrawn.refusal.code).toBe('already-decided');
  });
});

describe('what the database holds by itself', () => {
  const attempt = (sql: string, values: readonly unknown[]) =>
    world.owner.query(sql, [...values]).then(
      () => 'done',
      (fault: Error) => fault.message,
    );

  test('nobody but the assessor who took a claim judges it, the learner least of all', async () => {
    const { org, claim, take, id } = await desk(world);
    await take();
    const judged = (member: string | null) =>
      attempt(
        `insert into judgement
           (organisation_id, id, claim_id, criterion_id, assessor_id, outcome, method, judged_at)
         values ($1, gen_random_uuid(), $2, $3, $4, 'met', 'discussion', now())`,
        [org.id, claim.claimId, id(1), member],
      );
    expect(await judged(org.lena.memberId)).toContain('in hand judges it');
    expect(await judged(org.omar.memberId)).toContain('in hand judges it');
    expect(await judged(org.aidan.memberId)).toBe('done');
  });

  test('a claim that was taken back is not opened again', async () => {
    const { org, claim } = await desk(world);
    await act(world.db, org.lena, (tx) => withdrawClaim(tx, claim.claimId));
    const opened = await attempt('update claim set withdrawn_at = null where id = $1', [
      claim.claimId,
    ]);
    expect(opened).toContain('stays as it is');
  });
});
