import { describe, expect, test } from 'vitest';
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
import { whoMayGoToShift } from '../bookings/index.ts';
import { recordQualification } from '../candidates/index.ts';
import { erasePerson } from '../people/index.ts';
import './index.ts';
import { endItem, issueItem } from './issue-item.ts';
import { issuedList, leaverList, leavingOf } from './queries.ts';
import { closeLeaving, comeBack, recordLeaving } from './record-leaving.ts';
import { checksAgain, clockAgain, holidayOf, keptAfter, leaveYearOf } from './settle.ts';

const world = await openWorld();
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

/** Rosa, who holds a shift on Wed 25 Nov. */
async function aWorkerWithShift() {
  world.at('2026-11-16T09:00:00Z');
  const org = await world.organisation();
  const does = <T>(step: (tx: Tx) => Promise<Result<T>>) => act(world.db, org.carla, step);
  const rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
  const booking = done(
    await does(async (tx) =>
      ok(await aBooking(tx, await aPlace(tx), [aShift('2026-11-25', '07:00', '15:00')])),
    ),
  );
  const shiftId = booking.shiftIds[0] ?? '';
  done(await does(async (tx) => ok(await anAssignment(tx, rosa, [shiftId]))));
  const sees = async () => {
    const asked = await read(world.db, org.carla, (tx) => whoMayGoToShift(tx, shiftId));
    const { may, mayNot } = done(asked);
    return [...may, ...mayNot].some(({ runner }) => runner.personId === rosa);
  };
  return { org, does, rosa, sees };
}

const badge = (change: object = {}) => ({
  id: newId(),
  kind: 'badge' as const,
  name: 'Harrow badge',
  size: '',
  number: 'HB-0042',
  clientId: null,
  issuedOn: '2026-11-16',
  backBy: '2026-11-20',
  ...change,
});

describe('what is issued', () => {
  test('is out until it comes back, late once its day has gone, and forgotten with the person', async () => {
    const { org, does, rosa } = await aWorkerWithShift();
    const one = badge();
    done(await does((tx) => issueItem(tx, rosa, one)));
    done(await does((tx) => issueItem(tx, rosa, one)));
    expect(code(await does((tx) => issueItem(tx, newId(), badge())))).toBe('candidate-not-found');
    expect(code(await does((tx) => issueItem(tx, rosa, badge({ issuedOn: '2026-11-17' }))))).toBe(
      'not-yet',
    );
    expect(code(await does((tx) => issueItem(tx, rosa, badge({ backBy: '2026-11-01' }))))).toBe(
      'back-before-issued',
    );
    const list = async (which: 'out' | 'late' | 'all') =>
      done(await read(world.db, org.ravi, (tx) => issuedList(tx, { which })));
    expect(await list('out')).toMatchObject({ total: 1, late: 0, rows: [{ number: 'HB-0042' }] });
    world.at('2026-11-21T09:00:00Z');
    expect(await list('late')).toMatchObject({ total: 1, rows: [{ issuedBy: 'Carla Costa' }] });
    const end = (how: 'returned' | 'lost', on: string) =>
      does((tx) => endItem(tx, one.id, { how, on, note: '' }));
    expect(code(await end('lost', '2026-11-15'))).toBe('before-issued');
    done(await end('lost', '2026-11-20'));
    done(await end('returned', '2026-11-21'));
    expect(code(await end('lost', '2026-11-21'))).toBe('already-ended');
    expect(await list('out')).toMatchObject({ total: 0 });
    world.at('2028-01-03T09:00:00Z');
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: rosa, reason: 'asked' })),
    );
    expect(JSON.stringify(await list('all'))).not.toContain('HB-0042');
  });
});

