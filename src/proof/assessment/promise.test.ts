import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { desk } from './fixtures.ts';
import { dueOn, isLate, promiseDecisions } from './promise.ts';
import { queue } from './queue.ts';

const world = await openWorld();

test('C1: the promise of the claim’s own day says by when; what is later is late', () => {
  const promises = [
    { days: 10, fromOn: '2026-11-01' },
    { days: 5, fromOn: '2026-11-20' },
  ];
  const at = (day: string) => new Date(`${day}T12:00:00Z`);
  expect(dueOn(promises, at('2026-10-31'))).toBeNull();
  expect(dueOn(promises, at('2026-11-19'))).toBe('2026-11-29');
  expect(dueOn(promises, at('2026-11-20'))).toBe('2026-11-25');
  expect(isLate('2026-11-25', null, at('2026-11-25'))).toBe(false);
  expect(isLate('2026-11-25', null, at('2026-11-26'))).toBe(true);
  expect(isLate('2026-11-25', at('2026-11-24'), at('2026-12-24'))).toBe(false);
  expect(isLate(null, null, at('2026-12-24'))).toBe(false);
});

test('C1: the queue says by when each claim was promised and which are late', async () => {
  const { org } = await desk(world);
  const { quinn } = await world.centre(org);
  const id = newId();
  const set = () =>
    act(world.db, quinn, (tx) => promiseDecisions(tx, { id, days: 2, fromOn: '2026-11-01' }));
  expect(await set()).toMatchObject({ ok: true });
  const before = (await world.log(org)).length;
  expect(await set()).toMatchObject({ ok: true });
  expect((await world.log(org)).length).toBe(before);
  const seen = await read(world.db, org.aidan, (tx) => queue(tx));
  expect(seen).toMatchObject({
    value: { promisedDays: 2, rows: [{ dueOn: '2026-11-22', late: true }] },
  });
});
