import { beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type TestOrganisation } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { ok } from '../../lib/result.ts';
import { minuteOfIso } from '../../lib/time.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import {
  aBooking,
  aClearedWorker,
  aPlace,
  aShift,
  done,
  type Place,
} from '../bookings/fixtures.ts';
import { erasePerson } from '../people/index.ts';
import './index.ts';
import { callDownPage } from './call-queries.ts';
import { claimCall, leaveCall } from './claim-call.ts';
import { type PressInput, pressCall } from './press-call.ts';
import { quietUntil, slotsOf, standingOf } from './round.ts';
import { startCallDown } from './start-call-down.ts';

const world = await openWorld();
let org: TestOrganisation;
let harrow: Place;
let rosa: string;
let tom: string;
let shiftIds: readonly string[];
let callDownId: string;

const claim = (actor: Actor, personId: string) =>
  act(world.db, actor, (tx) => claimCall(tx, { callDownId, personId }));
const press = (actor: Actor, personId: string, input: Partial<PressInput>) =>
  act(world.db, actor, (tx) =>
    pressCall(tx, {
      id: newId(),
      callDownId,
      personId,
      outcome: 'no_answer',
      words: '',
      willing: false,
      identityChecked: false,
      ...input,
    }),
  );
const page = () => read(world.db, org.carla, (tx) => callDownPage(tx, callDownId)).then(done);

describe('ringing people down', () => {
  beforeEach(async () => {
    world.at('2026-11-16T09:00:00Z');
    org = await world.organisation();
    [rosa, tom] = [
      await aClearedWorker(world.db, org.carla, 'Rosa', { phones: ['07700 900111'] }),
      await aClearedWorker(world.db, org.carla, 'Tom', { familyName: 'Bell' }),
    ];
    harrow = done(await act(world.db, org.carla, async (tx) => ok(await aPlace(tx))));
    const booked = done(
      await act(world.db, org.carla, async (tx) =>
        ok(await aBooking(tx, harrow, [aShift('2026-11-23', '09:00', '17:00')])),
      ),
    );
    shiftIds = booked.shiftIds;
    callDownId = newId();
    done(await act(world.db, org.ravi, (tx) => startCallDown(tx, { id: callDownId, shiftIds })));
  });

  it('lets one colleague ring somebody at once, who is seen, and frees them after ten minutes', async () => {
    const both = await Promise.all([claim(org.carla, rosa), claim(org.ravi, rosa)]);
    expect(both.map((one) => (one.ok ? 'rings' : one.refusal.code)).sort()).toEqual([
      'being-rung-busy',
      'rings',
    ]);
    const [mine, other] = both[0]?.ok ? [org.carla, org.ravi] : [org.ravi, org.carla];
    const seen = (await page()).people.find(({ personId }) => personId === rosa);
    expect(seen?.ringing?.memberId).toBe(mine.memberId);
    expect(await press(other, rosa, {})).toMatchObject({ refusal: { code: 'being-rung-busy' } });
    world.at('2026-11-16T09:10:00Z');
    done(await claim(other, rosa));
    done(await act(world.db, other, (tx) => leaveCall(tx, { callDownId, personId: rosa })));
    expect((await page()).people.every(({ ringing }) => ringing === null)).toBe(true);
  });

  it('logs each call with one press, needs a why and a when, and gives the first result twice', async () => {
    expect(await press(org.carla, rosa, { outcome: 'declined' })).toMatchObject({
      refusal: { code: 'reason-needed' },
    });
    expect(await press(org.carla, rosa, { outcome: 'ring_back' })).toMatchObject({
      refusal: { code: 'when-needed' },
    });
    expect(await press(org.carla, newId(), {})).toMatchObject({
      refusal: { code: 'call-down-not-found' },
    });
    const id = newId();
    const twice = () => press(org.carla, rosa, { id, outcome: 'message_left' });
    done(await twice());
    done(await twice());
    const ringBackAt = new Date('2026-11-16T15:00:00Z');
    done(await press(org.carla, rosa, { outcome: 'ring_back', ringBackAt }));
    done(
      await press(org.carla, rosa, {
        outcome: 'declined',
        words: 'Too far',
        identityChecked: true,
      }),
    );
    expect(await press(org.carla, tom, { identityChecked: true })).toMatchObject({
      refusal: { code: 'identity-of-nobody' },
    });
    const shown = (await page()).people.find(({ personId }) => personId === rosa);
    expect(shown?.presses.map(({ outcome }) => outcome)).toEqual([
      'message_left',
      'ring_back',
      'declined',
    ]);
    const { rows } = await world.owner.query(
      'select outcome from conversation where person_id = $1 order by happened_at, id',
      [rosa],
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['message_left', 'spoke', 'spoke']);
    const tasks = await world.owner.query(
      'select count(*)::int as n from task where person_id = $1',
      [rosa],
    );
    expect(tasks.rows[0].n).toBe(1);
    const log = await world.log(org);
    const calls = log.filter(({ kind }) => kind === 'call.made').map(({ envelope }) => envelope);
    expect(calls.map(({ facts }) => facts)).toMatchObject([
      { outcome: 'message_left', identityChecked: false },
      { outcome: 'spoke', identityChecked: false },
      { outcome: 'spoke', identityChecked: true, noted: true },
    ]);
    expect(JSON.stringify(log.map(({ envelope }) => envelope))).not.toContain('Too far');
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: rosa, reason: 'asked' })),
    );
    const after = (await page()).people.find(({ personId }) => personId === rosa);
    expect(after?.presses.map(({ words }) => words)).toEqual(['', '', '']);
  });

  it('assigns or pencils with a yes in the same press, who may, and only with their willing word', async () => {
    const yes = { outcome: 'yes', as: 'accept' } as const;
    expect(await press(org.ravi, rosa, { ...yes, willing: true })).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect(await press(org.carla, rosa, yes)).toMatchObject({ refusal: { code: 'not-willing' } });
    const given = done(await press(org.carla, rosa, { ...yes, willing: true }));
    expect(given.held).toBe('assigned');
    expect((await page()).placesOpen).toBe(0);
    expect(await press(org.ravi, tom, { outcome: 'yes' })).toMatchObject({
      refusal: { code: 'nothing-open' },
    });
  });

  it('takes a yes to some days and a no to the rest, where one person need not do them all', async () => {
    const ofDays = (samePerson: 'must' | 'prefer') =>
      act(world.db, org.carla, async (tx) =>
        ok(
          await aBooking(
            tx,
            harrow,
            [aShift('2026-11-25', '09:00', '17:00'), aShift('2026-11-26', '09:00', '17:00')],
            { line: { samePerson } },
          ),
        ),
      ).then(done);
    const [loose, must] = [await ofDays('prefer'), await ofDays('must')];
    const [wednesday, friday] = ['2026-11-25T09:00:00Z', '2026-11-27T09:00:00Z'].map(Date.parse);
    const yes = { outcome: 'yes', as: 'accept', willing: true } as const;
    const list = (ids: readonly string[]) =>
      act(world.db, org.ravi, (tx) => startCallDown(tx, { id: callDownId, shiftIds: ids }));
    callDownId = newId();
    done(await list(loose.shiftIds));
    expect((await page()).times).toHaveLength(2);
    expect(await press(org.carla, rosa, { ...yes, yes: [friday ?? 0] })).toMatchObject({
      refusal: { code: 'nothing-said' },
    });
    done(await press(org.carla, rosa, { ...yes, yes: [wednesday ?? 0] }));
    expect((await page()).times.map(({ label }) => label)).toEqual(['Thu 26 Nov 09:00-17:00']);
    const { rows } = await world.owner.query(
      'select answer from offer where organisation_id = $1 and shift_id = any($2) order by answer',
      [org.id, loose.shiftIds],
    );
    expect(rows).toEqual([{ answer: 'accepted' }, { answer: 'declined' }]);
    callDownId = newId();
    done(await list(must.shiftIds));
    expect(await press(org.carla, tom, { ...yes, yes: [wednesday ?? 0] })).toMatchObject({
      refusal: { code: 'one-face' },
    });
  });
});

