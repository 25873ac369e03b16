import { describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import type { Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import {
  aBooking,
  aClearedWorker,
  aLine,
  anAssignment,
  anOrder,
  aPlace,
  aShift,
} from '../bookings/fixtures.ts';
import {
  addShifts,
  changeShift,
  gatherConfirmation,
  loadShifts,
  takeBooking,
} from '../bookings/index.ts';
import { quoteOf } from '../bookings/new-shifts.ts';
import { quoteBooking } from '../bookings/schema.ts';
import { aCard, aRate, done, terms } from '../rates/fixtures.ts';
import { agreeCard, setFloor } from '../rates/index.ts';
import { clientCredit } from './credit-use.ts';
import { weekOf } from './week-of.ts';
import { weekEffects, weekOfBooking, weekOfWorker } from './week-pages.ts';

const world = await openWorld();
type Actor = Awaited<ReturnType<World['organisation']>>['carla'];
type Tx = Parameters<Parameters<typeof act>[2]>[0];
const noRates = { payPence: undefined, chargePence: undefined };

async function acted<T>(actor: Actor, what: (tx: Tx) => Promise<Result<T>>): Promise<T> {
  return done(await act(world.db, actor, what));
}

/** Harrow House on a card of £13.00 and £18.50 with these terms; Rosa and Tom may work. */
async function desk(beyond: Parameters<typeof terms>[0]) {
  const org = await world.organisation();
  world.at('2026-11-16T09:00:00Z');
  const rosa = await aClearedWorker(world.db, org.carla);
  const tom = await aClearedWorker(world.db, org.carla, 'Tom', { familyName: 'Tate' });
  const place = await acted(org.carla, async (tx) => ({ ok: true, value: await aPlace(tx) }));
  const of = { clientId: place.clientId, agreedBy: place.contactId };
  await acted(org.carla, (tx) =>
    agreeCard(tx, aCard({ ...of, rates: [aRate()], beyond: terms(beyond) })),
  );
  const book = (shifts: readonly object[]) =>
    acted(org.carla, async (tx) => ({
      ok: true as const,
      value: await aBooking(tx, place, shifts, { line: noRates }),
    }));
  const give = (personId: string, shiftIds: readonly string[]) =>
    acted(org.carla, async (tx) => ({
      ok: true as const,
      value: await anAssignment(tx, personId, shiftIds),
    }));
  return { org, place, rosa, tom, book, give };
}

const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'];

describe('a worker’s week', () => {
  it('puts the hours beyond the threshold at time and a half, told before they are given', async () => {
    const { org, place, rosa, tom, book, give } = await desk({
      overtime: [{ per: 'week', afterMinutes: 2160, payTimes: 150, chargeTimes: 125 }],
    });
    const four = await book(DAYS.map((day) => aShift(day, '07:00', '16:00')));
    await give(rosa, four.shiftIds);
    const friday = await book([aShift('2026-11-27', '07:00', '11:00')]);
    const [shiftId = ''] = friday.shiftIds;
    const ask = () => read(world.db, org.carla, (tx) => weekEffects(tx, shiftId)).then(done);
    const [row, ...others] = (await ask()).rows;
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      personId: rosa,
      holds: false,
      overtime: [{ name: 'Weekday, time and a half', minutes: 240 }],
      morePayPence: 2600,
      moreChargePence: 1850,
      belowFloor: false,
    });
    expect(row?.netPointsAfter).toBeLessThan(row?.netPointsBefore ?? 0);
    await acted(org.ben, (tx) => setFloor(tx, place.clientId, { floorPoints: 1500 }));
    await give(rosa, [shiftId]);
    expect((await ask()).rows[0]).toMatchObject({ holds: true, belowFloor: true });

    const weeks = await read(world.db, org.carla, (tx) => weekOf(tx, [rosa, tom], '2026-11-25'));
    expect([...weeks.keys()]).toEqual([rosa]);
    const shown = await read(world.db, org.carla, (tx) => weekOfWorker(tx, rosa, '2026-11-23'));
    expect(shown.rows[0]).toMatchObject({
      shifts: 5,
      payPence: 2160 * 13 * (100 / 60) + 7800,
      overtimeMinutes: 240,
    });
    expect(shown.rows[0]?.lines.map(({ name, minutes }) => `${name} ${minutes}`)).toEqual([
      'Weekday 2160',
      'Weekday, time and a half 240',
    ]);
    const ofBooking = await read(world.db, org.carla, (tx) =>
      weekOfBooking(tx, friday.bookingId, undefined),
    ).then(done);
    expect(ofBooking).toEqual(shown);
    expect(
      (await read(world.db, org.carla, (tx) => weekOfWorker(tx, rosa, '2026-11-30'))).rows,
    ).toEqual([]);
  });

  it('is asked of no shift and no booking that is not there', async () => {
    const { org } = await desk({ minimumMinutes: 240 });
    const stranger = await world.organisation();
    const effects = await read(world.db, stranger.carla, (tx) => weekEffects(tx, newId()));
    const week = await read(world.db, org.carla, (tx) => weekOfBooking(tx, newId(), undefined));
    expect([effects, week].map((one) => (one.ok ? '' : one.refusal.code))).toEqual([
      'shift-not-found',
      'booking-not-found',
    ]);
  });
});

