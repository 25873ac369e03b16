import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from '../bookings/fixtures.ts';
import { changeShift, confirm } from '../bookings/index.ts';
import { liftRule } from '../bookings/lift-rule.ts';
import { holdersOfShifts } from '../bookings/lock.ts';
import { noLongerClear } from '../bookings/no-longer-clear.ts';
import { release } from '../bookings/release.ts';
import { anAction } from '../duties/fixtures.ts';
import { enterAction } from '../duties/index.ts';
import { signOffOverrides } from '../overrides/index.ts';
import { erasePerson } from '../people/index.ts';
import { declareHours } from '../worktime/index.ts';
import { decideEscalation } from './index.ts';
import { overrideList } from './overrides-list.ts';
import { toLookInto } from './to-look-into.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;

beforeEach(() => world.at('2026-11-22T09:00:00Z'));
beforeAll(async () => {
  world.at('2026-11-22T09:00:00Z');
  org = await world.organisation();
  await aClearedWorker(world.db, org.carla, 'Asha');
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});

const book = (shifts: readonly object[]) =>
  act(world.db, org.carla, async (tx) => ok(await aBooking(tx, harrow, shifts))).then(done);
const give = (personId: string, shiftIds: readonly string[]) =>
  act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, personId, shiftIds))).then(done);
/** Said to work elsewhere, at times not known: WTR-DAILY asks on which days. */
const worksElsewhere = (personId: string) =>
  act(world.db, org.carla, (tx) =>
    declareHours(tx, { id: newId(), personId, weeklyMinutes: 600, saidOn: '2026-11-20' }),
  ).then(done);
const list = (who: Actor = org.carla) => read(world.db, who, (tx) => toLookInto(tx, { hours: 72 }));
const pointOf = async (personId: string, rule = 'WTR-DAILY') => {
  const { open, decided } = await list();
  const mine = (one: { personId: string; rule: string }) =>
    one.personId === personId && one.rule === rule;
  return { open: open.find(mine), decided: decided.find(mine) };
};

