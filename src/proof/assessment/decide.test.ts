import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { read } from '../../platform/db/read.ts';
import { aClaim, aDecision, aDiscussion, aJudgement, desk, hands, meetAll } from './fixtures.ts';
import { outcomesOf } from './outcomes.ts';

const world = await openWorld();

describe('deciding a unit', () => {
  test('R9, R66, R67, R73: achieved when all is met and considered, informal until ratified', async () => {
    const of = await desk(world);
    await of.take();
    expect(await of.end()).toMatchObject({ refusal: { code: 'unit-not-decidable' } });
    await meetAll(of);
    const decision = aDecision();
    expect(await of.end(decision)).toEqual({
      ok: true,
      value: { decisionId: decision.id, outcome: 'achieved' },
    });
    const last = (await world.log(of.org)).at(-1);
    expect(last).toMatchObject({
      kind: 'unit.decided',
      envelope: {
        facts: {
          outcome: 'achieved',
          standing: 'informal',
          criteria: [{ state: 'met', method: 'discussion' }, {}, {}, {}],
          items: of.claim.items.map(({ evidenceId, sha256 }) => ({
            evidence: evidenceId,
            renditionSha256: sha256,
          })),
          party: [],
        },
      },
    });
    const { rows } = await world.owner.query(
      'select decided_at, achieved from claim where id = $1',
      [of.claim.claimId],
    );
    expect(rows[0]).toMatchObject({ achieved: true });
    expect(await of.end(decision)).toMatchObject({ value: { outcome: 'achieved' } });
    expect(await of.end()).toMatchObject({ refusal: { code: 'already-decided' } });
  });

  test('R67: an item nobody considered stops it, and the refusal names the item', async () => {
    const of = await desk(world, { items: 4 });
    await of.take();
    await of.say(aDiscussion(of.id(0)));
    for (const at of [1, 2, 3])
      await of.say(
        aJudgement(of.id(at), { evidenceIds: [of.claim.items[at - 1]?.evidenceId ?? ''] }),
      );
    const refused = await of.end();
    expect(refused).toMatchObject({
      refusal: { code: 'unit-not-decidable', details: { findings: [{ rule: 'R67' }] } },
    });
    if (!refused.ok) expect(refused.refusal.because).toContain('Item 4');
    expect(await of.look(of.claim.items[3])).toMatchObject({ ok: true });
    expect((await world.log(of.org)).at(-1)?.kind).toBe('evidence.considered');
    expect(await of.end()).toMatchObject({ ok: true });
  });

  test('R68: the log traces it to the paper, and free text is not in the log', async () => {
    const of = await desk(world);
    await of.take();
    await meetAll(of);
    await of.end({ feedback: 'A phrase that stays in the table.' });
    const { rows } = await world.owner.query(
      `select paper, encode(paper_sha256, 'hex') as sha256 from unit_decision where claim_id = $1`,
      [of.claim.claimId],
    );
    const last = (await world.log(of.org)).at(-1);
    expect(last?.envelope.facts['paperSha256']).toBe(rows[0].sha256);
    expect(rows[0].paper).toContain('A phrase that stays');
    expect(JSON.stringify(last)).not.toContain('A phrase');
  });

  test('W36: “not yet” with its actions; what was met carries over to the next attempt', async () => {
    const of = await desk(world);
    await of.take();
    await of.say(aDiscussion(of.id(0)));
    await of.say(aJudgement(of.id(1)));
    const lacking = { outcome: 'not_yet', action: 'Show the plan you agreed.' } as const;
    await of.say(aJudgement(of.id(2), { ...lacking, actionDueOn: '2026-12-07' }));
    await of.look(of.claim.items[2]);
    expect(await of.end({ outcome: 'not_yet' })).toMatchObject({
      refusal: { details: { findings: [{ rule: 'W36' }] } },
    });
    const unjudgedAction = 'Bring one record of a team meeting.';
    expect(await of.end({ outcome: 'not_yet', unjudgedAction })).toMatchObject({ ok: true });

    world.at('2026-11-27T09:00:00Z');
    const claim = await aClaim(world, of.org);
    const again = hands(world, of.org, claim);
    await again.take();
    const seen = await again.view();
    expect(seen).toMatchObject({
      value: {
        progress: { met: 2, notYet: 1, unjudged: 1 },
        earlier: [{ attempt: 1, outcome: 'not_yet' }],
        missing: { achieved: [{ rule: 'R9' }, { rule: 'R66' }, { rule: 'R67' }] },
      },
    });
    await again.say(aJudgement(again.id(2)));
    await again.say(aJudgement(again.id(3)));
    await again.look(claim.items[0]);
    expect(await again.end()).toMatchObject({ ok: true });

    const told = await read(world.db, of.org.lena, (tx) =>
      outcomesOf(tx, of.org.lena.memberId ?? ''),
    );
    expect(told.rows.map(({ attempt, decision }) => [attempt, decision?.outcome])).toEqual([
      [2, 'achieved'],
      [1, 'not_yet'],
    ]);
    expect(told.rows[1]).toMatchObject({
      decision: { unjudgedAction },
      criteria: [
        { state: 'met' },
        { state: 'met' },
        {
          state: 'not_yet',
          history: [{ action: 'Show the plan you agreed.', actionDueOn: '2026-12-07' }],
        },
        { state: 'unjudged' },
      ],
    });
  });

  test('R9: “not yet” is refused when nothing is lacking', async () => {
    const of = await desk(world);
    await of.take();
    await meetAll(of);
    expect(await of.end({ outcome: 'not_yet' })).toMatchObject({
      refusal: { details: { findings: [{ rule: 'R9' }] } },
    });
  });

  test('W34: a party is said in decision, log and view', async () => {
    world.at('2026-11-23T09:00:00Z');
    const org = await world.organisation();
    const claim = await aClaim(world, org, { party: [org.aidan] });
    const of = hands(world, org, claim);
    await of.take();
    await meetAll(of);
    await of.end();
    expect((await world.log(org)).at(-1)?.envelope.facts['party']).toEqual([
      claim.items[0]?.evidenceId,
    ]);
    expect(await of.view()).toMatchObject({ value: { decision: { party: true } } });
  });
});
