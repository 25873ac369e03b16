import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
} from '../../desk/bookings/fixtures.ts';
import { changeShift, release, whoMayGoToShift } from '../../desk/bookings/index.ts';
import { weekWorkers } from '../../desk/bookings/week.ts';
import { explain } from '../../desk/clearance/explain.ts';
import { rulesToday } from '../../desk/compliance/index.ts';
import { dutiesList } from '../../desk/equal-treatment/duties-list.ts';
import { declareEarlierWeeks, recordComparator } from '../../desk/equal-treatment/index.ts';
import { clocksOf } from '../../desk/equal-treatment/queries.ts';
import { listDuties } from '../../desk/equal-treatment/schema.ts';
import { declareHours } from '../../desk/worktime/index.ts';
import { addDays } from '../../lib/days.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';

const world = await openWorld();
const MONDAY = '2027-01-18';
const TUESDAY = '2027-01-19';
const ROLE = 'care-assistant';

/**
 * Rosa, who has worked nine Mondays at Harrow House, on her tenth; an evening shift of today and one of
 * tomorrow's early morning, both open. What each place of the desk says of her now.
 */
async function rosaOnHerTenthMonday() {
  world.at('2026-11-06T09:00:00Z');
  const org = await world.organisation();
  const does = async <T>(step: (tx: Tx) => Promise<Result<T>>): Promise<T> =>
    done(await act(world.db, org.carla, step));
  const rosa = await aClearedWorker(world.db, org.carla);
  const place = await does(async (tx) => ok(await aPlace(tx)));
  const mondays = Array.from({ length: 9 }, (_, week) => addDays('2026-11-16', 7 * week));
  const booked = await does(async (tx) =>
    ok(
      await aBooking(tx, place, [
        ...mondays.map((day) => aShift(day, '09:00', '15:00')),
        aShift(MONDAY, '14:00', '22:00'),
        aShift(TUESDAY, '07:00', '15:00'),
      ]),
    ),
  );
  const past = booked.shiftIds.slice(0, 9);
  const [evening = '', early = ''] = booked.shiftIds.slice(9);
  await does(async (tx) => ok(await anAssignment(tx, rosa, past)));
  world.at(`${MONDAY}T09:00:00Z`);
  const seen = () =>
    read(world.db, org.carla, async (tx) => {
      const who = done(await whoMayGoToShift(tx, early));
      const mine = who.may.find(({ runner }) => runner.personId === rosa);
      const barred = who.mayNot.find(({ runner }) => runner.personId === rosa);
      const [inGrid] = (await weekWorkers(tx, { date: MONDAY, from: 0, size: 10 })).rows;
      const [state] = await rulesToday(tx);
      const [clock] = done(await clocksOf(tx, rosa)).clocks;
      const duties = await dutiesList(tx, listDuties.query.parse({ days: 366, kind: 'equal_pay' }));
      return {
        ranking: ((mine ?? barred)?.runner.findings.get(early) ?? []).map(({ rule }) => rule),
        mayGo: mine !== undefined,
        weeks: [inGrid?.agencyWeeks?.weeks, state?.agencyWeeks?.weeks, clock?.weeks],
        averages: [inGrid?.averageMinutes, state?.average?.minutes],
        stopped: inGrid?.stopped,
        rest: state?.leastRestMinutes,
        rules: state?.findings.map(({ rule }) => rule) ?? [],
        owed: duties.rows.map(({ by, state: how }) => `${by} ${how}`),
      };
    });
  return { org, does, rosa, place, evening, early, seen };
}

