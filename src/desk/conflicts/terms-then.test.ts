import { expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
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
} from '../bookings/fixtures.ts';
import { confirm } from '../bookings/index.ts';
import { agreeTerms } from './agree-terms.ts';
import { anOpening } from './fixtures.ts';
import './index.ts';
import { openConflict } from './open-conflict.ts';
import { startOfConflict } from './queries.ts';

const world = await openWorld();

test('a client who cancels is held to the terms of when the work was ordered or last confirmed, the worker to none worse than promised', async () => {
  world.at('2026-11-20T09:00:00Z');
  const org = await world.organisation();
  const rosa = await aClearedWorker(world.db, org.carla);
  const place = await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))).then(done);
  await act(world.db, org.ben, (tx) =>
    agreeTerms(tx, {
      id: newId(),
      clientId: null,
      follows: 0,
      fromOn: '2026-11-10',
      bands: [{ underMinutes: 1_440, chargePercent: 0, payPercent: 25 }],
      minimumMinutes: 0,
      askedMinutes: null,
      note: '',
    }),
  ).then(done);
  const version = (follows: number, fromOn: string, percent: number, clientId: string | null) =>
    act(world.db, org.ben, (tx) =>
      agreeTerms(tx, {
        id: newId(),
        clientId,
        follows,
        fromOn,
        bands: [
          {
            underMinutes: 1_440,
            chargePercent: clientId === null ? 0 : percent,
            payPercent: percent,
          },
        ],
        minimumMinutes: 0,
        askedMinutes: null,
        note: '',
      }),
    ).then(done);
  const { clientId } = place;
  await version(0, '2026-11-01', 20, clientId);
  const on = '2027-03-10';
  const booking = await act(world.db, org.carla, async (tx) => {
    const taken = await aBooking(tx, place, [aShift(on, '07:00', '15:00')]);
    await anAssignment(tx, rosa, taken.shiftIds);
    return ok(taken);
  }).then(done);
  const [shiftId = ''] = booking.shiftIds;
  await version(1, '2026-12-01', 80, clientId);
  await version(1, '2026-12-01', 10, null);
  const costs = async (at: string) => {
    world.at(at);
    const { charge, pay, termsVersion, termsOfDay } = done(
      await read(world.db, org.carla, (tx) => startOfConflict(tx, shiftId)),
    );
    return [termsVersion, termsOfDay, charge.percent, pay.percent];
  };
  // Promised 25 % when she said yes, 10 % by now.
  expect(await costs(`${on}T05:00:00Z`)).toEqual([1, '2026-11-20', 20, 25]);

  world.at('2026-12-02T09:00:00Z');
  done(
    await act(world.db, org.carla, (tx) =>
      confirm(tx, { ...booking, id: newId(), personId: rosa, because: '' }),
    ),
  );
  expect(await costs(`${on}T05:00:00Z`)).toEqual([2, '2026-12-02', 80, 80]);

  await version(2, '2027-01-01', 0, clientId);
  await version(2, '2027-01-01', 90, null);
  expect(await costs(`${on}T05:00:00Z`)).toEqual([2, '2026-12-02', 80, 90]);
  const id = newId();
  const opening = anOpening({ id, kind: 'hirer_cancels', shiftIds: [shiftId], did: 'cancelled' });
  done(await act(world.db, org.carla, (tx) => openConflict(tx, opening)));
  const charged = (await world.log(org)).find(({ kind }) => kind === 'cancellation.charged');
  expect(charged?.envelope.facts).toMatchObject({
    termsVersion: 2,
    chargePercent: 80,
    payPercent: 90,
  });
});
