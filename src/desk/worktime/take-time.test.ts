import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aTime, aWorker, done } from './fixtures.ts';
import { acceptTime, freeTime, holdersOf, lockWorkers, takeTime, workerTimes } from './index.ts';
import type { TimeToTake } from './take-time.ts';

const world = await openWorld();
world.at('2026-11-20T09:00:00Z');

const register = (actor: Actor, givenName: string) => aWorker(world.db, actor, givenName);

/** Locks, then takes, as every act that books does. */
function take(carla: Actor, time: TimeToTake) {
  return act(world.db, carla, async (tx) => {
    await lockWorkers(tx, [time.personId]);
    return takeTime(tx, time);
  });
}

async function weekOf(carla: Actor, personId: string) {
  const [from, to] = [new Date('2026-11-16T00:00:00Z'), new Date('2026-12-07T00:00:00Z')];
  const times = await read(world.db, carla, (tx) => workerTimes(tx, [personId], from, to));
  return times.get(personId) ?? [];
}

describe('a worker’s time', () => {
  test('is held by one shift at a time: Mon 22:00-06:00 against Tue 05:00-13:00 is a clash', async () => {
    const { carla } = await world.organisation();
    const rosa = await register(carla, 'Rosa');
    done(await take(carla, aTime(rosa, '2026-11-23T22:00:00Z', '2026-11-24T06:00:00Z')));
    const second = await take(carla, aTime(rosa, '2026-11-24T05:00:00Z', '2026-11-24T13:00:00Z'));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'worker-busy' } });
    expect(await weekOf(carla, rosa)).toHaveLength(1);
  });

  test('may be taken from the minute another shift ends: rest is a rule, not a wall', async () => {
    const { carla } = await world.organisation();
    const rosa = await register(carla, 'Rosa');
    done(await take(carla, aTime(rosa, '2026-11-23T08:00:00Z', '2026-11-23T12:00:00Z')));
    done(await take(carla, aTime(rosa, '2026-11-23T12:00:00Z', '2026-11-23T16:00:00Z')));
    expect(await weekOf(carla, rosa)).toHaveLength(2);
  });

  test('is another worker’s own: two may work at the same hour', async () => {
    const { carla } = await world.organisation();
    const [rosa, tom] = [await register(carla, 'Rosa'), await register(carla, 'Tom')];
    done(await take(carla, aTime(rosa, '2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z')));
    done(await take(carla, aTime(tom, '2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z')));
  });

  test('one shift is held by one worker', async () => {
    const { carla } = await world.organisation();
    const [rosa, tom] = [await register(carla, 'Rosa'), await register(carla, 'Tom')];
    const shiftId = newId();
    const times = ['2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z'] as const;
    done(await take(carla, aTime(rosa, ...times, { shiftId })));
    const second = await take(carla, aTime(tom, ...times, { shiftId }));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'shift-taken' } });
  });

  test('pencilled, is accepted and then stays', async () => {
    const { carla } = await world.organisation();
    const rosa = await register(carla, 'Rosa');
    const pencil = aTime(rosa, '2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z', {
      state: 'pencilled',
      lapsesAt: new Date('2026-11-20T12:00:00Z'),
    });
    done(await take(carla, pencil));
    expect(await weekOf(carla, rosa)).toMatchObject([{ source: 'pencilled', id: pencil.shiftId }]);
    const accepted = await act(world.db, carla, async (tx) => {
      await lockWorkers(tx, [rosa]);
      return acceptTime(tx, pencil.shiftId);
    });
    expect(done(accepted)).toEqual({ personId: rosa });
    world.at('2026-11-21T09:00:00Z');
    expect(await weekOf(carla, rosa)).toMatchObject([{ source: 'accepted', lapsesAt: null }]);
    world.at('2026-11-20T09:00:00Z');
  });

  test('pencilled, lapses: it is read no more, and the next lock deletes it and says whose it was', async () => {
    const { carla } = await world.organisation();
    const rosa = await register(carla, 'Rosa');
    const pencil = aTime(rosa, '2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z', {
      state: 'pencilled',
      lapsesAt: new Date('2026-11-20T12:00:00Z'),
    });
    done(await take(carla, pencil));
    world.at('2026-11-20T12:00:00Z');
    expect(await weekOf(carla, rosa)).toEqual([]);
    expect(await read(world.db, carla, (tx) => holdersOf(tx, [pencil.shiftId]))).toEqual(new Map());
    const late = await act(world.db, carla, async (tx) => {
      expect(await lockWorkers(tx, [rosa])).toEqual([{ personId: rosa, shiftId: pencil.shiftId }]);
      return acceptTime(tx, pencil.shiftId);
    });
    expect(late).toMatchObject({ ok: false, refusal: { code: 'pencil-lapsed' } });
    done(await take(carla, aTime(rosa, '2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z')));
    world.at('2026-11-20T09:00:00Z');
  });

  test('is given back, so that another shift may take it', async () => {
    const { carla } = await world.organisation();
    const rosa = await register(carla, 'Rosa');
    const first = aTime(rosa, '2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z');
    done(await take(carla, first));
    const freed = await act(world.db, carla, async (tx) => {
      await lockWorkers(tx, [rosa]);
      return { ok: true, value: await freeTime(tx, [first.shiftId, newId()]) };
    });
    expect(done(freed)).toEqual([{ personId: rosa, shiftId: first.shiftId }]);
    done(await take(carla, aTime(rosa, '2026-11-23T10:00:00Z', '2026-11-23T12:00:00Z')));
  });

  test('of somebody who is no candidate cannot be taken', async () => {
    const { carla } = await world.organisation();
    const taken = await take(carla, aTime(newId(), '2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z'));
    expect(taken).toMatchObject({ ok: false, refusal: { code: 'worker-not-found' } });
  });

  test('pencilled without a moment to lapse is refused', async () => {
    const { carla } = await world.organisation();
    const rosa = await register(carla, 'Rosa');
    const endless = aTime(rosa, '2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z', {
      state: 'pencilled',
    });
    expect(await take(carla, endless)).toMatchObject({
      ok: false,
      refusal: { code: 'time-without-lapse' },
    });
  });

  test('is out of another organisation’s sight and reach', async () => {
    const { carla } = await world.organisation();
    const { carla: stranger } = await world.organisation();
    const rosa = await register(carla, 'Rosa');
    const mine = aTime(rosa, '2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z');
    done(await take(carla, mine));
    expect(await weekOf(stranger, rosa)).toEqual([]);
    expect(
      await take(stranger, aTime(rosa, '2026-11-25T08:00:00Z', '2026-11-25T16:00:00Z')),
    ).toMatchObject({ ok: false, refusal: { code: 'worker-not-found' } });
    const freed = await act(world.db, stranger, async (tx) => {
      return { ok: true, value: await freeTime(tx, [mine.shiftId]) };
    });
    expect(done(freed)).toEqual([]);
    expect(await weekOf(carla, rosa)).toHaveLength(1);
  });
});