describe('what changes about Rosa', () => {
  it('shows at once in the ranking, the week, Rules today, her clock and what is owed: a booking', async () => {
    const { does, rosa, evening, seen } = await rosaOnHerTenthMonday();
    expect(await seen()).toMatchObject({ mayGo: true, weeks: [9, 9, 9], rest: 1080 });
    const [held] = (await does(async (tx) => ok(await anAssignment(tx, rosa, [evening]))))
      .assignments;
    // A tenth week for the clock, and nine hours before tomorrow's early: one is told, the other stopped.
    const worked = await seen();
    expect(worked).toMatchObject({
      mayGo: false,
      weeks: [10, 10, 10],
      owed: ['2027-02-08 to_come'],
    });
    expect(worked.ranking).toContain('WTR-DAILY');
    expect(worked.rules).toContain('AWR-QUAL');
    await does((tx) =>
      release(tx, { assignmentId: held?.assignmentId ?? '', because: 'Asked off' }),
    );
    expect(await seen()).toMatchObject({ mayGo: true, weeks: [9, 9, 9] });
  });

  it('likewise an hour of a shift she holds', async () => {
    const { does, rosa, evening, early, seen } = await rosaOnHerTenthMonday();
    await does(async (tx) => ok(await anAssignment(tx, rosa, [evening])));
    const before = await seen();
    expect(before.mayGo).toBe(false);
    await does((tx) =>
      changeShift(tx, {
        shiftId: evening,
        times: { date: MONDAY, start: '12:00', end: '20:00' },
      }),
    );
    const moved = await seen();
    expect(moved.mayGo).toBe(true);
    await does(async (tx) => ok(await anAssignment(tx, rosa, [early])));
    const both = await seen();
    expect(both.rest).toBe(660);
    expect(both.averages[0]).toBe(both.averages[1]);
    expect(both.averages[0]).toBeGreaterThan(before.averages[0] ?? 0);
  });

  it('likewise what she says of other work and of weeks elsewhere, and what the hirer pays its own', async () => {
    const { org, does, rosa, place, early, seen } = await rosaOnHerTenthMonday();
    await does((tx) =>
      declareEarlierWeeks(tx, {
        id: newId(),
        personId: rosa,
        hirerId: place.hirerId,
        role: ROLE,
        weeks: 4,
        lastOn: '2026-11-13',
        saidOn: MONDAY,
      }),
    );
    const qualified = await seen();
    expect(qualified).toMatchObject({
      mayGo: true,
      weeks: [13, 13, 13],
      owed: ['2027-01-11 late'],
    });
    expect(qualified.ranking).toContain('AWR-EQ');
    await does((tx) =>
      recordComparator(tx, place.hirerId, {
        id: newId(),
        role: ROLE,
        payPence: 1500,
        fromOn: '2026-11-01',
        askedOn: MONDAY,
        source: 'Pay scale, point 4',
        saidBy: null,
      }),
    );
    expect(await seen()).toMatchObject({ mayGo: false, owed: [] });
    const declared = await rosaOnHerTenthMonday();
    await declared.does((tx) =>
      declareHours(tx, {
        id: newId(),
        personId: declared.rosa,
        weeklyMinutes: 2700,
        saidOn: MONDAY,
      }),
    );
    const tired = await declared.seen();
    expect(tired).toMatchObject({ mayGo: false, stopped: true });
    expect(tired.ranking).toContain('WTR-48');
    expect(tired.rules).toContain('WTR-48');
    // As at the evening before, she had said nothing of the kind: the same question, the answer of then.
    const then = done(
      await read(world.db, declared.org.omar, (tx) =>
        explain(tx, {
          shiftId: declared.early,
          personId: declared.rosa,
          rule: 'WTR-48',
          asOf: addDays(MONDAY, -1),
        }),
      ),
    );
    expect(then.now.answers.map(({ outcome }) => outcome)).toEqual(['block_override']);
    expect(then.earlier?.answers.map(({ outcome }) => outcome)).toEqual(['pass']);
    const clock = done(await read(world.db, org.omar, (tx) => clocksOf(tx, rosa, '2026-12-14')))
      .clocks[0];
    expect(clock).toMatchObject({ weeks: 9, status: 'running' });
    expect(early).not.toBe('');
  });
});
