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
import { erasePerson } from '../people/index.ts';
import { absencesOf, availabilityOf } from '../worktime/index.ts';
import { askHoliday } from './ask-holiday.ts';
import { carryLeave } from './carry-leave.ts';
import { approveHoliday, refuseHoliday } from './decide-holiday.ts';
import { cancelHoliday, withdrawHoliday } from './give-up-holiday.ts';
import { holidayNeeds } from './look-ahead.ts';
import { holidayList, holidayOutlook, holidayRecord, workerHoliday } from './queries.ts';
import { askHolidayRoute, lookAheadRoute, setTermsRoute } from './schema.ts';
import { endLimit, setLimit } from './set-limit.ts';
import { setTerms } from './set-terms.ts';
import './index.ts';

const world = await openWorld();
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

/** Rosa works five days of seven and a half hours, Tom irregularly; Carla decides. */
async function aDesk() {
  world.at('2026-11-16T09:00:00Z');
  const org = await world.organisation();
  const does = <T>(step: (tx: Tx) => Promise<Result<T>>) => act(world.db, org.carla, step);
  const sees = <T>(step: (tx: Tx) => Promise<Result<T>>) => read(world.db, org.carla, step);
  const rosa = await aClearedWorker(world.db, org.carla, 'Rosa');
  const tom = await aClearedWorker(world.db, org.carla, 'Tom');
  const terms = (change: object = {}) =>
    setTermsRoute.body.parse({
      id: newId(),
      fromOn: '2026-04-01',
      workerClass: 'fixed_hours',
      startedOn: '2025-02-03',
      yearOn: '2026-04-01',
      daysPerWeek: 5,
      minutesPerWeek: 2250,
      ...change,
    });
  const irregular = { workerClass: 'irregular_hours', daysPerWeek: null, minutesPerWeek: null };
  const ask = (change: object = {}) =>
    askHolidayRoute.body.parse({
      id: newId(),
      fromOn: '2026-12-21',
      toOn: '2026-12-27',
      weekdays: [1, 2, 3, 4, 5],
      askedOn: '2026-11-16',
      how: 'phone',
      note: 'Family in Lagos',
      ...change,
    });
  const asked = async (personId: string, change: object = {}) =>
    done(await does((tx) => askHoliday(tx, personId, ask(change)))).holidayId;
  const approve = (holidayId: string, release: readonly string[] = []) =>
    does((tx) => approveHoliday(tx, holidayId, { release }));
  const balance = async (personId: string) =>
    done(await sees((tx) => workerHoliday(tx, personId, undefined))).balance;
  /** Is Rosa available on the Monday of the holiday, and which days away are recorded of her? */
  const rosaThen = () =>
    read(world.db, org.carla, async (tx) => {
      const monday = {
        start: new Date('2026-12-21T07:00:00Z'),
        end: new Date('2026-12-21T15:00:00Z'),
      };
      const state = (await availabilityOf(tx, [rosa], [monday])).get(rosa)?.[0]?.state;
      return { state, away: (await absencesOf(tx, [rosa])).get(rosa) ?? [] };
    });
  return { org, does, sees, rosa, tom, terms, irregular, ask, asked, approve, balance, rosaThen };
}

