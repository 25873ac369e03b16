import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { recordDoNotSend } from '../compliance/index.ts';
import { aBooking, aClearedWorker, anAssignment, aPlace, aShift, done } from './fixtures.ts';
import { answersOfHolders, noLongerClear } from './no-longer-clear.ts';

const world = await openWorld();

describe('an assigned worker', () => {
  it('who stops being clear is brought to the desk, and nobody else is', async () => {
    world.at('2026-11-22T09:00:00Z');
    const org = await world.organisation();
    const rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
    const tom = await aClearedWorker(world.db, org.carla, 'Tom');
    const place = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
    const { shiftIds } = done(
      await act(world.db, org.carla, async (tx) =>
        ok(
          await aBooking(tx, place, [
            aShift('2026-11-23', '07:00', '15:00'),
            aShift('2026-11-23', '15:00', '22:00'),
          ]),
        ),
      ),
    );
    const [early = '', late = ''] = shiftIds;
    for (const [worker, shift] of [
      [rosa, early],
      [tom, late],
    ] as const) {
      done(
        await act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, worker, [shift]))),
      );
    }
    const look = (hours: number) => read(world.db, org.carla, (tx) => noLongerClear(tx, { hours }));
    expect(await look(72)).toEqual({ total: 0, rows: [] });
    done(
      await act(world.db, org.omar, (tx) =>
        recordDoNotSend(tx, {
          id: newId(),
          personId: rosa,
          saidBy: 'client',
          place: 'site',
          placeId: place.siteId,
          reason: 'Asked for somebody else',
        }),
      ),
    );
    expect(await look(72)).toMatchObject({
      total: 1,
      rows: [{ shiftId: early, personId: rosa, findings: [{ rule: 'OWN-DO-NOT-SEND' }] }],
    });
    expect(await look(1)).toEqual({ total: 0, rows: [] });
    // However few are read at once, everybody who goes is asked about.
    for (const size of [1, 2, 3]) {
      const all = await read(world.db, org.carla, (tx) =>
        answersOfHolders(tx, { hours: 72 }, size),
      );
      expect(all.map(({ row }) => row.shiftId)).toEqual([early, late]);
    }
    const other = await world.organisation();
    expect(await read(world.db, other.carla, (tx) => noLongerClear(tx, { hours: 72 }))).toEqual({
      total: 0,
      rows: [],
    });
  });
});
