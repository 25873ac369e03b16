import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { accept } from './accept.ts';
import { confirm } from './confirm.ts';
import { aBooking, aClearedWorker, aPlace, aShift, done, type Place } from './fixtures.ts';
import { liftRule } from './lift-rule.ts';

const world = await openWorld();
let org: TestOrganisation;
let rosa: string;
let shiftIds: readonly string[];
let place: Place;
const instead = 'Rest given on Wednesday, which is kept free';
const groundKey = 'shift_changeover';

beforeEach(() => world.at('2026-11-16T09:00:00Z'));
beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
  const split = [aShift('2026-11-23', '06:00', '14:00'), aShift('2026-11-23', '18:00', '23:00')];
  place = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
  ({ shiftIds } = done(
    await act(world.db, org.carla, async (tx) => ok(await aBooking(tx, place, split))),
  ));
});

const lift = (actor: Actor, rule = 'WTR-DAILY', shifts = shiftIds) =>
  act(world.db, actor, (tx) =>
    liftRule(tx, {
      personId: rosa,
      rule,
      groundKey,
      instead,
      overrides: shifts.map((shiftId) => ({ id: newId(), shiftId })),
      together: shiftIds,
    }),
  );
const assign = () =>
  act(world.db, org.carla, (tx) =>
    accept(tx, {
      personId: rosa,
      assignments: shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
      how: 'spoken',
      willing: true,
    }),
  );

describe('a rule that stops a worker on two shifts together', () => {
  it('is lifted by a compliance officer alone, and then the worker may be assigned', async () => {
    expect(await assign()).toMatchObject({ refusal: { code: 'not-cleared' } });
    expect(await lift(org.carla)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await lift(org.omar, 'WTR-48')).toMatchObject({ refusal: { code: 'not-blocked' } });
    expect(await lift(org.omar, 'WTR-DAILY', [newId()])).toMatchObject({
      refusal: { code: 'shift-not-found' },
    });
    expect(done(await lift(org.omar)).overrideIds).toHaveLength(2);
    const assigned = done(await assign());
    expect(assigned.findings.filter(({ rule }) => rule === 'WTR-DAILY')).toMatchObject([
      {
        rule: 'WTR-DAILY',
        outcome: 'record',
        because: expect.stringContaining(`reg 22(1)(a) and (b)); instead: ${instead}`),
      },
    ]);
    const lifted = (await world.log(org)).filter(({ kind }) => kind === 'rule.overridden');
    expect(lifted).toHaveLength(2);
  });

  it('lifted for the second shift alone, keeps the first as clear as it was for its confirmation', async () => {
    const [first = '', second = ''] = shiftIds;
    const tom = await aClearedWorker(world.db, org.carla, 'Tom');
    const split = [aShift('2026-11-25', '06:00', '14:00'), aShift('2026-11-25', '18:00', '23:00')];
    const booked = done(
      await act(world.db, org.carla, async (tx) => ok(await aBooking(tx, place, split))),
    );
    const [early = '', late = ''] = booked.shiftIds;
    expect([first, second]).not.toContain(early);
    const give = (shiftId: string) =>
      act(world.db, org.carla, (tx) =>
        accept(tx, {
          personId: tom,
          assignments: [{ id: newId(), shiftId }],
          how: 'spoken',
          willing: true,
        }),
      );
    done(await give(early));
    expect(await give(late)).toMatchObject({ refusal: { code: 'not-cleared' } });
    done(
      await act(world.db, org.omar, (tx) =>
        liftRule(tx, {
          personId: tom,
          rule: 'WTR-DAILY',
          groundKey,
          instead,
          overrides: [{ id: newId(), shiftId: late }],
        }),
      ),
    );
    done(await give(late));
    done(
      await act(world.db, org.carla, (tx) =>
        confirm(tx, {
          id: newId(),
          bookingId: booked.bookingId,
          personId: tom,
          because: '',
        }),
      ),
    );
    // A third shift too near to the second needs an override of its own.
    const third = done(
      await act(world.db, org.carla, async (tx) =>
        ok(await aBooking(tx, place, [aShift('2026-11-26', '06:00', '10:00')])),
      ),
    );
    expect(await give(third.shiftIds[0] ?? '')).toMatchObject({
      refusal: { code: 'not-cleared', details: { findings: [{ rule: 'WTR-DAILY' }] } },
    });
  });

  it('is out of another organisation’s reach', async () => {
    const { omar } = await world.organisation();
    expect(await lift(omar)).toMatchObject({ refusal: { code: 'shift-not-found' } });
  });
});
