import { beforeAll, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { erasePerson } from '../people/index.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
  type Place,
} from './fixtures.ts';
import { confirm } from './index.ts';
import { bookingPage, confirmationFile } from './queries.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
});

it('a worker is erased from bookings a year after the last shift, and not before', async () => {
  const rosa = await aClearedWorker(world.db, org.carla);
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
  const { bookingId, shiftIds } = done(
    await act(world.db, org.carla, async (tx) =>
      ok(await aBooking(tx, harrow, [aShift('2026-11-23', '07:00', '15:00')])),
    ),
  );
  done(await act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, rosa, shiftIds))));
  const sent = done(
    await act(world.db, org.carla, (tx) =>
      confirm(tx, { id: newId(), bookingId, personId: rosa, because: '' }),
    ),
  );
  const erase = () =>
    act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: rosa, reason: 'asked' }));
  world.at('2027-11-20T09:00:00Z');
  expect(await erase()).toMatchObject({ ok: false, refusal: { code: 'records-kept' } });
  world.at('2027-11-24T09:00:00Z');
  done(await erase());
  const file = await read(world.db, org.carla, (tx) =>
    confirmationFile(tx, sent.papers[0]?.confirmationId ?? '', 'pdf'),
  );
  expect(file).toMatchObject({ ok: false, refusal: { code: 'confirmation-not-found' } });
  const { rows } = await world.owner.query(
    'select to_address, subject, body from message where organisation_id = $1',
    [org.id],
  );
  expect(rows.length).toBe(2);
  for (const mail of rows) expect(mail).toEqual({ to_address: '', subject: 'Erased', body: '' });
  const attached = await world.owner.query(
    'select 1 from message_attachment where organisation_id = $1',
    [org.id],
  );
  expect(attached.rowCount).toBe(0);
  const page = await read(world.db, org.carla, (tx) => bookingPage(tx, bookingId)).then(done);
  expect(JSON.stringify(page)).not.toContain('Rosa');
});
