import { expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok, type Result } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Tx } from '../../platform/db/tx.ts';
import {
  aBooking,
  aClearedWorker,
  anAssignment,
  aPlace,
  aShift,
  done,
} from '../bookings/fixtures.ts';
import { recordQualification } from '../candidates/index.ts';
import { addCourse, bookGroup, planSession, requireCourse } from '../training/index.ts';
import { planSessionRoute } from '../training/schema.ts';
import { trainingDue } from './training-due.ts';

const world = await openWorld();

it('names whose training runs out while they have work booked where it is mandatory, and their place', async () => {
  world.at('2026-11-16T09:00:00Z');
  const org = await world.organisation();
  const does = async <T>(step: (tx: Tx) => Promise<Result<T>>) =>
    done(await act(world.db, org.ben, step));
  const rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
  const tom = await aClearedWorker(world.db, org.carla, 'Tom');
  const place = await does(async (tx) => ok(await aPlace(tx)));
  const courseId = newId();
  const name = 'Fire safety';
  await does((tx) =>
    addCourse(tx, { id: courseId, name, kind: 'course', monthsValid: 12, dueWeeks: 6 }),
  );
  await does((tx) =>
    requireCourse(tx, courseId, {
      id: newId(),
      role: null,
      clientId: null,
      siteId: place.siteId,
      askedBy: 'client',
      fromOn: '2026-11-01',
    }),
  );
  for (const personId of [rosa, tom]) {
    const held = { id: newId(), name, expiresOn: '2026-12-01', seenOn: '2026-01-05' };
    await does((tx) => recordQualification(tx, { ...held, personId }));
  }
  const due = (days = 42) =>
    read(world.db, org.ravi, async (tx) => ok(await trainingDue(tx, { days }))).then(done);
  expect(await due()).toEqual({ total: 0, unbooked: 0, rows: [] });

  const { shiftIds } = await does(async (tx) =>
    ok(await aBooking(tx, place, [aShift('2026-11-27', '07:00', '15:00')])),
  );
  await does(async (tx) => ok(await anAssignment(tx, rosa, shiftIds)));
  expect(await due(7)).toMatchObject({ total: 0 });
  expect(await due()).toMatchObject({
    total: 1,
    unbooked: 1,
    rows: [
      {
        personId: rosa,
        courseName: name,
        until: '2026-12-01',
        daysLeft: 15,
        siteId: place.siteId,
        after: 0,
        bookedAt: null,
      },
    ],
  });

  const session = planSessionRoute.body.parse({
    id: newId(),
    courseId,
    startsAt: '2026-11-18T09:00:00Z',
    endsAt: '2026-11-18T12:00:00Z',
    place: 'Office',
    provider: 'Aire Training',
    costPence: 4500,
    paidBy: 'agency',
    places: 2,
  });
  await does((tx) => planSession(tx, session));
  await does((tx) => bookGroup(tx, { sessionId: session.id, personIds: [rosa] }));
  expect(await due()).toMatchObject({ unbooked: 0, rows: [{ bookedAt: expect.any(String) }] });
  world.at('2026-11-28T09:00:00Z');
  expect((await due()).total).toBe(0);
});
