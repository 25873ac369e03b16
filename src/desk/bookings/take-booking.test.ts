import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { addShifts } from './add-shifts.ts';
import { amendBooking } from './amend-booking.ts';
import {
  aBooking,
  aClearedWorker,
  aLine,
  anOrder,
  aPlace,
  aShift,
  done,
  type Place,
} from './fixtures.ts';
import { bookingPage, bookingStart } from './queries.ts';
import { takeBooking } from './take-booking.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  await aClearedWorker(world.db, org.carla);
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});

const MONDAY = aShift('2026-11-23', '07:00', '15:00');
const take = (lines: readonly object[], change: object = {}) =>
  act(world.db, org.carla, (tx) => takeBooking(tx, anOrder(harrow, lines, change)));
const page = (bookingId: string) =>
  read(world.db, org.carla, (tx) => bookingPage(tx, bookingId)).then(done);

describe('taking a booking', () => {
  it('gives it a number, its lines and shifts, and the standing sheet of the site to keep', async () => {
    const taken = done(await take([aLine([MONDAY])]));
    expect(taken.number).toMatch(/^B-\d{4}$/);
    expect(taken.missing).toEqual([]);
    const booking = await page(taken.bookingId);
    expect(booking.particulars.risks).toBe('Lifting, infection.');
    expect(booking.lines[0]?.shifts[0]).toMatchObject({
      startsAt: '2026-11-23T07:00:00.000Z',
      endsAt: '2026-11-23T15:00:00.000Z',
      state: 'open',
    });
    expect(booking.takenByName).toBe('Carla Costa');
  });

  it('counts the bookings of each organisation from 1001, without gaps', async () => {
    const other = await world.organisation();
    await aClearedWorker(world.db, other.carla);
    const place = done(await act(world.db, other.carla, async (tx) => ok(await aPlace(tx))));
    const numbers: string[] = [];
    for (const date of ['2026-11-23', '2026-11-24']) {
      const order = anOrder(place, [aLine([aShift(date, '07:00', '15:00')])]);
      numbers.push(done(await act(world.db, other.carla, (tx) => takeBooking(tx, order))).number);
    }
    expect(numbers).toEqual(['B-1001', 'B-1002']);
  });

  it('gives the first result again when the same id comes twice', async () => {
    const order = anOrder(harrow, [aLine([MONDAY])]);
    const first = done(await act(world.db, org.carla, (tx) => takeBooking(tx, order)));
    const second = done(await act(world.db, org.carla, (tx) => takeBooking(tx, order)));
    expect(second).toEqual(first);
    const log = await world.log(org);
    const entries = log.filter(
      ({ kind, envelope }) =>
        kind === 'booking.taken' && envelope.subjects['booking'] === first.bookingId,
    );
    expect(entries).toHaveLength(1);
  });

  it('gives the first result to both when the same id comes twice at the same moment', async () => {
    const order = anOrder(harrow, [aLine([MONDAY])]);
    const press = () => act(world.db, org.carla, (tx) => takeBooking(tx, order));
    const [one, two] = (await Promise.all([press(), press()])).map(done);
    expect(two).toEqual(one);
    const next = done(await take([aLine([MONDAY])]));
    expect(next.number).toBe(`B-${Number(one?.number.slice(2)) + 1}`);
  });

  it('is priced beside another that is being taken: only its number waits for the other’s', async () => {
    const olga = { isSomebodyElse: true };
    const elsewhere = done(
      await act(world.db, org.carla, async (tx) =>
        ok(await aPlace(tx, { name: 'Oak Court' }, olga)),
      ),
    );
    const unpriced = anOrder(elsewhere, [aLine([MONDAY], { payPence: undefined })]);
    const { first, beside } = done(
      await act(world.db, org.carla, async (tx) => {
        const first = done(await takeBooking(tx, anOrder(harrow, [aLine([MONDAY])])));
        // Refused by its price, and answered, although the first has its number and is not done.
        const beside = await act(world.db, org.ben, (other) => takeBooking(other, unpriced));
        return ok({ first, beside });
      }),
    );
    expect(beside).toMatchObject({ ok: false, refusal: { code: 'rate-needed' } });
    const two = await Promise.all(
      [harrow, elsewhere].map((place) =>
        act(world.db, org.carla, (tx) => takeBooking(tx, anOrder(place, [aLine([MONDAY])]))),
      ),
    );
    const numbers = two.map((taken) => Number(done(taken).number.slice(2))).sort();
    const before = Number(first.number.slice(2));
    expect(numbers).toEqual([before + 1, before + 2]);
  });

  it('is taken although facts are missing, and names each', async () => {
    const taken = done(
      await take([aLine([MONDAY], { duties: '', experience: '' })], {
        particulars: { risks: 'Wet floors' },
      }),
    );
    expect(taken.missing.map(({ fact }) => fact)).toEqual([
      'position, type of work, place and hours',
      'experience, training, qualifications and authorisation',
    ]);
    expect((await page(taken.bookingId)).particulars.risks).toBe('Wet floors');
  });

  it('keeps a night shift whole, and its elapsed hours on the nights the clocks change', async () => {
    const taken = done(
      await take([
        aLine([
          aShift('2026-11-23', '22:00', '06:00'),
          aShift('2027-03-27', '22:00', '06:00'),
          aShift('2027-10-30', '22:00', '06:00'),
        ]),
      ]),
    );
    const { lines } = await page(taken.bookingId);
    const minutes = lines[0]?.shifts.map(
      ({ startsAt, endsAt }) => (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000,
    );
    expect(minutes).toEqual([480, 420, 540]);
  });

  it('keeps a split shift as two shifts of one day, asleep or on call as said', async () => {
    const taken = done(
      await take([
        aLine([
          aShift('2026-11-23', '07:00', '11:00'),
          aShift('2026-11-23', '16:00', '20:00'),
          aShift('2026-11-23', '22:00', '07:00', { kind: 'sleep_in' }),
        ]),
      ]),
    );
    const { lines } = await page(taken.bookingId);
    expect(lines[0]?.shifts.map(({ kind }) => kind)).toEqual(['waking', 'waking', 'sleep_in']);
  });

  it('repeats times over weekdays and places', async () => {
    const repeat = {
      from: '2026-11-23',
      to: '2026-12-06',
      weekdays: [1, 2, 3, 4, 5],
      places: 2,
      start: '07:00',
      end: '15:00',
    };
    const taken = done(await take([aLine([], { repeats: [repeat] })]));
    expect(taken.lines[0]?.shiftIds).toHaveLength(20);
  });

  it('is refused when a time comes twice and nobody said which', async () => {
    const shift = aShift('2027-10-31', '01:30', '09:00');
    const refused = await take([aLine([shift])]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'time-comes-twice' } });
    done(await take([aLine([{ ...shift, startHour: 'second' }])]));
  });

  it('is refused when the hour does not come that night', async () => {
    const refused = await take([aLine([aShift('2027-03-28', '01:30', '09:00')])]);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'no-such-time' } });
  });

  it('is refused with more than 500 shifts, with none, and with a break that leaves no work', async () => {
    const repeat = {
      from: '2026-11-23',
      to: '2027-11-20',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      places: 2,
      start: '07:00',
      end: '15:00',
    };
    const many = await take([aLine([], { repeats: [repeat] })]);
    expect(many).toMatchObject({ ok: false, refusal: { code: 'too-many-shifts' } });
    const none = await take([aLine([])]);
    expect(none).toMatchObject({ ok: false, refusal: { code: 'no-shifts' } });
    const idle = await take([
      aLine([aShift('2026-11-23', '07:00', '08:00', { breakMinutes: 60 })]),
    ]);
    expect(idle).toMatchObject({ ok: false, refusal: { code: 'break-too-long' } });
  });

  it('is refused for a role nobody has and for parts of another client', async () => {
    const role = await take([aLine([MONDAY], { role: 'astronaut' })]);
    expect(role).toMatchObject({ ok: false, refusal: { code: 'role-not-found' } });
    const mill = done(
      await act(world.db, org.carla, async (tx) =>
        ok(
          await aPlace(
            tx,
            { name: 'Mill Lane', same: { companyNumber: '' } },
            { familyName: 'Mills', email: 'mills@mill.example', phone: '' },
          ),
        ),
      ),
    );
    const site = await take([aLine([MONDAY])], { siteId: mill.siteId });
    expect(site).toMatchObject({ ok: false, refusal: { code: 'site-of-other-client' } });
  });

  it('starts the next booking at the site from the sheet and the last order', async () => {
    const taken = done(await take([aLine([MONDAY], { payPence: 1444 })]));
    const start = await read(world.db, org.carla, (tx) => bookingStart(tx, harrow.siteId)).then(
      done,
    );
    expect(start.last?.bookingId).toBe(taken.bookingId);
    expect(start.last?.lines[0]?.payPence).toBe(1444);
    expect(start.particulars.reportTo).toBe('Nurse in charge, ground floor');
  });
});

