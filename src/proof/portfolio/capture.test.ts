import { describe, expect, it } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { aBooking, aClearedWorker, aPlace, aShift } from '../../desk/bookings/fixtures.ts';
import { accept, makeOffers } from '../../desk/bookings/index.ts';
import { newId } from '../../lib/ids.ts';
import { setRoles } from '../../platform/identity/members.ts';
import { CAPTURED_KINDS } from './capture.ts';
import {
  aConfirmedBooking,
  anEnrolment,
  aQualification,
  as,
  heardAll,
  memberOf,
  suggestedTo,
} from './fixtures.ts';
import { titleOf } from './words.ts';

const world = await openWorld();
world.at('2026-11-23T09:00:00Z');

describe('what the log puts before a learner', () => {
  it('is her own booking from order to confirmation, as one case in words', async () => {
    const org = await world.organisation();
    const { frameworkId } = await aQualification(world, org);
    await anEnrolment(world, org, frameworkId);
    const { bookingId } = await aConfirmedBooking(world, org.lena);
    await heardAll(world);
    const { rows } = await suggestedTo(world, org.lena);
    const booking = rows.find((row) => row.aboutId === bookingId);
    expect(booking?.entries.map(({ kind, part }) => [kind, part])).toEqual([
      ['booking.taken', 'actor'],
      ['shift.assigned', 'actor'],
      ['booking.confirmed', 'actor'],
    ]);
    expect(booking?.title).toContain('Booking');
    expect(booking?.suggestedTitle).toBe('Booking: taken, worker assigned, confirmed');
    const confirmed = booking?.entries.at(-1);
    expect(confirmed?.says).toContainEqual({ label: 'Sent to', value: 'worker and hirer' });
    expect(confirmed?.mayShow.map(({ code }) => code)).toContain('BA13.2.4');
    expect(booking?.mayShow.find(({ code }) => code === 'RPC6.3.2')?.supports).toBe(false);
    expect(rows.map(({ aboutKind }) => aboutKind).sort()).toEqual(['booking', 'worker']);
  });

  it('shows what Carla did as context only, and lets Lena ask Carla', async () => {
    const org = await world.organisation();
    const { frameworkId } = await aQualification(world, org);
    await anEnrolment(world, org, frameworkId);
    const place = await as(world, org.lena, async (tx) => ({ ok: true, value: await aPlace(tx) }));
    const worker = await aClearedWorker(world.db, org.carla);
    const booking = await as(world, org.lena, async (tx) => ({
      ok: true,
      value: await aBooking(tx, place, [aShift('2026-11-30', '07:00', '15:00')]),
    }));
    await as(world, org.carla, (tx) =>
      accept(tx, {
        personId: worker,
        assignments: booking.shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
        how: 'spoken',
        willing: true,
      }),
    );
    await heardAll(world);
    const { rows } = await suggestedTo(world, org.lena);
    const [found] = rows;
    expect(found?.entries.map(({ kind }) => kind)).toEqual(['booking.taken']);
    expect(found?.others.map(({ kind, actor, mayAsk }) => [kind, actor?.name, mayAsk])).toEqual([
      ['shift.assigned', 'Carla Costa', [{ id: memberOf(org.carla), name: 'Carla Costa' }]],
    ]);
  });

  it('is what Ravi prepared: his offer that Carla turned into an assignment', async () => {
    const org = await world.organisation();
    const { frameworkId } = await aQualification(world, org);
    await as(world, org.olivia, (tx) => setRoles(tx, memberOf(org.ravi), ['resourcer', 'learner']));
    await anEnrolment(world, org, frameworkId, { learner: org.ravi });
    const place = await as(world, org.carla, async (tx) => ({ ok: true, value: await aPlace(tx) }));
    const worker = await aClearedWorker(world.db, org.carla);
    const booking = await as(world, org.carla, async (tx) => ({
      ok: true,
      value: await aBooking(tx, place, [aShift('2026-11-30', '07:00', '15:00')]),
    }));
    await as(world, org.ravi, (tx) =>
      makeOffers(tx, {
        id: newId(),
        shiftIds: booking.shiftIds,
        personIds: [worker],
        how: 'phone',
      }),
    );
    await as(world, org.carla, (tx) =>
      accept(tx, {
        personId: worker,
        assignments: booking.shiftIds.map((shiftId) => ({ id: newId(), shiftId })),
        how: 'spoken',
        willing: true,
      }),
    );
    await heardAll(world);
    const { rows } = await suggestedTo(world, org.ravi);
    expect(rows[0]?.entries.map(({ kind, part }) => [kind, part])).toEqual([
      ['shift.offered', 'actor'],
      ['shift.assigned', 'prepared'],
    ]);
  });

  it('is nothing for who is no learner, and each record once however often it is heard', async () => {
    const org = await world.organisation();
    const { frameworkId } = await aQualification(world, org);
    await aConfirmedBooking(world, org.lena);
    await heardAll(world);
    expect((await suggestedTo(world, org.lena)).total).toBe(0);
    await anEnrolment(world, org, frameworkId);
    const before = await suggestedTo(world, org.lena);
    expect(before.total).toBe(2);
    await world.owner.query('update log_bookmark set seq = 0 where organisation_id = $1', [org.id]);
    await heardAll(world);
    expect(await suggestedTo(world, org.lena)).toEqual(before);
  });

  it('knows its kinds by a title', () => {
    for (const kind of CAPTURED_KINDS) expect(titleOf(kind)).toMatch(/^[A-Z]/);
  });
});