describe('a point that stops nothing', () => {
  it('stands once a worker on the list of whose it is, with the shifts, until it is decided', async () => {
    const rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
    await worksElsewhere(rosa);
    const { shiftIds } = await book([
      aShift('2026-11-23', '07:00', '15:00'),
      aShift('2026-11-24', '07:00', '15:00'),
    ]);
    await give(rosa, shiftIds);
    const before = await pointOf(rosa);
    expect(before.open).toMatchObject({
      workerName: 'Rosa Marsh',
      owner: 'consultant',
      decision: null,
      shifts: shiftIds.map((shiftId) => ({ shiftId })),
    });
    const input = {
      id: newId(),
      personId: rosa,
      rule: 'WTR-DAILY',
      point: before.open?.point ?? '',
      shiftIds,
      reason: 'Rang her: the other job is on Saturdays only',
    };
    const decide = (change: object = {}, who: Actor = org.carla) =>
      act(world.db, who, (tx) => decideEscalation(tx, { ...input, ...change }));
    expect(await decide({ id: newId(), reason: 'ok' })).toMatchObject({
      refusal: { code: 'too-short' },
    });
    expect(await decide({ id: newId(), rule: 'RTW-TIMING' })).toMatchObject({
      refusal: { code: 'nothing-to-decide' },
    });
    const other = await world.organisation();
    expect(await decide({ id: newId() }, other.carla)).toMatchObject({
      refusal: { code: 'shift-not-found' },
    });
    expect(done(await decide())).toEqual({ decisionId: input.id });
    expect(done(await decide())).toEqual({ decisionId: input.id });
    expect(await decide({ id: newId() })).toMatchObject({ refusal: { code: 'already-decided' } });
    const after = await pointOf(rosa);
    expect(after.open).toBeUndefined();
    expect(after.decided?.decision).toMatchObject({ reason: input.reason, byName: 'Carla Costa' });
    const entries = (await world.log(org)).filter(({ kind }) => kind === 'escalation.decided');
    expect(entries).toHaveLength(1);
    expect(entries[0]?.envelope.facts).toMatchObject({ rule: 'WTR-DAILY', decided: 'goes_on' });
    expect(JSON.stringify(entries[0]?.envelope)).not.toContain('Saturdays');
    expect(entries[0]?.parts[0]).toMatchObject({ person: rosa, part: { reason: input.reason } });
  });

  it('is looked into anew when the shift is moved', async () => {
    const tom = await aClearedWorker(world.db, org.carla, 'Tom');
    await worksElsewhere(tom);
    const { shiftIds } = await book([aShift('2026-11-24', '09:00', '15:00')]);
    await give(tom, shiftIds);
    const [shiftId = ''] = shiftIds;
    const point = (await pointOf(tom)).open?.point ?? '';
    done(
      await act(world.db, org.ben, (tx) =>
        decideEscalation(tx, {
          id: newId(),
          personId: tom,
          rule: 'WTR-DAILY',
          point,
          shiftIds,
          reason: 'The other job ends at noon on Sunday',
        }),
      ),
    );
    expect((await pointOf(tom)).open).toBeUndefined();
    const times = { date: '2026-11-24', start: '10:00', end: '16:00' };
    done(await act(world.db, org.carla, (tx) => changeShift(tx, { shiftId, times })));
    expect((await pointOf(tom)).open).toBeDefined();
  });

  it('is decided for itself: a second strike of the same rule stands on the list all the same', async () => {
    const bea = await aClearedWorker(world.db, org.carla, 'Bea');
    const { shiftIds } = await book([aShift('2026-11-24', '07:00', '15:00')]);
    await give(bea, shiftIds);
    const strike = (source: string) =>
      act(world.db, org.carla, (tx) =>
        enterAction(
          tx,
          harrow.clientId,
          anAction(harrow.siteId, { official: 'not_known', fromOn: '2026-11-20', source }),
        ),
      ).then(done);
    const decide = (point: string) =>
      act(world.db, org.carla, (tx) =>
        decideEscalation(tx, {
          id: newId(),
          personId: bea,
          rule: 'CR-7',
          point,
          shiftIds,
          reason: 'The union says that nobody at this home is out',
        }),
      );
    await strike('The news of Friday');
    const first = (await pointOf(bea, 'CR-7')).open?.point ?? '';
    done(await decide(first));
    expect((await pointOf(bea, 'CR-7')).open).toBeUndefined();
    await strike('A notice at the gate');
    const second = await pointOf(bea, 'CR-7');
    expect(second.decided?.point).toBe(first);
    expect(second.open?.point).toMatch(/^[0-9a-f]{32}$/);
    expect(await decide(first)).toMatchObject({ refusal: { code: 'already-decided' } });
    done(await decide(second.open?.point ?? ''));
    expect((await pointOf(bea, 'CR-7')).open).toBeUndefined();
  });

  it('loses its reason with its worker', async () => {
    const mia = await aClearedWorker(world.db, org.carla, 'Mia');
    await worksElsewhere(mia);
    const { shiftIds } = await book([aShift('2026-11-23', '16:00', '20:00')]);
    await give(mia, shiftIds);
    const point = (await pointOf(mia)).open?.point ?? '';
    done(
      await act(world.db, org.omar, (tx) =>
        decideEscalation(tx, {
          id: newId(),
          personId: mia,
          rule: 'WTR-DAILY',
          point,
          shiftIds,
          reason: 'Mia told me on Sunday',
        }),
      ),
    );
    world.at('2027-12-01T09:00:00Z');
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: mia, reason: 'asked' })),
    );
    const { rows } = await world.owner.query(
      'select reason from escalation_decision where person_id = $1',
      [mia],
    );
    expect(rows).toEqual([{ reason: 'erased' }]);
  });
});