describe('changing a booking', () => {
  it('amends particulars, says what is still missing, and leaves the rest', async () => {
    const booking = done(
      await act(world.db, org.carla, async (tx) =>
        ok(await aBooking(tx, harrow, [MONDAY], { order: { particulars: { expenses: 'None' } } })),
      ),
    );
    const amended = done(
      await act(world.db, org.carla, (tx) =>
        amendBooking(tx, { bookingId: booking.bookingId, risks: '', reportTo: 'Reception' }),
      ),
    );
    expect(amended.missing.map(({ fact }) => fact)).toEqual(['risks to health and safety']);
    const shown = await page(booking.bookingId);
    expect(shown.particulars).toMatchObject({ reportTo: 'Reception', expenses: 'None' });
    const again = done(
      await act(world.db, org.carla, (tx) =>
        amendBooking(tx, { bookingId: booking.bookingId, reportTo: 'Reception' }),
      ),
    );
    expect(again.changed).toBe(false);
  });

  it('adds shifts once, however often the same act comes', async () => {
    const booking = done(
      await act(world.db, org.carla, async (tx) => ok(await aBooking(tx, harrow, [MONDAY]))),
    );
    const line = aLine([aShift('2026-11-24', '07:00', '15:00')]);
    const more = { id: newId(), lineId: booking.lineId, shifts: line.shifts, repeats: [] };
    const first = done(await act(world.db, org.carla, (tx) => addShifts(tx, more)));
    const second = done(await act(world.db, org.carla, (tx) => addShifts(tx, more)));
    expect(second).toEqual(first);
    expect((await page(booking.bookingId)).lines[0]?.shifts).toHaveLength(2);
  });

  it('refuses a booking that is not there', async () => {
    const refused = await act(world.db, org.carla, (tx) =>
      amendBooking(tx, { bookingId: newId(), risks: 'x' }),
    );
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'booking-not-found' } });
  });
});