describe('how holiday is reckoned', () => {
  test('is said before anything is asked for, and only as the law allows', async () => {
    const { does, rosa, tom, terms, irregular, ask } = await aDesk();
    expect(code(await does((tx) => askHoliday(tx, rosa, ask())))).toBe('no-holiday-terms');
    const set = (personId: string, change: object) =>
      does((tx) => setTerms(tx, personId, terms(change)));
    expect(code(await set(rosa, { daysPerWeek: null }))).toBe('facts-missing');
    expect(code(await set(rosa, { minutesPerWeek: null }))).toBe('facts-missing');
    expect(code(await set(rosa, { rolledUp: true }))).toBe('not-rolled-up');
    const first = terms();
    done(await does((tx) => setTerms(tx, rosa, first)));
    done(await does((tx) => setTerms(tx, rosa, first)));
    expect(code(await set(rosa, {}))).toBe('terms-taken');
    expect(code(await set(rosa, { fromOn: '2026-10-01', startedOn: '2026-11-01' }))).toBe(
      'dates-crossed',
    );
    expect(code(await set(newId(), {}))).toBe('candidate-not-found');
    expect(code(await set(tom, { ...irregular, rolledUp: true }))).toBe('ok');
  });

  test('leave is carried over on a ground, to the most of it and never more than was left', async () => {
    const { does, rosa, terms, balance } = await aDesk();
    const carry = (change: object = {}) =>
      does((tx) =>
        carryLeave(tx, rosa, {
          id: newId(),
          intoOn: '2026-11-16',
          amount: 5,
          ground: 'agreement',
          because: 'Asked for in March',
          ...change,
        }),
      );
    expect(code(await carry())).toBe('no-holiday-terms');
    done(await does((tx) => setTerms(tx, rosa, terms({ fromOn: '2025-04-01' }))));
    expect(await carry({ amount: 8.5 })).toMatchObject({
      refusal: {
        code: 'more-than-the-ground',
        source: 'Working Time Regulations 1998, reg 13A(7)',
      },
    });
    const five = { id: newId() };
    expect(done(await carry(five))).toMatchObject({ useBy: '2027-03-31' });
    done(await carry(five));
    expect(code(await carry({ amount: 4 }))).toBe('more-than-the-ground');
    expect(code(await carry({ amount: 24, ground: 'family_leave' }))).toBe('more-than-was-left');
    expect(done(await carry({ amount: 2, ground: 'sickness' })).useBy).toBe('2027-09-30');
    expect(await balance(rosa)).toMatchObject({ entitled: 28, carried: 7, left: 35 });
  });
});

