import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { accept } from './accept.ts';
import { answerOffer } from './answer-offer.ts';
import { bookingList } from './booking-list.ts';
import { cancelShift } from './cancel-shift.ts';
import { confirm } from './confirm.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from './fixtures.ts';
import { makeOffers } from './make-offers.ts';
import { pencil } from './pencil.ts';
import { bookingPage, bookingStart, confirmationFile, shiftPanel } from './queries.ts';
import { todaysNeeds, workerShifts } from './shift-rows.ts';
import { weekOfShifts } from './week.ts';
import { whoMayGoToShift } from './who-may-go.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let rosa: string;
let tom: string;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aClearedWorker(world.db, org.carla);
  tom = await aClearedWorker(world.db, org.carla, 'Tom', { familyName: 'Tate' });
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});

const book = (shifts: readonly object[], order: object = {}) =>
  act(world.db, org.carla, async (tx) => ok(await aBooking(tx, harrow, shifts, { order }))).then(
    done,
  );
const give = (personId: string, shiftIds: readonly string[]) =>
  act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, personId, shiftIds))).then(done);
const list = (wanted: object = {}) =>
  read(world.db, org.carla, (tx) => bookingList(tx, { from: 0, size: 50, ...wanted }));
const week = (wanted: object) =>
  read(world.db, org.carla, (tx) =>
    weekOfShifts(tx, { date: '2026-11-25', by: 'worker', from: 0, size: 200, ...wanted }),
  );

describe('the list of bookings', () => {
  it('counts each state of its shifts, and finds by number, client and need', async () => {
    const one = await book(
      [
        aShift('2026-11-24', '07:00', '11:00'),
        aShift('2026-11-25', '07:00', '11:00'),
        aShift('2026-11-26', '07:00', '11:00'),
        aShift('2026-11-27', '07:00', '11:00'),
      ],
      { clientReference: 'Ward 7' },
    );
    const [first = '', second = '', third = ''] = one.shiftIds;
    await give(rosa, [first]);
    done(
      await act(world.db, org.carla, (tx) =>
        confirm(tx, { id: newId(), bookingId: one.bookingId, personId: rosa, because: '' }),
      ),
    );
    done(
      await act(world.db, org.carla, (tx) =>
        pencil(tx, { personId: tom, assignments: [{ id: newId(), shiftId: second }] }),
      ),
    );
    done(
      await act(world.db, org.carla, (tx) =>
        cancelShift(tx, { shiftId: third, because: 'Closed' }),
      ),
    );
    const { rows } = await list({ q: one.number });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      shifts: 4,
      open: 1,
      pencilled: 1,
      assigned: 0,
      confirmed: 1,
      cancelled: 1,
      lines: 1,
      roles: ['Care assistant'],
      nextStartsAt: '2026-11-24T07:00:00.000Z',
    });
    expect((await list({ q: 'ward har' })).rows).toHaveLength(1);
    expect((await list({ q: '100%' })).rows).toHaveLength(0);
    expect(
      (await list({ needs: 'unfilled', since: '2026-11-27', until: '2026-11-27' })).total,
    ).toBe(1);
    expect((await list({ needs: 'unsent' })).total).toBe(0);
    expect((await list({ clientId: newId() })).total).toBe(0);
  });
});

describe('the week', () => {
  it('shows workers with their shifts, whoever holds something first, and the gaps', async () => {
    const { shiftIds } = await book([
      aShift('2026-11-22', '22:00', '06:00'),
      aShift('2026-11-28', '22:00', '06:00'),
    ]);
    await give(tom, shiftIds.slice(0, 1));
    const grid = await week({});
    expect(grid.monday).toBe('2026-11-23');
    expect(grid.midnights).toHaveLength(8);
    expect(grid.rows.map(({ name }) => name).sort()).toEqual(['Rosa Marsh', 'Tom Tate']);
    const ofTom = grid.shifts.filter(({ personId }) => personId === tom);
    expect(ofTom.map(({ shiftId }) => shiftId)).toContain(shiftIds[0]);
    const gaps = grid.shifts.filter(({ personId }) => personId === null);
    expect(gaps.map(({ shiftId }) => shiftId)).toContain(shiftIds[1]);
    expect((await week({ q: 'tat' })).rows.map(({ name }) => name)).toEqual(['Tom Tate']);
  });

  it('shows sites with all their shifts', async () => {
    const grid = await week({ by: 'site' });
    expect(grid.rows).toMatchObject([{ id: harrow.siteId, detail: 'Harrow House' }]);
    expect(grid.shifts.some(({ state }) => state === 'cancelled')).toBe(true);
    expect((await week({ by: 'site', q: 'elsewhere' })).rows).toEqual([]);
  });

  it('has eight midnights that are 23 and 25 hours apart where the clocks change', async () => {
    const hours = async (date: string) => {
      const { midnights } = await week({ date });
      return midnights
        .slice(1)
        .map((at, i) => (Date.parse(at) - Date.parse(midnights[i] ?? '')) / 3_600_000);
    };
    expect(await hours('2027-03-28')).toEqual([24, 24, 24, 24, 24, 24, 23]);
    expect(await hours('2026-10-25')).toEqual([24, 24, 24, 24, 24, 24, 25]);
  });

  it('gives a worker’s own shifts, the next first and the past from the last back', async () => {
    const of = (when: 'coming' | 'past') =>
      read(world.db, org.carla, (tx) => workerShifts(tx, rosa, { when, from: 0, size: 10 }));
    expect((await of('coming')).rows.map(({ startsAt }) => startsAt)).toEqual([
      '2026-11-24T07:00:00.000Z',
    ]);
    expect((await of('past')).total).toBe(0);
  });
});

