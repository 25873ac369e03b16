import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { erasePerson } from '../people/index.ts';
import { aTime, aWorker } from './fixtures.ts';
import { lockWorkers, recordOptOut, takeTime } from './index.ts';
import { keepScan, scanOf } from './keep-scan.ts';

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

test('the scan of an opt-out signed by hand is kept once, told by its content, and goes with the worker', async () => {
  world.at('2026-11-22T09:00:00Z');
  const org = await world.organisation();
  const personId = await aWorker(world.db, org.carla);
  const optOutId = newId();
  await act(world.db, org.carla, (tx) =>
    recordOptOut(tx, { id: optOutId, personId, signedOn: '2026-11-20', noticeDays: 14 }),
  );
  const pdf = Buffer.from('%PDF-1.7 signed by hand');
  const keep = (bytes: Buffer, by = org) =>
    act(world.db, by.carla, (tx) => keepScan(tx, { personId, optOutId, bytes }));
  const code = (kept: { ok: boolean; refusal?: { code: string } }) => kept.refusal?.code ?? 'ok';
  expect(code(await keep(Buffer.from('MZ')))).toBe('wrong-type');
  expect(code(await keep(pdf, await world.organisation()))).toBe('opt-out-not-found');
  expect(code(await keep(pdf))).toBe('ok');
  expect(code(await keep(pdf))).toBe('ok');
  expect(code(await keep(Buffer.from('%PDF-1.7 another')))).toBe('already-scanned');
  const scan = () => read(world.db, org.carla, (tx) => scanOf(tx, { personId, optOutId }));
  expect(await scan()).toMatchObject({ ok: true, value: { contentType: 'application/pdf' } });
  expect((await world.log(org)).filter(({ kind }) => kind === 'opt_out.scanned')).toHaveLength(1);
  world.at('2029-01-10T09:00:00Z');
  expect(
    await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId, reason: 'asked' })),
  ).toMatchObject({ ok: true });
  expect(code(await scan())).toBe('opt-out-not-found');
});