describe('two who press at the same moment', () => {
  test('get overlapping time of one worker: exactly one, and the other is told why', async () => {
    const { carla, ben } = await world.organisation();
    const rosa = await register(carla, 'Rosa');
    const results = await Promise.all([
      take(carla, aTime(rosa, '2026-11-23T22:00:00Z', '2026-11-24T06:00:00Z')),
      take(ben, aTime(rosa, '2026-11-24T05:00:00Z', '2026-11-24T13:00:00Z')),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const [lost] = results.filter((result) => !result.ok);
    expect(lost).toMatchObject({ refusal: { code: 'worker-busy' } });
    expect(lost && !lost.ok && lost.refusal.because).toMatch(/has just taken this worker’s time/);
    expect(await weekOf(carla, rosa)).toHaveLength(1);
  });

  test('without the lock, still get one: the constraint is the last wall', async () => {
    const { carla } = await world.organisation();
    const rosa = await register(carla, 'Rosa');
    await act(world.db, carla, async (tx) => ({ ok: true, value: await lockWorkers(tx, [rosa]) }));
    const bare = (start: string, end: string) =>
      act(world.db, carla, (tx) => takeTime(tx, aTime(rosa, start, end)));
    const results = await Promise.all(
      Array.from({ length: 12 }, () => bare('2026-11-23T08:00:00Z', '2026-11-23T16:00:00Z')),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    for (const result of results) {
      if (!result.ok) expect(result.refusal.code).toBe('worker-busy');
    }
  });

  test('lock many workers in any order, also for the first time, and never deadlock', async () => {
    const { carla } = await world.organisation();
    const workers: string[] = [];
    for (const name of ['Rosa', 'Tom', 'Ada', 'Sam']) workers.push(await register(carla, name));
    const faults: unknown[] = [];
    const rounds = Array.from({ length: 24 }, (_, round) => {
      const some = workers.filter((_, at) => (round >> (at % 3)) % 2 === 0 || at === round % 4);
      if (round % 2 === 1) some.reverse();
      return act(world.db, carla, async (tx) => {
        try {
          return { ok: true, value: await lockWorkers(tx, some) };
        } catch (fault) {
          faults.push(fault);
          throw fault;
        }
      });
    });
    const results = await Promise.all(rounds);
    expect(results.every((result) => result.ok)).toBe(true);
    expect(faults).toEqual([]);
  });
});