describe('what the desk must do now', () => {
  it('lists places to fill, pencils that lapse, yeses that wait and papers to send', async () => {
    world.at('2026-11-30T09:00:00Z');
    const soon = await book([aShift('2026-12-01', '07:00', '15:00')]);
    const later = await book([aShift('2026-12-20', '07:00', '15:00')]);
    const kept = await book([aShift('2026-12-02', '07:00', '15:00')]);
    await give(rosa, kept.shiftIds);
    done(
      await act(world.db, org.carla, (tx) =>
        pencil(tx, {
          personId: tom,
          assignments: later.shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
          lapsesAt: new Date('2026-11-30T15:00:00Z'),
        }),
      ),
    );
    const round = { id: newId(), shiftIds: soon.shiftIds, personIds: [tom], how: 'text' as const };
    const made = done(await act(world.db, org.carla, (tx) => makeOffers(tx, round)));
    done(
      await act(world.db, org.carla, (tx) =>
        answerOffer(tx, {
          offerId: made.offers[0]?.offerId ?? '',
          answer: 'accepted',
          note: '',
        }),
      ),
    );
    const needs = await read(world.db, org.carla, (tx) => todaysNeeds(tx, { hours: 48 }));
    const ids = (rows: readonly { shiftId: string }[]) => rows.map(({ shiftId }) => shiftId);
    expect(ids(needs.unfilled.rows)).toEqual(soon.shiftIds);
    expect(ids(needs.lapsing.rows)).toEqual(later.shiftIds);
    expect(ids(needs.answered.rows)).toEqual(soon.shiftIds);
    expect(needs.papers.rows.map(({ bookingId }) => bookingId)).toContain(kept.bookingId);
  });
});

describe('another organisation', () => {
  it('sees nothing and can do nothing', async () => {
    const { bookingId, shiftIds } = await book([aShift('2026-12-03', '07:00', '15:00')]);
    await give(rosa, shiftIds);
    const sent = done(
      await act(world.db, org.carla, (tx) =>
        confirm(tx, { id: newId(), bookingId, personId: rosa, because: '' }),
      ),
    );
    const other = await world.organisation();
    const [shiftId = ''] = shiftIds;
    const asks = [
      await read(world.db, other.olivia, (tx) => bookingPage(tx, bookingId)),
      await read(world.db, other.olivia, (tx) => shiftPanel(tx, shiftId)),
      await read(world.db, other.olivia, (tx) => whoMayGoToShift(tx, shiftId)),
      await read(world.db, other.olivia, (tx) => bookingStart(tx, harrow.siteId)),
      await read(world.db, other.olivia, (tx) =>
        confirmationFile(tx, sent.papers[0]?.confirmationId ?? '', 'pdf'),
      ),
      await act(world.db, other.olivia, (tx) => cancelShift(tx, { shiftId, because: 'x' })),
      await act(world.db, other.olivia, (tx) =>
        accept(tx, {
          personId: rosa,
          assignments: [{ id: newId(), shiftId }],
          how: 'spoken',
          willing: true,
        }),
      ),
      await act(world.db, other.olivia, (tx) =>
        confirm(tx, { id: newId(), bookingId, personId: rosa, because: '' }),
      ),
    ];
    expect(asks.map((answer) => (answer.ok ? 'seen' : answer.refusal.code))).toEqual([
      'booking-not-found',
      'shift-not-found',
      'shift-not-found',
      'site-not-found',
      'confirmation-not-found',
      'shift-not-found',
      'shift-not-found',
      'booking-not-found',
    ]);
    const empty = await read(world.db, other.olivia, async (tx) => ({
      list: (await bookingList(tx, { from: 0, size: 50 })).total,
      week: (await weekOfShifts(tx, { date: '2026-12-03', by: 'site', from: 0, size: 50 })).total,
      needs: (await todaysNeeds(tx, { hours: 336 })).papers.total,
    }));
    expect(empty).toEqual({ list: 0, week: 0, needs: 0 });
  });
});
