import { describe, expect, test } from 'vitest';
import { openWorld } from '../../../test/world.ts';
import { newId } from '../../lib/ids.ts';
import { act } from '../../platform/audit/act.ts';
import { read } from '../../platform/db/read.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { aClearedWorker, done } from '../bookings/fixtures.ts';
import { accept, whoMayGoToShift } from '../bookings/index.ts';
import { erasePerson } from '../people/index.ts';
import { startBoard } from './board.ts';
import { minutesLateOf } from './expected.ts';
import { aMorning, type Morning } from './fixtures.ts';
import './index.ts';
import { keepPhoto, setPhotoRole } from '../registration/index.ts';
import { recordStart, type StartToRecord } from './record-start.ts';
import { replaceWorker } from './replace-worker.ts';
import { attendanceSetting, setAttendance } from './setting.ts';
import { siteDayForDesk } from './site-list.ts';
import { takeBack } from './take-back.ts';

const world = await openWorld();

const say = (
  { org, assignmentId }: Morning,
  said: StartToRecord['said'],
  more: Partial<StartToRecord> & { by?: Actor } = {},
) => {
  const { by = org.carla, ...rest } = more;
  return act(world.db, by, (tx) =>
    recordStart(tx, { id: newId(), assignmentId, said, ...rest }, { how: 'phone', byWhom: 'desk' }),
  );
};
const board = (actor: Actor, span: 'now' | 'day' = 'now', date?: string) =>
  read(world.db, actor, (tx) => startBoard(tx, { span, date }));
const rowOf = async ({ org, shiftId }: Morning) => {
  const { rows } = await board(org.carla);
  const row = rows.find((one) => one.shiftId === shiftId);
  if (!row) throw new Error('The shift is not on the board.');
  return row;
};
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

