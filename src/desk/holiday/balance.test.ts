import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type DateText, datesFrom, dayNumber } from '../../lib/days.ts';
import { balanceOn, type HolidayFacts } from './balance.ts';
import { lastDayToRefuse, noticeDays } from './notice.ts';
import type { Terms } from './periods.ts';

const fixed: Terms = {
  id: 'a',
  fromOn: '2025-04-01',
  workerClass: 'fixed_hours',
  startedOn: '2024-01-08',
  yearOn: '2024-04-01',
  daysPerWeek: 5,
  minutesPerWeek: 2250,
  payPeriod: 'week',
  rolledUp: false,
  notice: null,
};
const irregular: Terms = {
  ...fixed,
  workerClass: 'irregular_hours',
  daysPerWeek: null,
  minutesPerWeek: null,
};
const facts = (change: Partial<HolidayFacts>): HolidayFacts => ({
  terms: [fixed],
  holidays: [],
  away: [],
  carried: [],
  worked: [],
  today: '2026-11-23',
  ...change,
});
const off = (fromOn: DateText, toOn: DateText, change = {}) => ({
  fromOn,
  toOn,
  weekdays: [1, 2, 3, 4, 5],
  minutesADay: 450,
  approved: true,
  ...change,
});
/** The balance, which must be there. */
function left(change: Partial<HolidayFacts>, day: DateText, lastDay?: DateText) {
  const balance = balanceOn(facts(change), day, lastDay);
  if (!balance.ok || balance.value === null) throw new Error(JSON.stringify(balance));
  return balance.value;
}
const dates = (from: DateText, to: DateText) =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map((n) => addDays('1970-01-01', n));
const runs = { numRuns: 150 };

describe('the balance of fixed hours', () => {
  test('is 28 days of a five-day week, less what is approved, half days as halves', () => {
    const holidays = [
      off('2026-06-01', '2026-06-07'),
      off('2026-12-24', '2026-12-24', { minutesADay: 225 }),
      off('2027-02-01', '2027-02-02', { approved: false }),
    ];
    const carried = [
      { intoOn: '2026-04-01', unit: 'days' as const, amount: 3, useBy: '2027-03-31' },
    ];
    expect(left({ holidays, carried }, '2026-11-23')).toMatchObject({
      from: '2026-04-01',
      to: '2027-03-31',
      entitled: 28,
      carried: 3,
      taken: 5,
      toCome: 0.5,
      asked: 2,
      left: 25.5,
      working: expect.arrayContaining([{ what: 'Left', comes: '28 + 3 − 5.5 = 25.5 days' }]),
    });
  });

  test('gives whoever joins in the year a twelfth for each month begun', () => {
    const joined = { ...fixed, fromOn: '2026-10-19', startedOn: '2026-10-19' };
    expect(left({ terms: [joined] }, '2026-11-23')).toMatchObject({ entitled: 14 });
    expect(balanceOn(facts({ terms: [joined] }), '2026-10-18')).toEqual({ ok: true, value: null });
  });

  test('leave carried over that was not taken by its last day is gone', () => {
    const carried = [
      { intoOn: '2026-04-01', unit: 'days' as const, amount: 4, useBy: '2026-06-30' },
    ];
    const holidays = [off('2026-06-01', '2026-06-01')];
    expect(left({ carried, holidays }, '2026-06-30').left).toBe(31);
    expect(left({ carried, holidays }, '2026-07-01').left).toBe(28);
  });

  test('a whole leave year is 5.6 weeks, with a 29 February and without', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        dates('2024-01-01', '2024-12-31'),
        dates('2026-01-01', '2032-12-31'),
        (tenths, yearOn, day) => {
          const terms = { ...fixed, fromOn: '2020-01-01', startedOn: '2019-01-01' };
          const { entitled, from, to } = left(
            { terms: [{ ...terms, yearOn, daysPerWeek: tenths / 10 }] },
            day,
          );
          expect(entitled).toBeCloseTo(Math.ceil(Math.min(280, 5.6 * tenths) - 1e-9) / 10, 9);
          const leap = datesFrom(from, to).some((date) => date.endsWith('-02-29'));
          expect(datesFrom(from, to)).toHaveLength(leap ? 366 : 365);
        },
      ),
      runs,
    );
  });

  test('a later last day never gives less, and the last of the year gives all', () => {
    fc.assert(
      fc.property(dates('2027-04-01', '2028-03-30'), (day) => {
        const on = (last: DateText) => left({}, last, last).entitled;
        expect(on(addDays(day, 1))).toBeGreaterThanOrEqual(on(day));
        expect(on('2028-03-31')).toBe(28);
      }),
      runs,
    );
  });

  test('the same terms again change nothing but a rounding up, and another leave year loses no leave', () => {
    fc.assert(
      fc.property(
        dates('2026-04-02', '2027-03-31'),
        dates('2025-01-01', '2025-12-31'),
        (day, yearOn) => {
          const holidays = [off('2026-04-01', '2026-04-01')];
          const again = { ...fixed, id: 'b', fromOn: day };
          const same = left({ terms: [fixed, again], holidays }, '2027-03-31');
          expect(same.left).toBeGreaterThanOrEqual(27 - 1e-9);
          expect(same.left).toBeLessThanOrEqual(27.2 + 1e-9);
          // With another leave year: what each day earns is earned once, up to the last day.
          const moved = { ...again, yearOn };
          const last = left({ terms: [fixed, moved], holidays }, day, day);
          expect(last.brought).toBeGreaterThan(-2);
          const pieces = (dayNumber(day) - dayNumber('2026-04-01')) * (28 / 365);
          expect(last.brought).toBeGreaterThanOrEqual(pieces - 1 - 1e-9);
          expect(last.brought).toBeLessThanOrEqual(pieces - 1 + 0.1 + 1e-9);
        },
      ),
      runs,
    );
  });

  test('a holiday cut in two takes as much as in one', () => {
    fc.assert(
      fc.property(
        dates('2026-04-01', '2027-02-20'),
        fc.integer({ min: 1, max: 30 }),
        fc.nat({ max: 29 }),
        (from, days, cut) => {
          const to = addDays(from, days);
          const middle = addDays(from, Math.min(cut, days - 1));
          const halves = [off(from, middle), off(addDays(middle, 1), to)];
          expect(left({ holidays: halves }, '2027-03-31').left).toBeCloseTo(
            left({ holidays: [off(from, to)] }, '2027-03-31').left,
            9,
          );
        },
      ),
      runs,
    );
  });
});

