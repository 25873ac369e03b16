import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aClaim, aJudgement, desk, hands, meetAll } from './fixtures.ts';
import { itemToJudge } from './judging-view.ts';
import { queue } from './queue.ts';

const world = await openWorld();

describe('what an assessor sees', () => {
  test('the queue: oldest first, their own part, and nothing they claimed themselves', async () => {
    world.at('2026-11-23T09:00:00Z');
    const org = await world.organisation();
    const claim = await aClaim(world, org, { party: [org.aidan] });
    const mine: Actor = { ...org.lena, roles: ['learner', 'assessor'] };
    const rows = async (who: Actor) => {
      const told = await read(world.db, who, (tx) => queue(tx));
      return told.ok ? told.value.rows : [];
    };
    expect(await rows(org.aidan)).toMatchObject([
      {
        claimId: claim.claimId,
        state: 'waiting',
        learnerName: 'Lena Lowe',
        waitingDays: 3,
        items: 3,
        partyItems: 1,
      },
    ]);
    expect(await rows(mine)).toEqual([]);
    const of = hands(world, org, claim);
    await of.take();
    expect(await rows(org.aidan)).toMatchObject([{ state: 'in_hand', progress: { unjudged: 4 } }]);
    const other: Actor = { ...org.omar, roles: ['assessor'] };
    expect(await rows(other)).toMatchObject([
      { state: 'with_other', assessorName: 'Aidan Ash', partyItems: 0 },
    ]);
    await meetAll(of);
    await of.end();
    expect(await rows(org.aidan)).toMatchObject([{ state: 'decided', outcome: 'achieved' }]);
  });

  test('their own claim as a learner is not shown for judging', async () => {
    const { org, view } = await desk(world);
    const both: Actor = { ...org.lena, roles: ['learner', 'assessor'] };
    expect(await view(both)).toMatchObject({ refusal: { code: 'own-claim' } });
  });

  test('whether each rendition is the one that was sealed at the claim', async () => {
    const { org, claim, view, take, say, id } = await desk(world);
    expect(await view()).toMatchObject({
      value: { items: [{ sealed: true }, { sealed: true }, { sealed: true }] },
    });
    await world.owner.query(
      `update claim_evidence set rendition = rendition || ' ',
        rendition_sha256 = sha256(convert_to(rendition || ' ', 'UTF8'))
        where organisation_id = $1 and evidence_id = $2`,
      [org.id, claim.items[1]?.evidenceId],
    );
    expect(await view()).toMatchObject({
      value: {
        items: [{ sealed: true }, { sealed: false }, { sealed: true }],
        missing: { achieved: expect.arrayContaining([expect.objectContaining({ rule: 'R68' })]) },
      },
    });
    await take();
    expect(await say(aJudgement(id(2)))).toMatchObject({ refusal: { code: 'evidence-changed' } });
    expect(await say(aJudgement(id(1)))).toMatchObject({ ok: true });
  });

  test('each entry against the log: in no checkpoint yet, and broken once the entry is another', async () => {
    const { org, claim } = await desk(world);
    const open = () =>
      read(world.db, org.aidan, (tx) =>
        itemToJudge(tx, claim.claimId, claim.items[0]?.evidenceId ?? ''),
      );
    expect(await open()).toMatchObject({
      value: { records: [{ seq: claim.items[0]?.seq, seal: 'not_in_checkpoint' }] },
    });
    const item = await read(world.db, org.aidan, (tx) => itemToJudge(tx, claim.claimId, newId()));
    expect(item).toMatchObject({ refusal: { code: 'evidence-not-found' } });
  });
});