describe('a shift on a card with terms beyond the hour', () => {
  it('is quoted, kept and owed for with its minimum engagement and the day’s overtime', async () => {
    const { org, place } = await desk({
      minimumMinutes: 240,
      overtime: [{ per: 'day', afterMinutes: 480, payTimes: 150, chargeTimes: 150 }],
    });
    const shifts = [aShift('2026-11-23', '08:00', '10:00'), aShift('2026-11-24', '08:00', '18:00')];
    const quote = await read(world.db, org.carla, (tx) =>
      quoteOf(
        tx,
        quoteBooking.body.parse({
          bookingId: newId(),
          siteId: place.siteId,
          billToId: place.billToId,
          contractKind: 'paye',
          lines: [{ key: 'a', role: 'care-assistant', shifts }],
        }),
      ),
    ).then(done);
    // 4 h, then 8 h and 2 h at time and a half: 15 hours' worth of £13.00 and £18.50.
    expect(quote.total).toMatchObject({ payPence: 19500, chargePence: 27750 });
    expect(quote.lines[0]?.rates.map(({ lines }) => lines?.map(({ name }) => name))).toEqual([
      ['Weekday', 'Minimum engagement'],
      ['Weekday', 'Weekday, time and a half'],
    ]);
    const taken = await acted(org.carla, (tx) =>
      takeBooking(tx, anOrder(place, [aLine(shifts, noRates)])),
    );
    const owed = () =>
      read(world.db, org.carla, (tx) => clientCredit(tx, place.clientId)).then(
        (credit) => done(credit).billTos[0]?.aheadPence,
      );
    expect(await owed()).toBe(27750);
    const [short = ''] = taken.lines[0]?.shiftIds ?? [];
    const times = { date: '2026-11-23', start: '08:00', end: '13:00' };
    await acted(org.carla, (tx) => changeShift(tx, { shiftId: short, times }));
    expect(await owed()).toBe(29600);
    const [kept] = await read(world.db, org.carla, (tx) => loadShifts(tx, [short]));
    expect(kept?.rateLines).toBeNull();
  });

  it('of a night slept through is paid by the night, and a rate that is said carries no terms', async () => {
    const { org, place, rosa, give } = await desk({
      sleepIn: { payPence: 6000, chargePence: 8500, awakePayPence: 1300, awakeChargePence: 1850 },
      minimumMinutes: 720,
    });
    const night = aShift('2026-11-23', '22:00', '07:00', { kind: 'sleep_in' });
    const taken = await acted(org.carla, (tx) =>
      takeBooking(tx, anOrder(place, [aLine([night], noRates)])),
    );
    const byTheHour = (actor: Actor) =>
      act(world.db, actor, (tx) =>
        addShifts(tx, {
          id: newId(),
          lineId: taken.lines[0]?.lineId ?? '',
          shifts: aLine([{ ...night, date: '2026-11-25', payPence: 1300, chargePence: 1900 }])
            .shifts,
          repeats: [],
        }),
      );
    await give(rosa, taken.lines[0]?.shiftIds ?? []);
    const paper = await read(world.db, org.carla, (tx) =>
      gatherConfirmation(tx, taken.bookingId, rosa),
    ).then(done);
    expect(JSON.stringify(paper)).toContain('£60.00 for the night (sleep-in)');
    // Nine hours by the hour are more than the night's flat sum: that is above the card.
    const dear = await byTheHour(org.carla);
    expect(dear.ok ? {} : dear.refusal).toMatchObject({
      code: 'beyond-authority',
      details: { kind: 'rate_above_card' },
    });
    const said = done(await byTheHour(org.olivia));
    const [flat, hourly] = await read(world.db, org.carla, (tx) =>
      loadShifts(tx, [...(taken.lines[0]?.shiftIds ?? []), ...said.shiftIds]),
    );
    expect(flat).toMatchObject({ payPence: 1300, rateName: 'Sleep-in night' });
    expect(flat?.rateLines).toMatchObject([{ kind: 'night', minutes: 540, payPence: 6000 }]);
    expect(hourly).toMatchObject({ chargePence: 1900, rateOrigin: 'said', rateLines: null });
  });
});
