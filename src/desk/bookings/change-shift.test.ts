import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import { amendLine } from './amend-line.ts';
import { cancelShift } from './cancel-shift.ts';
import { changeShift, type ShiftChange } from './change-shift.ts';
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
import { shiftPanel } from './queries.ts';
import { release } from './release.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let rosa: string;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  rosa = await aClearedWorker(world.db, org.carla);
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
});

const book = (shifts: readonly object[]) =>
  act(world.db, org.carla, async (tx) => ok(await aBooking(tx, harrow, shifts))).then(done);
const give = (shiftIds: readonly string[]) =>
  act(world.db, org.carla, async (tx) => ok(await anAssignment(tx, rosa, shiftIds))).then(done);
const change = (input: ShiftChange) => act(world.db, org.carla, (tx) => changeShift(tx, input));
const cancel = (shiftId = '', because = 'The ward closed') =>
  act(world.db, org.carla, (tx) => cancelShift(tx, { shiftId, because }));
const panel = (shiftId = '') =>
  read(world.db, org.carla, (tx) => shiftPanel(tx, shiftId)).then(done);
const timeOf = async (shiftId = '') => {
  const found = await world.owner.query(
    'select starts_at, ends_at from worker_time where shift_id = $1',
    [shiftId],
  );
  return found.rows[0];
};

describe('changing a shift', () => {
  it('moves the time its worker holds', async () => {
    const [shiftId = ''] = (await book([aShift('2026-11-23', '07:00', '15:00')])).shiftIds;
    await give([shiftId]);
    const times = { date: '2026-11-23', start: '08:00', end: '16:30' };
    expect(done(await change({ shiftId, times, breakMinutes: 30 })).changed).toBe(true);
    expect((await timeOf(shiftId)).ends_at.toISOString()).toBe('2026-11-23T16:30:00.000Z');
    expect((await panel(shiftId)).worker?.personId).toBe(rosa);
    expect(done(await change({ shiftId, times })).changed).toBe(false);
  });

  it('is refused when its worker would no longer be clear, and changes nothing', async () => {
    const { shiftIds } = await book([
      aShift('2026-11-30', '07:00', '15:00'),
      aShift('2026-12-01', '07:00', '15:00'),
    ]);
    await give(shiftIds);
    const [shiftId = ''] = shiftIds;
    const times = { date: '2026-11-30', start: '17:00', end: '23:30' };
    const refused = await change({ shiftId, times });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'not-cleared' } });
    expect((await panel(shiftId)).shift.startsAt).toBe('2026-11-30T07:00:00.000Z');
    expect((await timeOf(shiftId)).ends_at.toISOString()).toBe('2026-11-30T15:00:00.000Z');
  });

  it('withdraws offers that were made for other times, and keeps them for another rate', async () => {
    const [shiftId = ''] = (await book([aShift('2026-12-07', '07:00', '15:00')])).shiftIds;
    const round = { id: newId(), shiftIds: [shiftId], personIds: [rosa], how: 'text' as const };
    done(await act(world.db, org.carla, (tx) => makeOffers(tx, round)));
    done(await change({ shiftId, payPence: 1450 }));
    expect((await panel(shiftId)).offers[0]?.state).toBe('made');
    done(await change({ shiftId, times: { date: '2026-12-07', start: '09:00', end: '15:00' } }));
    expect((await panel(shiftId)).offers[0]?.state).toBe('withdrawn');
    expect((await panel(shiftId)).shift.payPence).toBe(1450);
  });

  it('is refused for an unknown or cancelled shift and for a break that leaves no work', async () => {
    const [shiftId = ''] = (await book([aShift('2026-12-08', '07:00', '08:00')])).shiftIds;
    expect(await change({ shiftId, breakMinutes: 60 })).toMatchObject({
      refusal: { code: 'break-too-long' },
    });
    expect(await change({ shiftId: newId(), payPence: 1 })).toMatchObject({
      refusal: { code: 'shift-not-found' },
    });
    done(await cancel(shiftId));
    expect(await change({ shiftId, payPence: 1 })).toMatchObject({
      refusal: { code: 'shift-cancelled' },
    });
  });
});

describe('cancelling a shift', () => {
  it('frees its worker, gives the same answer again, and keeps the reason out of the envelope', async () => {
    const { shiftIds, bookingId } = await book([aShift('2026-12-09', '07:00', '15:00')]);
    const [shiftId = ''] = shiftIds;
    await give([shiftId]);
    const first = done(await cancel(shiftId, 'Rosa is not liked there'));
    expect(first.personId).toBe(rosa);
    const second = done(await cancel(shiftId));
    expect(second.cancelledAt).toEqual(first.cancelledAt);
    expect(await timeOf(shiftId)).toBeUndefined();
    expect((await panel(shiftId)).shift).toMatchObject({ state: 'cancelled', personId: null });
    const entry = (await world.log(org)).find(
      ({ kind, envelope }) =>
        kind === 'shift.cancelled' && envelope.subjects['booking'] === bookingId,
    );
    expect(entry?.envelope.facts).toMatchObject({ was: 'assigned' });
    expect(JSON.stringify(entry?.envelope)).not.toContain('liked');
  });

  it('is refused for a shift that is not there', async () => {
    expect(await cancel(newId())).toMatchObject({ refusal: { code: 'shift-not-found' } });
  });
});

describe('amending a line', () => {
  it('changes what it asks for and shows what the rules now say of its worker', async () => {
    const { shiftIds, lineId } = await book([aShift('2026-12-10', '07:00', '15:00')]);
    await give(shiftIds);
    const amended = done(
      await act(world.db, org.carla, (tx) => amendLine(tx, { lineId, requiredSkills: ['Hoist'] })),
    );
    expect(amended.changed).toBe(true);
    const shown = await panel(shiftIds[0]);
    expect(shown.worker?.findings[0]).toMatchObject({ rule: 'OWN-SKILLS', outcome: 'block' });
    const refused = await act(world.db, org.carla, (tx) => amendLine(tx, { lineId: newId() }));
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'line-not-found' } });
  });
});

describe('a shift that was worked', () => {
  it('keeps its hours: its worker cannot be released nor the shift cancelled afterwards', async () => {
    const [shiftId = ''] = (await book([aShift('2026-12-14', '07:00', '15:00')])).shiftIds;
    await give([shiftId]);
    const held = (await panel(shiftId)).worker?.assignmentId ?? '';
    world.at('2026-12-14T15:00:00Z');
    const over = { ok: false, refusal: { code: 'shift-over' } };
    expect(await cancel(shiftId)).toMatchObject(over);
    expect(
      await act(world.db, org.carla, (tx) =>
        release(tx, { assignmentId: held, because: 'Did not want it' }),
      ),
    ).toMatchObject(over);
    expect(await timeOf(shiftId)).toBeDefined();
    world.at('2026-11-16T09:00:00Z');
  });
});
