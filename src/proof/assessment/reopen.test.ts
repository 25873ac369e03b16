import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { claimsOf } from '../portfolio/index.ts';
import { decisionsIn } from './decisions.ts';
import { aClaim, aDecision, aJudgement, desk, hands, meetAll } from './fixtures.ts';
import { outcomesOf } from './outcomes.ts';
import { onStanding, standingsOf } from './ratified.ts';
import { reopenDecision } from './reopen.ts';

const world = await openWorld();
const ratified = new Set<string>();
onStanding(
  async (_tx, ids) =>
    new Map(ids.filter((id) => ratified.has(id)).map((id) => [id, 'ratified'] as const)),
);

/** A unit that Aidan decided achieved, ratified since; and how somebody finds it not supported. */
async function achieved() {
  const of = await desk(world);
  const { ivan } = await world.centre(of.org);
  await of.take();
  await meetAll(of);
  const decisionId = newId();
  await of.end({ id: decisionId });
  ratified.add(decisionId);
  const find = (who: Actor, criterionIds: readonly string[] = []) =>
    act(world.db, who, (tx) =>
      reopenDecision(tx, decisionId, { ground: 'verification', groundId: newId(), criterionIds }),
    );
  return { ...of, ivan, decisionId, find };
}

describe('an achieved unit that is found not to be supported', () => {
  it('is open again: its ratification lapses, the decision stays readable as superseded', async () => {
    const { org, ivan, claim, decisionId, find } = await achieved();
    const firm = () => read(world.db, ivan, (tx) => standingsOf(tx, [decisionId]));
    expect((await firm()).get(decisionId)).toBe('ratified');
    expect(await find(ivan)).toEqual({ ok: true, value: { reopened: true } });
    expect((await firm()).get(decisionId)).toBe('informal');
    const lena = org.lena.memberId ?? '';
    const [line] = await read(world.db, ivan, (tx) => claimsOf(tx, lena, claim.unitId));
    expect(line).toMatchObject({ achieved: true, reopenedAt: expect.any(Date) });
    const [decision] = await read(world.db, ivan, (tx) => decisionsIn(tx));
    expect(decision).toMatchObject({ outcome: 'achieved', reopenedAt: expect.any(Date) });
    const told = await read(world.db, org.lena, (tx) => outcomesOf(tx, lena));
    expect(told.rows[0]?.decision?.reopened).toMatchObject({ ground: 'verification' });
    expect(told.rows[0]?.criteria.every(({ state }) => state === 'met')).toBe(true);
    expect(await find(ivan)).toEqual({ ok: true, value: { reopened: false } });
    const sealed = (await world.log(org)).filter(({ kind }) => kind === 'decision.reopened');
    expect(sealed.map(({ envelope }) => envelope.facts['attempt'])).toEqual([1]);
  });

  it('is judged anew in what was not supported, and keeps what was', async () => {
    const { org, ivan, id, find } = await achieved();
    await find(ivan, [id(2)]);
    const again = await aClaim(world, org);
    const next = hands(world, org, again);
    await next.take();
    for (const item of again.items) await next.look(item);
    const undecided = await next.end();
    expect(!undecided.ok && undecided.refusal.because).toMatch(/1 criterion is not judged/);
    await next.say(aJudgement(next.id(2)));
    expect((await next.end()).ok).toBe(true);
    const newest = await read(world.db, ivan, (tx) => decisionsIn(tx));
    expect(newest.map(({ attempt, reopenedAt }) => [attempt, reopenedAt === null])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('R30: who decided does not find it so themself; the database holds it', async () => {
    const { org, claim, decisionId, find } = await achieved();
    const own = await find(org.aidan);
    expect(!own.ok && own.refusal.code).toBe('own-decision');
    const forged = world.owner.query(
      `insert into decision_reopened (organisation_id, decision_id, claim_id, assessor_id, learner_id, ground,
         ground_id, criterion_ids, reopened_at, reopened_by)
       values ($1, $2, $3, $4, $5, 'verification', $2, array[$2::uuid], now(), $4)`,
      [org.id, decisionId, claim.claimId, org.aidan.memberId, org.lena.memberId],
    );
    await expect(forged).rejects.toMatchObject({ constraint: 'reopened_not_by_who_decided' });
  });

  it('needs no opening after a “not yet”, which is claimed again anyway', async () => {
    const of = await desk(world, { items: 1 });
    const { ivan } = await world.centre(of.org);
    await of.take();
    await of.look();
    const given = aDecision({ outcome: 'not_yet', unjudgedAction: 'Bring a record for each.' });
    await of.end(given);
    const found = await act(world.db, ivan, (tx) =>
      reopenDecision(tx, given.id, { ground: 'appeal', groundId: newId() }),
    );
    expect(found).toEqual({ ok: true, value: { reopened: false } });
  });
});
