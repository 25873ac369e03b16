import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { erasePerson } from '../people/index.ts';
import { aTime, aWorker } from './fixtures.ts';
import { lockWorkers, takeTime } from './index.ts';

const world = await openWorld();
world.at('2026-11-22T09:00:00Z');

test('a worker who is being given a shift at the same moment is not erased', async () => {
  const org = await world.organisation();
  const rosa = await aWorker(world.db, org.carla);
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  let locked = () => {};
  const isLocked = new Promise<void>((done) => {
    locked = done;
  });
  const giving = act(world.db, org.carla, async (tx) => {
    await lockWorkers(tx, [rosa]);
    locked();
    await held;
    return takeTime(tx, aTime(rosa, '2026-11-23T07:00:00Z', '2026-11-23T15:00:00Z'));
  });
  await isLocked;
  const erasing = act(world.db, org.omar, (tx) =>
    erasePerson(tx, { personId: rosa, reason: 'asked' }),
  );
  await Promise.race([erasing, new Promise((done) => setTimeout(done, 200))]);
  letGo();
  expect(await giving).toMatchObject(ok({}));
  expect(await erasing).toMatchObject({ ok: false, refusal: { code: 'worker-has-shifts' } });
});