describe('the balance of irregular hours', () => {
  const shift = fc.record({
    on: dates('2026-04-01', '2027-03-31'),
    minutes: fc.integer({ min: 60, max: 720 }),
  });

  test('accrues 12.07% of the hours at the end of each pay period, and says what they rest on', () => {
    const worked = [
      { on: '2026-11-16', minutes: 480 },
      { on: '2026-11-22', minutes: 600 },
      { on: '2026-11-24', minutes: 480 },
    ];
    const holidays = [off('2026-11-18', '2026-11-18', { minutesADay: 120 })];
    const change = { terms: [irregular], worked, holidays };
    expect(left(change, '2026-11-21').entitled).toBe(0);
    expect(left(change, '2026-11-23')).toMatchObject({
      unit: 'hours',
      taken: 2,
      accruals: [{ from: '2026-11-16', to: '2026-11-22', minutes: 1080 }],
      notes: [expect.stringContaining('planned times')],
    });
    expect(left(change, '2026-11-23').entitled).toBeCloseTo(18 * 0.1207, 9);
    expect(left(change, '2026-11-29').notes).toContain('8 h of them lie ahead.');
  });

  test('comes to the same by weeks and by months, and never to more than 28 days', () => {
    fc.assert(
      fc.property(fc.array(shift, { maxLength: 60 }), (worked) => {
        const on = (payPeriod: 'week' | 'month') =>
          left({ terms: [{ ...irregular, payPeriod }], worked }, '2027-03-31').entitled;
        const hours = worked.reduce((all, one) => all + one.minutes, 0) / 60;
        const days = new Set(worked.map((one) => one.on)).size;
        const most = days === 0 ? 0 : (28 * hours) / days;
        expect(on('week')).toBeCloseTo(Math.min(hours * 0.1207, most), 6);
        expect(on('month')).toBeCloseTo(on('week'), 9);
      }),
      runs,
    );
  });

  test('goes on in days when the hours become fixed', () => {
    const worked = [{ on: '2026-05-04', minutes: 6000 }];
    const now = { ...fixed, id: 'b', fromOn: '2026-07-01' };
    const balance = left({ terms: [irregular, now], worked }, '2026-11-23');
    expect(balance.brought).toBeCloseTo((100 * 0.1207) / 7.5, 9);
    expect(balance.unit).toBe('days');
  });
});

describe('notice', () => {
  test('is twice the days and one for who asks, the days and one for who refuses; the contract may differ', () => {
    expect(noticeDays('2026-12-21', 5, null)).toEqual({
      ok: true,
      value: { askBy: '2026-12-10', refuseBy: '2026-12-15' },
    });
    const contract = { askTimes: 0, askMore: 28, refuseTimes: 0, refuseMore: 14 };
    expect(noticeDays('2026-12-21', 5, contract)).toMatchObject({
      value: { askBy: '2026-11-23', refuseBy: '2026-12-07' },
    });
  });

  test('that came too late binds us to no counter-notice', () => {
    const days = { fromOn: '2026-12-21', askBy: '2026-12-10', refuseBy: '2026-12-15' };
    expect(lastDayToRefuse({ ...days, askedOn: '2026-12-10' })).toBe('2026-12-15');
    expect(lastDayToRefuse({ ...days, askedOn: '2026-12-11' })).toBe('2026-12-20');
  });
});