describe('a holiday', () => {
  test('asked for waits with its notice, and what cannot be one is refused', async () => {
    const { does, sees, org, rosa, tom, terms, irregular, ask, balance } = await aDesk();
    done(await does((tx) => setTerms(tx, rosa, terms())));
    done(await does((tx) => setTerms(tx, tom, terms(irregular))));
    const first = ask();
    expect(done(await does((tx) => askHoliday(tx, rosa, first)))).toEqual({
      holidayId: first.id,
      days: 5,
      askBy: '2026-12-10',
      refuseBy: '2026-12-15',
    });
    expect(done(await does((tx) => askHoliday(tx, rosa, first))).days).toBe(5);
    const refused = async (change: object, personId = rosa) =>
      code(await does((tx) => askHoliday(tx, personId, ask(change))));
    expect(await refused({})).toBe('already-asked');
    expect(await refused({ toOn: '2026-12-20' })).toBe('ends-before-it-starts');
    expect(await refused({ toOn: '2028-01-01' })).toBe('too-long-a-time');
    const sunday = { fromOn: '2027-01-03', toOn: '2027-01-03' };
    expect(await refused(sunday)).toBe('no-days-of-leave');
    expect(await refused({ fromOn: '2026-12-28', toOn: '2026-12-28', askedOn: '2026-11-17' })).toBe(
      'not-yet-asked',
    );
    expect(await refused({}, tom)).toBe('facts-missing');
    expect(await refused({ fromOn: '2025-01-06', toOn: '2025-01-06' })).toBe('no-holiday-terms');
    expect(await balance(rosa)).toMatchObject({ asked: 5, left: 28 });
    expect(await read(world.db, org.carla, holidayNeeds)).toEqual({
      asked: 1,
      soon: 0,
      overdue: 0,
    });
    const logged = (await world.log(org)).filter(({ kind }) => kind === 'holiday.asked');
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged[0]?.envelope)).not.toContain('Lagos');
    const outlook = await sees((tx) =>
      holidayOutlook(
        tx,
        rosa,
        lookAheadRoute.query.parse({
          fromOn: '2026-11-19',
          toOn: '2027-01-20',
          weekdays: '1,2,3,4,5',
          askedOn: '2026-11-16',
        }),
      ),
    );
    expect(done(outlook)).toMatchObject({
      days: 45,
      // Too late for notice, so that it may be refused until the day before.
      refuseBy: '2026-11-18',
      leftWith: -22,
      findings: [{ rule: 'WTR-LEAVE-NOTICE' }, { rule: 'WTR-LEAVE-56' }],
    });
  });

  test('approved takes the days from her in the same act, and given up gives them back', async () => {
    const { does, rosa, terms, asked, approve, balance, rosaThen } = await aDesk();
    done(await does((tx) => setTerms(tx, rosa, terms())));
    const id = await asked(rosa);
    expect((await rosaThen()).state).toBe('available');
    done(await approve(id));
    expect(done(await approve(id)).released).toBe(0);
    expect(await rosaThen()).toMatchObject({
      state: 'unavailable',
      away: [{ kind: 'annual_leave', fromOn: '2026-12-21', toOn: '2026-12-27' }],
    });
    expect(await balance(rosa)).toMatchObject({ toCome: 5, left: 23 });
    const refused = await does((tx) => refuseHoliday(tx, id, { because: 'Too many away' }));
    expect(code(refused)).toBe('already-decided');

    const cancel = (change: object = {}) =>
      does((tx) =>
        cancelHoliday(tx, id, {
          agreedOn: '2026-11-16',
          how: 'phone',
          because: 'Flight cancelled',
          ...change,
        }),
      );
    expect(code(await cancel({ agreedOn: '2026-11-17' }))).toBe('not-yet-said');
    expect(code(await cancel({ backOn: '2026-12-28' }))).toBe('not-in-the-holiday');
    done(await cancel({ backOn: '2026-12-24' }));
    expect((await rosaThen()).away).toMatchObject([{ toOn: '2026-12-23' }]);
    expect(await balance(rosa)).toMatchObject({ toCome: 3, left: 25 });
    done(await cancel());
    done(await cancel());
    expect(await rosaThen()).toMatchObject({ state: 'available', away: [] });
    expect(await balance(rosa)).toMatchObject({ toCome: 0, left: 28 });
  });

  test('beyond the four weeks is no excluded day of the 48-hour average', async () => {
    const { does, rosa, terms, asked, approve, rosaThen } = await aDesk();
    done(await does((tx) => setTerms(tx, rosa, terms())));
    done(await approve(await asked(rosa, { fromOn: '2026-11-30', toOn: '2026-12-18' })));
    done(await approve(await asked(rosa, { fromOn: '2027-01-04', toOn: '2027-01-15' })));
    expect((await rosaThen()).away).toMatchObject([
      { kind: 'annual_leave', fromOn: '2026-11-30', toOn: '2026-12-18' },
      { kind: 'annual_leave', fromOn: '2027-01-04', toOn: '2027-01-10' },
      { kind: 'further_leave', fromOn: '2027-01-11', toOn: '2027-01-15' },
    ]);
  });

  test('is refused in time, with the reason, and not afterwards', async () => {
    const { does, sees, rosa, terms, asked } = await aDesk();
    done(await does((tx) => setTerms(tx, rosa, terms())));
    const refuseIt = (id: string) =>
      does((tx) => refuseHoliday(tx, id, { because: 'Six away that week' }));
    const first = await asked(rosa);
    world.at('2026-12-15T20:00:00Z');
    done(await refuseIt(first));
    done(await refuseIt(first));
    const second = await asked(rosa);
    world.at('2026-12-16T00:30:00Z');
    expect(await refuseIt(second)).toMatchObject({
      refusal: { code: 'too-late-to-refuse', source: expect.stringContaining('reg 15') },
    });
    expect(done(await sees((tx) => holidayList(tx, 'asked')))).toMatchObject({
      overdue: 1,
      rows: [{ overdue: true, refuseBy: '2026-12-15' }],
    });
    const withdraw = (saidOn: string) =>
      does((tx) => withdrawHoliday(tx, second, { saidOn, how: 'text' }));
    expect(code(await withdraw('2026-12-17'))).toBe('not-yet-said');
    done(await withdraw('2026-12-16'));
    done(await withdraw('2026-12-16'));
    expect(code(await refuseIt(second))).toBe('already-decided');
    expect(code(await refuseIt(newId()))).toBe('holiday-not-found');
    // Asked for too late: no notice, so that a day before is soon enough.
    const third = await asked(rosa, { askedOn: '2026-12-16' });
    world.at('2026-12-20T12:00:00Z');
    done(await refuseIt(third));
  });

  test('never takes a shift silently: each held then is named, and released with it', async () => {
    const { org, does, sees, rosa, terms, asked, approve } = await aDesk();
    done(await does((tx) => setTerms(tx, rosa, terms())));
    const place = done(await act(world.db, org.ben, async (tx) => ok(await aPlace(tx))));
    const { shiftIds } = done(
      await does(async (tx) =>
        ok(
          await aBooking(tx, place, [
            aShift('2026-12-20', '22:00', '06:00'),
            aShift('2026-12-23', '07:00', '15:00'),
          ]),
        ),
      ),
    );
    done(await does(async (tx) => ok(await anAssignment(tx, rosa, shiftIds))));
    const id = await asked(rosa);
    const { seen } = done(await sees((tx) => holidayRecord(tx, id)));
    expect(seen.held.map(({ shiftId }) => shiftId)).toEqual(shiftIds);
    const [night, day] = seen.held.map(({ assignmentId }) => assignmentId ?? '');
    expect(code(await approve(id))).toBe('still-booked');
    expect(code(await approve(id, [day ?? '', newId()]))).toBe('still-booked');
    expect(done(await approve(id, [night ?? '', day ?? ''])).released).toBe(2);
    const entry = (await world.log(org)).findLast(({ kind }) => kind === 'holiday.decided');
    expect(entry?.envelope).toMatchObject({ facts: { released: shiftIds } });
  });

  test('warns whoever approves of how many would be away', async () => {
    const { org, does, sees, rosa, tom, terms, asked, approve } = await aDesk();
    done(await does((tx) => setTerms(tx, rosa, terms())));
    done(await does((tx) => setTerms(tx, tom, terms())));
    const limit = {
      id: newId(),
      role: 'care-assistant' as string | null,
      fromOn: '2026-12-20',
      toOn: '2027-01-03',
      most: 1,
      because: 'Christmas',
    };
    const bens = <T>(step: (tx: Tx) => Promise<Result<T>>) => act(world.db, org.ben, step);
    expect(code(await bens((tx) => setLimit(tx, { ...limit, role: 'pilot' })))).toBe(
      'role-not-found',
    );
    expect(code(await bens((tx) => setLimit(tx, { ...limit, toOn: '2026-12-01' })))).toBe(
      'ends-before-it-starts',
    );
    done(await bens((tx) => setLimit(tx, limit)));
    done(await bens((tx) => setLimit(tx, limit)));
    const toms = await asked(tom);
    const rules = async (id: string) =>
      done(await sees((tx) => holidayRecord(tx, id))).seen.findings.map(({ rule }) => rule);
    expect(await rules(toms)).toEqual([]);
    done(await approve(await asked(rosa)));
    expect(await rules(toms)).toEqual(['OWN-HOLIDAY-LIMIT']);
    done(await bens((tx) => endLimit(tx, limit.id)));
    done(await bens((tx) => endLimit(tx, limit.id)));
    expect(code(await bens((tx) => endLimit(tx, newId())))).toBe('limit-not-found');
    expect(await rules(toms)).toEqual([]);
  });

  test('of two on one day the database lets one stand', async () => {
    const { org, does, rosa, terms, asked, approve } = await aDesk();
    done(await does((tx) => setTerms(tx, rosa, terms())));
    const id = await asked(rosa);
    done(await approve(id));
    const twin = (from: string) =>
      world.owner.query(
        `insert into holiday select organisation_id, $1, person_id, $2, $3, weekdays, minutes_a_day, asked_on, how,
           note, ask_by, refuse_by, state, recorded_at, recorded_by, decided_at, decided_by, because, given_up_on,
           given_up_how, absences from holiday where id = $4 and organisation_id = $5`,
        [newId(), from, '2026-12-29', id, org.carla.organisationId],
      );
    await expect(twin('2026-12-27')).rejects.toThrow('holiday_no_overlap');
    await twin('2026-12-28');
  });

  test('keeps days and forgets words when the worker is erased, and waits no more', async () => {
    const { org, does, rosa, terms, asked, approve } = await aDesk();
    done(await does((tx) => setTerms(tx, rosa, terms())));
    done(await approve(await asked(rosa)));
    await asked(rosa, { fromOn: '2027-02-01', toOn: '2027-02-02' });
    done(
      await act(world.db, org.olivia, (tx) => erasePerson(tx, { personId: rosa, reason: 'asked' })),
    );
    const { rows } = await world.owner.query(
      'select state, note, how from holiday where person_id = $1 order by from_on',
      [rosa],
    );
    expect(rows).toEqual([
      { state: 'approved', note: '', how: '' },
      { state: 'withdrawn', note: '', how: '' },
    ]);
  });
});