describe('the rules of a round', () => {
  const at = (iso: string) => {
    const minute = minuteOfIso(iso);
    if (!minute.ok) throw new Error(iso);
    return minute.value;
  };
  const QUIET = { from: 21 * 60, until: 7 * 60, unlessHours: 4 };
  it('wait for the end of the quiet hours, by the clock on the wall, over both clock changes', () => {
    const far = at('2027-12-01T12:00:00Z');
    const until = (now: string) => {
      const end = quietUntil(at(now), far, QUIET);
      return end === null ? null : new Date(end * 60_000).toISOString();
    };
    expect(until('2026-11-16T20:59:00Z')).toBeNull();
    expect(until('2026-11-16T21:00:00Z')).toBe('2026-11-17T07:00:00.000Z');
    expect(until('2026-11-17T06:59:00Z')).toBe('2026-11-17T07:00:00.000Z');
    expect(until('2026-11-17T07:00:00Z')).toBeNull();
    expect(until('2026-10-24T22:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
    expect(until('2027-03-27T22:00:00Z')).toBe('2027-03-28T06:00:00.000Z');
    const now = at('2026-11-16T23:00:00Z');
    expect(quietUntil(now, now + 240, QUIET)).toBeNull();
    expect(quietUntil(now, now + 241, QUIET)).not.toBeNull();
  });
  it('count places at one time as one slot', () => {
    const start = new Date('2026-11-23T09:00:00Z');
    const end = new Date('2026-11-23T17:00:00Z');
    const shifts = ['a', 'b'].map((shiftId) => ({ shiftId, startsAt: start, endsAt: end }));
    expect(slotsOf(shifts).map((slot) => slot.shiftIds)).toEqual([['a', 'b']]);
  });
  it('put what somebody holds before what they wait for, and that before what they said', () => {
    const known = {
      leftOut: false,
      holds: null,
      onReserve: false,
      proposal: null,
      stoodDown: false,
      outcome: 'interested',
      answer: 'accepted',
      roundIsOpen: true,
    } as const;
    expect(standingOf(known)).toBe('interested');
    expect(standingOf({ ...known, proposal: 'accepted' })).toBe('hirer_accepted');
    expect(standingOf({ ...known, stoodDown: true })).toBe('stood_down');
    expect(standingOf({ ...known, stoodDown: true, onReserve: true })).toBe('reserve');
    expect(standingOf({ ...known, onReserve: true, holds: 'assigned' })).toBe('assigned');
    const silent = { ...known, outcome: null, answer: null };
    expect(standingOf(silent)).toBe('asked');
    expect(standingOf({ ...silent, roundIsOpen: false })).toBe('silent');
  });
});