describe('an override', () => {
  it('is listed with worker, shift, ground and the rest owed; not agreed with, it stops again', async () => {
    const ada = await aClearedWorker(world.db, org.carla, 'Ada');
    const split = [aShift('2026-11-23', '06:00', '14:00'), aShift('2026-11-23', '18:00', '23:00')];
    const { bookingId, shiftIds } = await book(split);
    const [early = '', late = ''] = shiftIds;
    await give(ada, [early]);
    done(
      await act(world.db, org.omar, (tx) =>
        liftRule(tx, {
          personId: ada,
          rule: 'WTR-DAILY',
          groundKey: 'split_day',
          instead: 'Tuesday and Wednesday are kept free',
          overrides: [{ id: newId(), shiftId: late }],
        }),
      ),
    );
    await give(ada, [late]);
    const shown = () => read(world.db, org.ben, (tx) => overrideList(tx, { open: false }));
    const before = await shown();
    expect(before).toMatchObject({
      unsigned: 1,
      rows: [
        {
          workerName: 'Ada Marsh',
          shift: 'Mon 23 Nov 18:00-23:00 at Harrow House',
          rule: 'WTR-DAILY',
          ground: { source: 'Working Time Regulations 1998, reg 22(1)(c)' },
          rest: { due: 660, had: 420 },
          owed: null,
          mine: false,
          signedOff: null,
        },
      ],
    });
    const stopped = () => read(world.db, org.carla, (tx) => noLongerClear(tx, { hours: 72 }));
    const mine = async () => (await stopped()).rows.filter(({ personId }) => personId === ada);
    expect(await mine()).toEqual([]);
    // A day after both were worked the rest is partly given back.
    world.at('2026-11-24T15:00:00Z');
    expect((await shown()).rows[0]?.owed).toMatchObject({
      minutes: 240,
      repaid: 240,
      open: 0,
      state: 'repaid',
    });
    world.at('2026-11-22T12:00:00Z');
    const [{ overrideId } = { overrideId: '' }] = before.rows;
    done(
      await act(world.db, org.ben, (tx) =>
        signOffOverrides(tx, {
          overrideIds: [overrideId],
          agreed: false,
          reason: 'The two shifts are no split day',
        }),
      ),
    );
    expect((await mine()).map(({ shiftId }) => shiftId).sort()).toEqual([early, late].sort());
    const sent = await act(world.db, org.carla, (tx) =>
      confirm(tx, { id: newId(), bookingId, personId: ada, because: '' }),
    );
    expect(sent).toMatchObject({ refusal: { code: 'not-cleared' } });
  });

  it('owes the rest of whoever worked, agreed with or not, and none to whoever was released', async () => {
    const split = [aShift('2026-11-25', '06:00', '14:00'), aShift('2026-11-25', '18:00', '23:00')];
    const lifted = async (name: string) => {
      const personId = await aClearedWorker(world.db, org.carla, name);
      const [early = '', late = ''] = (await book(split)).shiftIds;
      await give(personId, [early]);
      done(
        await act(world.db, org.omar, (tx) =>
          liftRule(tx, {
            personId,
            rule: 'WTR-DAILY',
            groundKey: 'split_day',
            instead: 'Thursday and Friday are kept free',
            overrides: [{ id: newId(), shiftId: late }],
          }),
        ),
      );
      await give(personId, [late]);
      return { personId, late };
    };
    const eve = await lifted('Eve');
    const ivy = await lifted('Ivy');
    done(
      await act(world.db, org.carla, async (tx) => {
        const holder = (await holdersOfShifts(tx, [ivy.late])).get(ivy.late);
        const assignmentId = holder?.assignmentId ?? '';
        return release(tx, { assignmentId, because: 'Ivy asked for the evening off' });
      }),
    );
    world.at('2026-11-26T06:00:00Z');
    const rowOf = async (of: string) => {
      const { rows } = await read(world.db, org.ben, (tx) => overrideList(tx, { open: false }));
      return rows.find(({ personId }) => personId === of);
    };
    const row = await rowOf(eve.personId);
    expect(row?.owed?.minutes).toBe(240);
    expect((await rowOf(ivy.personId))?.owed).toBeNull();
    done(
      await act(world.db, org.ben, (tx) =>
        signOffOverrides(tx, {
          overrideIds: [row?.overrideId ?? ''],
          agreed: false,
          reason: 'The two shifts are no split day',
        }),
      ),
    );
    expect((await rowOf(eve.personId))?.owed?.minutes).toBe(240);
  });
});
