import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from '../bookings/fixtures.ts';
import { changeShift } from '../bookings/index.ts';
import type { BatchItem } from './batch.ts';
import { confirmTogether } from './confirm-together.ts';
import { confirmationsOwed, togetherPreview } from './owed.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let rosa: string;
let tom: string;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aClearedWorker(world.db, org.carla);
  tom = await aClearedWorker(world.db, org.carla, 'Tom', { emails: [] });
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});

const booked = async (date: string, personId: string) => {
  const booking = await act(world.db, org.carla, async (tx) =>
    ok(await aBooking(tx, harrow, [aShift(date, '07:00', '15:00')])),
  ).then(done);
  done(
    await act(world.db, org.carla, async (tx) =>
      ok(await anAssignment(tx, personId, booking.shiftIds)),
    ),
  );
  return booking;
};
const itemOf = (bookingId: string, personId = rosa): BatchItem => ({
  id: newId(),
  bookingId,
  personId,
});
const send = (items: readonly BatchItem[]) =>
  act(world.db, org.carla, (tx) => confirmTogether(tx, { items, because: '' }));
const look = (items: readonly BatchItem[]) =>
  read(world.db, org.carla, (tx) => togetherPreview(tx, { items, because: '' })).then(done);
const owed = () =>
  read(world.db, org.carla, async (tx) => ok(await confirmationsOwed(tx))).then(done);
const mails = async () =>
  (
    await world.owner.query(
      `select m.subject, m.body, m.to_address as "to", count(a.*)::int as files
        from message m left join message_attachment a on a.message_id = m.id
        where m.organisation_id = $1 group by m.organisation_id, m.id order by m.written_at, m.to_address`,
      [org.carla.organisationId],
    )
  ).rows as { subject: string; body: string; to: string; files: number }[];

describe('confirming several bookings together', () => {
  it('sends each reader one message, keeps what cannot go with why, and each booking its record', async () => {
    const one = await booked('2026-11-24', rosa);
    const two = await booked('2026-11-26', rosa);
    const three = await booked('2026-11-25', tom);
    expect((await owed()).rows.map(({ contactName }) => contactName)).toEqual(
      Array(3).fill('Grace Hill'),
    );
    const items = [itemOf(one.bookingId), itemOf(two.bookingId), itemOf(three.bookingId, tom)];
    const shown = await look(items);
    expect(shown.papers).toBe(4);
    expect(shown.kept).toEqual([
      expect.objectContaining({ personId: tom, because: expect.stringContaining('e-mail') }),
    ]);
    expect(await mails()).toEqual([]);

    const first = done(await send(items));
    expect(first.messages).toBe(2);
    expect(first.sent.map(({ version }) => version)).toEqual([1, 1]);
    expect(first.kept).toMatchObject([{ personId: tom, code: 'particulars-missing' }]);
    const written = await mails();
    expect(written.map(({ files }) => files)).toEqual([3, 3]);
    expect(written.map(({ subject, body }) => [subject, body]).sort()).toEqual(
      shown.mails.map(({ subject, body }) => [subject, body]).sort(),
    );
    const log = await world.log(org);
    expect(log.filter(({ kind }) => kind === 'booking.confirmed')).toHaveLength(2);
    expect((await owed()).rows.map(({ personId }) => personId)).toEqual([tom]);

    const again = done(await send(items));
    expect(again.sent).toHaveLength(2);
    expect(again.messages).toBe(2);
    expect(done(await send([itemOf(one.bookingId)])).kept).toMatchObject([
      { code: 'already-confirmed' },
    ]);
    expect(await mails()).toHaveLength(2);
  });

  it('tells a change beside a first confirmation, and sends once when two press at the same moment', async () => {
    const one = await booked('2026-12-01', rosa);
    done(await send([itemOf(one.bookingId)]));
    const [shiftId = ''] = one.shiftIds;
    const times = { date: '2026-12-01', start: '08:00', end: '16:00' };
    done(await act(world.db, org.carla, (tx) => changeShift(tx, { shiftId, times })));
    const two = await booked('2026-12-03', rosa);
    const items = [itemOf(one.bookingId), itemOf(two.bookingId)];
    const before = (await mails()).length;
    const both = await Promise.all([
      send(items),
      send([itemOf(two.bookingId), itemOf(one.bookingId)]),
    ]);
    const results = both.map(done);
    expect(results.map(({ sent }) => sent.length).sort()).toEqual([0, 2]);
    const written = await mails();
    expect(written.length - before).toBe(2);
    const toRosa = written.filter(
      ({ body }) => body.startsWith('Dear Rosa') && /Changed: booking \d+ at Harrow/.test(body),
    );
    expect(toRosa).toHaveLength(1);
    expect(toRosa[0]?.body).toMatch(/Confirmed: booking \d+ at Harrow House/);
  });
});
