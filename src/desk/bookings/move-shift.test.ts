import { beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aBooking, aClearedWorker, aPlace, aShift, done, type Place } from './fixtures.ts';
import { holdersOfShifts } from './lock.ts';
import { type MoveInput, moveShift } from './move-shift.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let rosa: string;
let tom: string;

beforeAll(async () => {
  world.at('2026-11-16T09:00:00Z');
  org = await world.organisation();
  harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
  rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
  tom = await aClearedWorker(world.db, org.carla, 'Tom');
});

let day = 22;
/** A shift of its own day, so that no test stands in another's rest. */
async function shift(): Promise<string> {
  day += 2;
  const date = new Date(Date.UTC(2026, 10, day)).toISOString().slice(0, 10);
  const booking = done(
    await act(world.db, org.carla, async (tx) =>
      ok(await aBooking(tx, harrow, [aShift(date, '08:00', '14:00')])),
    ),
  );
  return booking.shiftIds[0] ?? '';
}

const move = (change: Partial<MoveInput> & { shiftId: string }, who: Actor = org.carla) =>
  act(world.db, who, (tx) =>
    moveShift(tx, {
      id: newId(),
      from: null,
      to: null,
      as: 'pencil',
      because: '',
      how: 'spoken',
      willing: true,
      ...change,
    }),
  );
const holder = (shiftId: string) =>
  read(world.db, org.carla, async (tx) => (await holdersOfShifts(tx, [shiftId])).get(shiftId));

describe('moving a shift on the week', () => {
  it('pencils a worker into a gap, gives it to another in one act, and undoing brings the first back', async () => {
    const shiftId = await shift();
    const first = done(await move({ shiftId, to: rosa }));
    expect(first).toMatchObject({ was: null, now: { personId: rosa, as: 'pencil' } });
    const second = done(
      await move({ shiftId, from: first.now?.assignmentId ?? null, to: tom, as: 'accept' }),
    );
    expect(second).toMatchObject({
      was: { personId: rosa, as: 'pencil' },
      now: { personId: tom, as: 'accept' },
    });
    const undone = done(
      await move({
        shiftId,
        from: second.now?.assignmentId ?? null,
        to: rosa,
        because: 'Undone at once',
      }),
    );
    expect(undone).toMatchObject({ was: { personId: tom }, now: { personId: rosa } });
    expect((await world.log(org)).slice(-2).map(({ kind }) => kind)).toEqual([
      'assignment.released',
      'shift.pencilled',
    ]);
  });

  it('keeps the word a worker gave when an accepted shift comes back to them', async () => {
    const shiftId = await shift();
    const first = done(await move({ shiftId, to: rosa, as: 'accept' }));
    world.at('2026-11-16T10:00:00Z');
    const off = done(
      await move({ shiftId, from: first.now?.assignmentId ?? null, because: 'Slipped' }),
    );
    const back = done(
      await move({
        shiftId,
        to: rosa,
        as: 'accept',
        ...(off.was?.acceptedAt ? { saidAt: off.was.acceptedAt } : {}),
      }),
    );
    expect(back.now?.acceptedAt).toEqual(new Date('2026-11-16T09:00:00Z'));
    world.at('2026-11-16T09:00:00Z');
  });

  it('asks why when somebody who accepted gives it up, and changes nothing until it is said', async () => {
    const shiftId = await shift();
    const first = done(await move({ shiftId, to: rosa, as: 'accept' }));
    const asked = await move({ shiftId, from: first.now?.assignmentId ?? null, to: tom });
    expect(asked).toMatchObject({ ok: false, refusal: { code: 'reason-needed' } });
    expect(await holder(shiftId)).toMatchObject({ personId: rosa });
  });

  it('leaves the shift with whoever held it when a rule stops the other', async () => {
    const shiftId = await shift();
    const nia = await aClearedWorker(world.db, org.carla, 'Nia', { roles: ['porter'] });
    const first = done(await move({ shiftId, to: rosa }));
    const stopped = await move({ shiftId, from: first.now?.assignmentId ?? null, to: nia });
    expect(stopped).toMatchObject({ ok: false });
    expect(await holder(shiftId)).toMatchObject({ personId: rosa });
  });

  it('is refused when a colleague moved it in between, naming who has it now', async () => {
    const shiftId = await shift();
    done(await move({ shiftId, to: rosa }));
    expect(await move({ shiftId, to: tom })).toMatchObject({
      ok: false,
      refusal: { code: 'shift-changed', because: expect.stringContaining('Rosa') },
    });
    expect(await move({ shiftId, from: newId(), to: tom })).toMatchObject({
      refusal: { code: 'shift-changed' },
    });
  });

  it('is one move when two people press at once', async () => {
    const shiftId = await shift();
    const both = await Promise.all([
      move({ shiftId, to: rosa }),
      move({ shiftId, to: tom }, org.ben),
    ]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
  });

  it('pressed twice gives the first result, whether it gives the shift to somebody or to nobody', async () => {
    const shiftId = await shift();
    const to = { shiftId, to: rosa, id: newId() };
    const first = done(await move(to));
    expect(done(await move(to))).toEqual(first);
    const off = { shiftId, from: first.now?.assignmentId ?? null, id: newId() };
    const gone = done(await move(off));
    expect(gone.was).toMatchObject({ personId: rosa, as: 'pencil' });
    expect(done(await move(off))).toEqual(gone);
  });

  it('lets a resourcer pencil, but neither assign nor take off somebody who accepted', async () => {
    const shiftId = await shift();
    expect(await move({ shiftId, to: rosa, as: 'accept' }, org.ravi)).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    const pencilled = done(await move({ shiftId, to: rosa }, org.ravi));
    const assigned = done(
      await move({ shiftId, from: pencilled.now?.assignmentId ?? null, to: tom, as: 'accept' }),
    );
    expect(
      await move(
        { shiftId, from: assigned.now?.assignmentId ?? null, because: 'He is ill' },
        org.ravi,
      ),
    ).toMatchObject({ refusal: { code: 'not-allowed' } });
  });
});