describe('a leaver', () => {
  test('gives up later shifts first, leaves the books on the last day, and comes back to be checked', async () => {
    const { org, does, rosa, sees } = await aWorkerWithShift();
    done(await does((tx) => issueItem(tx, rosa, badge({ backBy: null }))));
    const ended = { name: 'First aid', expiresOn: '2026-12-31', seenOn: '2026-01-05' };
    done(await does((tx) => recordQualification(tx, { id: newId(), personId: rosa, ...ended })));
    const leaves = (lastDay: string, id = newId()) =>
      does((tx) =>
        recordLeaving(tx, rosa, { id, reason: 'own_choice', lastDay, note: 'Moves to Hull' }),
      );
    expect(code(await leaves('2026-11-20'))).toBe('still-booked');
    const id = newId();
    done(await leaves('2026-11-25', id));
    done(await leaves('2026-11-25', id));
    expect(code(await leaves('2026-11-26'))).toBe('already-left');
    expect(await sees()).toBe(true);
    expect(code(await does((tx) => closeLeaving(tx, id)))).toBe('not-yet');
    const shown = async () => done(await read(world.db, org.ravi, (tx) => leavingOf(tx, rosa, {})));
    expect(await shown()).toMatchObject({
      leaving: { lastDay: '2026-11-25', closedAt: null },
      out: [{ number: 'HB-0042' }],
      holiday: { heldMinutes: 480, accruedMinutes: 58, from: '2026-04-01' },
    });
    expect((await shown()).keep[0]).toMatchObject({ until: '2032-11-25' });

    world.at('2026-11-26T09:00:00Z');
    done(await does((tx) => closeLeaving(tx, id)));
    done(await does((tx) => closeLeaving(tx, id)));
    expect(await sees()).toBe(false);
    expect(done(await read(world.db, org.carla, (tx) => leaverList(tx, 'left')))).toMatchObject({
      total: 1,
      rows: [{ name: 'Rosa Marsh', out: 1 }],
    });

    world.at('2027-03-01T09:00:00Z');
    const back = (backOn: string) => does((tx) => comeBack(tx, id, { backOn }));
    expect(code(await back('2026-11-01'))).toBe('back-before-leaving');
    const { again } = done(await back('2027-03-01'));
    expect(again.map(({ what }) => what)).toEqual([
      'References',
      'First aid',
      'Weeks at Harrow House',
    ]);
    expect(again[2]?.because).toContain('week 1');
    done(await back('2027-03-01'));
    expect(await sees()).toBe(true);
    const kinds = (await world.log(org)).map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'item.issued',
        'worker.left',
        'worker.came_back',
        'candidate.archived',
      ]),
    );
  });
});

describe('what is settled', () => {
  const check = (change: object) => ({
    id: newId(),
    kind: 'identity' as const,
    name: '',
    nameKey: '',
    route: '',
    list: null,
    basis: null,
    permissionEndsOn: null,
    noticeDated: null,
    inTimeApplication: false,
    outcome: 'satisfied' as const,
    checkedOn: '2026-01-05',
    expiresOn: null,
    ...change,
  });

  test('says what ran out, what was not satisfied, what is old and what is missing', () => {
    const today = '2027-03-01';
    const found = checksAgain(
      [
        check({ kind: 'right_to_work', expiresOn: '2027-02-01' }),
        check({ kind: 'dbs', outcome: 'not_satisfied' }),
        check({ kind: 'reference', checkedOn: '2026-02-01' }),
      ],
      today,
    );
    expect(found.map(({ what, grave }) => [what, grave])).toEqual([
      ['Right to work', true],
      ['DBS', true],
      ['References', false],
      ['Identity', true],
    ]);
    const fresh = check({ kind: 'reference', checkedOn: '2026-03-01' });
    expect(checksAgain([check({}), check({ kind: 'right_to_work' }), fresh], today)).toEqual([]);
  });

  test('keeps each record as long as the schedule says, and reckons the leave of the hours held', () => {
    expect(keptAfter('2026-11-25').map(({ until }) => until)).toContain('2027-11-25');
    expect(holidayOf(6000, 2, '2026-04-01')).toMatchObject({
      value: { accruedMinutes: 724, leaveDays: 2 },
    });
    expect(leaveYearOf('2026-03-31')).toBe('2025-04-01');
    expect(leaveYearOf('2026-04-01')).toBe('2026-04-01');
    expect(clockAgain('Aire', { before: 5, today: 5 }).because).toContain('still count');
  });
});