describe('the start board', () => {
  test('shows a start from due to arrived, with who said it and when, and minutes late', async () => {
    const rosa = await aMorning(world);
    world.at('2026-11-23T06:00:00Z');
    expect(await rowOf(rosa)).toMatchObject({
      state: 'due',
      call: false,
      workerName: 'Rosa Marsh',
      workerPhone: '07700 900123',
      contact: { name: 'Grace Hill' },
      siteName: 'Harrow House',
    });
    world.at('2026-11-23T07:10:00Z');
    expect(await rowOf(rosa)).toMatchObject({ state: 'not_heard', call: true });
    done(await say(rosa, 'late', { minutesLate: 25, note: 'Bus broke down' }));
    expect(await rowOf(rosa)).toMatchObject({
      state: 'late',
      call: false,
      expectedAt: '2026-11-23T07:25:00.000Z',
      hirerToldAt: null,
      by: { recordedBy: 'Carla Costa', note: 'Bus broke down' },
    });
    done(await say(rosa, 'hirer_told'));
    expect((await rowOf(rosa)).hirerToldAt).toBe('2026-11-23T07:10:00.000Z');
    world.at('2026-11-23T07:35:00Z');
    expect(await rowOf(rosa)).toMatchObject({ state: 'late', overdue: true, call: true });
    done(await say(rosa, 'arrived', { at: new Date('2026-11-23T07:31:30Z') }));
    const row = await rowOf(rosa);
    expect(row).toMatchObject({ state: 'arrived', minutesLate: 31, call: false });
    expect(row.history.map(({ said }) => said)).toEqual(['late', 'hirer_told', 'arrived']);
    const late = await read(world.db, rosa.org.carla, (tx) => minutesLateOf(tx, [rosa.shiftId]));
    expect(late.get(rosa.shiftId)).toBe(31);
    const log = (await world.log(rosa.org)).filter(({ kind }) => kind === 'attendance.recorded');
    expect(log.map(({ envelope }) => envelope.facts['state'])).toEqual([
      'late',
      'hirer_told',
      'arrived',
    ]);
    expect(JSON.stringify(log.map(({ envelope }) => envelope))).not.toMatch(/Rosa|Bus/);
  });

  test('takes back a wrong press by a later record, once, and never what is not the newest', async () => {
    const rosa = await aMorning(world);
    world.at('2026-11-23T06:30:00Z');
    done(await say(rosa, 'on_the_way'));
    const { recordId } = done(await say(rosa, 'arrived'));
    const back = (record: string, id = newId()) =>
      act(world.db, rosa.org.carla, (tx) =>
        takeBack(tx, { id, assignmentId: rosa.assignmentId, recordId: record }),
      );
    const id = newId();
    expect(code(await back(newId()))).toBe('already-changed');
    expect(done(await back(recordId, id))).toEqual({ recordId: id });
    expect(done(await back(recordId, id))).toEqual({ recordId: id });
    expect(code(await back(recordId))).toBe('already-changed');
    const row = await rowOf(rosa);
    expect(row.state).toBe('on_the_way');
    expect(row.history.map(({ said, takenBack }) => [said, takenBack])).toEqual([
      ['on_the_way', false],
      ['arrived', true],
      ['taken_back', false],
    ]);
  });

  test('refuses what cannot be: too early, the future, unknown, twice, no minutes; and keeps why', async () => {
    const rosa = await aMorning(world);
    world.at('2026-11-23T04:59:00Z');
    expect(code(await say(rosa, 'arrived'))).toBe('before-window');
    world.at('2026-11-23T06:30:00Z');
    expect(code(await say(rosa, 'no_show'))).toBe('before-window');
    expect(code(await say(rosa, 'late'))).toBe('minutes-needed');
    const later = new Date('2026-11-23T06:31:00Z');
    expect(code(await say(rosa, 'arrived', { at: later }))).toBe('in-the-future');
    expect(code(await say({ ...rosa, assignmentId: newId() }, 'arrived'))).toBe(
      'assignment-not-found',
    );
    const other = await aMorning(world);
    world.at('2026-11-23T06:30:00Z');
    expect(code(await say(rosa, 'arrived', { by: other.org.carla }))).toBe('assignment-not-found');
    const id = newId();
    const first = done(await say(rosa, 'arrived', { id }));
    expect(done(await say(rosa, 'arrived', { id }))).toEqual(first);
    expect(code(await say(rosa, 'arrived'))).toBe('already-said');
    const refused = (await world.log(rosa.org)).filter(({ kind }) => kind === 'attendance.refused');
    expect(refused.map(({ envelope }) => envelope.facts)).toEqual([
      { why: 'before-window', how: 'phone', state: 'arrived' },
      { why: 'before-window', how: 'phone', state: 'no_show' },
    ]);
  });

  test('of two who press at once the second sees what the first said', async () => {
    const rosa = await aMorning(world);
    world.at('2026-11-23T07:05:00Z');
    const both = await Promise.all([
      say(rosa, 'arrived'),
      say(rosa, 'arrived', { by: rosa.org.ben }),
    ]);
    expect(both.map(code).sort()).toEqual(['already-said', 'ok']);
  });

  test('holds a shift over midnight and the nights the clocks change', async () => {
    const night = await aMorning(world, ['2027-03-27', '22:00', '06:00']);
    world.at('2027-03-27T22:12:00Z');
    expect(await rowOf(night)).toMatchObject({ state: 'not_heard' });
    done(await say(night, 'arrived', { at: new Date('2027-03-27T22:04:00Z') }));
    world.at('2027-03-28T00:30:00Z');
    expect(await rowOf(night)).toMatchObject({ state: 'arrived', minutesLate: 4 });
    const { rows } = await board(night.org.carla, 'day', '2027-03-28');
    expect(rows).toEqual([]);
  });

  test('looks for somebody else in one press: released with the cause, the shift open, then replaced', async () => {
    const rosa = await aMorning(world);
    const { org, assignmentId, shiftId } = rosa;
    world.at('2026-11-23T07:20:00Z');
    const replace = (by: Actor, id = newId(), because = '') =>
      act(world.db, by, (tx) => replaceWorker(tx, { id, assignmentId, because }));
    done(await say(rosa, 'no_show'));
    expect(code(await replace(org.ravi))).toBe('not-allowed');
    const id = newId();
    const first = done(await replace(org.carla, id));
    expect(first).toMatchObject({ shiftId, because: 'Did not come' });
    expect(done(await replace(org.carla, id)).shiftId).toBe(shiftId);
    expect(code(await replace(org.carla))).toBe('assignment-not-found');
    expect(await rowOf(rosa)).toMatchObject({ state: 'open', replaces: ['Rosa Marsh'] });
    const tom = await aClearedWorker(world.db, org.carla, 'Tom');
    const ranking = done(await read(world.db, org.carla, (tx) => whoMayGoToShift(tx, shiftId)));
    expect(ranking.may.map(({ runner }) => runner.personId)).toContain(tom);
    world.at('2026-11-23T07:40:00Z');
    done(
      await act(world.db, org.carla, (tx) =>
        accept(tx, {
          personId: tom,
          assignments: [{ id: newId(), shiftId }],
          how: 'spoken',
          willing: true,
        }),
      ),
    );
    expect(await rowOf(rosa)).toMatchObject({
      state: 'replacement_sent',
      workerName: 'Tom Marsh',
      replaces: ['Rosa Marsh'],
    });
    expect(code(await say(rosa, 'arrived'))).toBe('assignment-not-found');
  });

  test('keeps its setting, and forgets what was noted about somebody who is erased', async () => {
    const rosa = await aMorning(world);
    const { org } = rosa;
    const own = {
      notHeardAfter: 25,
      eveningAt: '18:00',
      beforeMinutes: 90,
      channel: 'text' as const,
    };
    const set = (change: object) =>
      act(world.db, org.ben, (tx) => setAttendance(tx, { ...own, ...change }));
    expect(code(await set({ eveningAt: '09:00' }))).toBe('not-in-the-evening');
    done(await set({}));
    done(await set({}));
    expect(await read(world.db, org.carla, attendanceSetting)).toEqual(own);
    expect((await world.log(org)).filter(({ kind }) => kind === 'attendance.set')).toHaveLength(1);
    world.at('2026-11-23T07:20:00Z');
    expect((await rowOf(rosa)).state).toBe('due');
    done(await say(rosa, 'cannot_come', { note: 'Her boy is ill' }));
    world.at('2027-11-25T09:00:00Z');
    done(
      await act(world.db, org.olivia, (tx) =>
        erasePerson(tx, { personId: rosa.personId, reason: 'asked' }),
      ),
    );
    const { rows } = await world.owner.query(
      'select said, note from attendance_record where organisation_id = $1',
      [org.id],
    );
    expect(rows).toEqual([{ said: 'cannot_come', note: '' }]);
  });
});

describe('the list for the gatehouse', () => {
  test('names whose photo is on file, and nobody else', async () => {
    const { org, personId, siteId } = await aMorning(world);
    const listed = async () =>
      done(
        await read(world.db, org.carla, (tx) => siteDayForDesk(tx, siteId, '2026-11-23')),
      ).rows.map(({ name, photoOf }) => [name, photoOf]);
    expect(await listed()).toEqual([['Rosa Marsh', null]]);
    const asked = { role: 'care-assistant', needed: true, because: 'Known at the gate' };
    done(await act(world.db, org.ben, (tx) => setPhotoRole(tx, asked)));
    const bytes = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
    done(await act(world.db, org.carla, (tx) => keepPhoto(tx, { personId, bytes })));
    expect(await listed()).toEqual([['Rosa Marsh', personId]]);
  });
});
