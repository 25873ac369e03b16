import { describe, expect, it } from 'vitest';
import { gives, refused } from './ask.fixtures.ts';

const june = (day: number, clock: string) =>
  `2026-06-${String(day).padStart(2, '0')}T${clock}:00+01:00`;
const worked = (day: number, from: string, to: string, hirer?: string, days = 0) => ({
  start: june(day, from),
  end: june(day + days, to),
  ...(hirer ? { hirer } : {}),
});

describe('WTR-DAILY asked as a question', () => {
  const ask = (shifts: readonly object[], age = 30) => gives('WTR-DAILY', { age, shifts });

  it('passes at 11 h 00 and blocks a minute under', () => {
    expect(ask([worked(1, '14:00', '22:00'), worked(2, '09:00', '17:00')])).toEqual({
      outcome: 'pass',
      rest_hours: 11,
    });
    expect(ask([worked(1, '14:00', '22:01'), worked(2, '09:00', '17:00')])).toMatchObject({
      outcome: 'block_override',
    });
  });

  it('asks for 12 hours under 18', () => {
    const shifts = [worked(1, '13:00', '21:00'), worked(2, '08:30', '16:00')];
    expect(ask(shifts, 17)).toEqual({ outcome: 'block_override', rest_hours: 11.5 });
    expect(ask(shifts, 18)).toMatchObject({ outcome: 'pass' });
    expect(ask([worked(1, '13:00', '20:30'), worked(2, '08:30', '16:00')], 17)).toEqual({
      outcome: 'pass',
      rest_hours: 12,
    });
  });

  it('lets a split shift have its rest at night, and looks at the longest gap, not the first', () => {
    expect(ask([worked(1, '06:00', '10:00'), worked(1, '15:00', '19:00')])).toEqual({
      outcome: 'pass',
      rest_hours: 11,
    });
    expect(ask([worked(1, '06:00', '10:00'), worked(1, '16:00', '20:00')])).toEqual({
      outcome: 'block_override',
      rest_hours: 10,
    });
    expect(
      ask([worked(1, '06:00', '10:00'), worked(1, '15:00', '19:00'), worked(2, '05:00', '09:00')]),
    ).toMatchObject({ rest_hours: 10 });
  });

  it('lets one shift last 13 hours and no longer', () => {
    expect(ask([worked(1, '06:00', '19:00')])).toEqual({ outcome: 'pass', rest_hours: 11 });
    expect(ask([worked(1, '06:00', '19:30')])).toEqual({
      outcome: 'block_override',
      rest_hours: 10.5,
    });
    expect(ask([worked(1, '06:00', '07:00', undefined, 1)])).toMatchObject({
      outcome: 'block_override',
      rest_hours: 0,
    });
    expect(ask([])).toEqual({ outcome: 'pass', rest_hours: 24 });
  });

  it('counts across hirers, in whatever order the shifts are given', () => {
    expect(ask([worked(2, '07:00', '15:00', 'B'), worked(1, '15:00', '22:30', 'A')])).toEqual({
      outcome: 'block_override',
      rest_hours: 8.5,
    });
  });

  it('counts the hours that pass when the clocks change', () => {
    expect(
      ask([
        { start: '2026-03-28T13:00:00+00:00', end: '2026-03-28T21:00:00+00:00' },
        { start: '2026-03-29T08:00:00+01:00', end: '2026-03-29T16:00:00+01:00' },
      ]),
    ).toEqual({ outcome: 'block_override', rest_hours: 10 });
    expect(
      ask([
        { start: '2026-10-24T13:00:00+01:00', end: '2026-10-24T21:00:00+01:00' },
        { start: '2026-10-25T07:00:00+00:00', end: '2026-10-25T15:00:00+00:00' },
      ]),
    ).toEqual({ outcome: 'pass', rest_hours: 11 });
  });

  it('refuses a shift that ends before it starts', () => {
    expect(refused('WTR-DAILY', { age: 30, shifts: [worked(1, '10:00', '09:00')] })).toBe(
      'ends-first',
    );
  });
});

describe('WTR-WEEKLY asked as a question', () => {
  const ask = (given: object) => gives('WTR-WEEKLY', given)['outcome'];
  const rest = (hours: number, option?: string, age?: number) =>
    ask({ longest_rest_hours: hours, ...(option ? { option } : {}), ...(age ? { age } : {}) });

  it('blocks under 24 hours, warns to 35, passes from there', () => {
    expect([23.99, 24, 34.99, 35].map((hours) => rest(hours))).toEqual([
      'block_override',
      'warn',
      'warn',
      'pass',
    ]);
  });

  it('asks for 48 hours in 14 days in one piece, 59 of them clean', () => {
    expect([47.9, 48, 58.9, 59].map((hours) => rest(hours, 'fourteen_day_48h'))).toEqual([
      'block_override',
      'warn',
      'warn',
      'pass',
    ]);
  });

  it('asks of twice 24 hours what it asks of 24', () => {
    expect([23, 24, 35].map((hours) => rest(hours, 'fourteen_day_2x24h'))).toEqual([
      'block_override',
      'warn',
      'pass',
    ]);
  });

  it('asks for 48 hours under 18, whichever way the hirer chose', () => {
    expect([47.5, 48].map((hours) => rest(hours, undefined, 17))).toEqual([
      'block_override',
      'pass',
    ]);
    expect(rest(36, 'fourteen_day_2x24h', 17)).toBe('block_override');
    expect(rest(36, 'seven_day_24h', 18)).toBe('pass');
  });

  it('counts the hours of a rest over a clock change', () => {
    const given = (start: string, end: string) =>
      ask({ option: 'seven_day_24h', rest: { start, end } });
    expect(given('2026-03-28T22:00:00+00:00', '2026-03-29T22:00:00+01:00')).toBe('block_override');
    expect(given('2026-10-24T22:00:00+01:00', '2026-10-25T21:00:00+00:00')).toBe('warn');
    expect(given('2026-10-24T10:00:00+01:00', '2026-10-25T20:00:00+00:00')).toBe('pass');
    expect(
      refused('WTR-WEEKLY', {
        rest: { start: '2026-06-02T00:00:00+01:00', end: '2026-06-01T00:00:00+01:00' },
      }),
    ).toBe('ends-first');
  });

  it('goes by days worked where no rest is given', () => {
    expect([6, 7].map((days_worked) => ask({ days_worked }))).toEqual(['pass', 'block_override']);
    for (const option of ['fourteen_day_48h', 'fourteen_day_2x24h']) {
      expect([12, 13].map((days_worked) => ask({ option, days_worked }))).toEqual([
        'pass',
        'block_override',
      ]);
    }
    expect([5, 6].map((days_worked) => ask({ age: 17, days_worked }))).toEqual([
      'pass',
      'block_override',
    ]);
    expect(ask({ days_worked: 7, longest_rest_hours: 24 })).toBe('warn');
  });

  it('adds up the rest owed in a week', () => {
    const owed = (given: object) => gives('WTR-WEEKLY', given);
    expect(owed({ daily_rests: 6, weekly_rests: 1 })).toEqual({ minimum_hours: 90 });
    expect(owed({ daily_rests: 5, weekly_rests: 1 })).toEqual({ minimum_hours: 79 });
    expect(owed({ age: 17, daily_rests: 5, weekly_rests: 1 })).toEqual({ minimum_hours: 108 });
    expect(refused('WTR-WEEKLY', { age: 30 })).toBe('nothing-asked');
  });
});

describe('WTR-BREAK asked as a question', () => {
  const ask = (age: number, working_minutes: number, ...breaks: [number, number][]) =>
    gives('WTR-BREAK', {
      age,
      working_minutes,
      breaks: breaks.map(([start_minute, minutes]) => ({ start_minute, minutes })),
    });
  const due = (age: number, working_minutes: number) =>
    gives('WTR-BREAK', { age, working_minutes })['break_due_minutes'];

  it('is 20 minutes over 6 hours, 30 under 18 over 4 h 30, and one only', () => {
    expect([due(30, 360), due(30, 361), due(30, 900), due(18, 300)]).toEqual([0, 20, 20, 0]);
    expect([due(17, 270), due(17, 271), due(16, 480)]).toEqual([0, 30, 30]);
  });

  it('judges nothing where breaks are not in issue, and passes where none is due', () => {
    expect(gives('WTR-BREAK', { age: 30, working_minutes: 480 })).toEqual({
      break_due_minutes: 20,
    });
    expect(gives('WTR-BREAK', { age: 30, working_minutes: 360 })).toEqual({
      outcome: 'pass',
      break_due_minutes: 0,
    });
  });

  it('lies in the shift, away from both ends, long enough in one piece', () => {
    const outcome = (...breaks: [number, number][]) => ask(30, 480, ...breaks)['outcome'];
    expect([outcome([240, 20]), outcome([1, 20]), outcome([459, 20])]).toEqual([
      'pass',
      'pass',
      'pass',
    ]);
    expect([
      outcome(),
      outcome([0, 20]),
      outcome([460, 20]),
      outcome([470, 20]),
      outcome([240, 19]),
      outcome([100, 10], [300, 10]),
    ]).toEqual(Array(6).fill('warn'));
    expect([
      outcome([100, 10], [110, 10]),
      outcome([0, 15], [240, 20]),
      outcome([465, 15], [240, 25]),
    ]).toEqual(Array(3).fill('pass'));
    expect(ask(17, 300, [120, 20])).toEqual({ outcome: 'warn', break_due_minutes: 30 });
    expect(ask(17, 300, [120, 30])).toEqual({ outcome: 'pass', break_due_minutes: 30 });
  });
});

describe('WTR-COMP asked as a question', () => {
  const exceptions = [
    'reg21_special_case',
    'shift_changeover',
    'split_day',
    'reg23_agreement',
    'emergency',
  ];

  it('owes as much as was missed, on each ground', () => {
    for (const exception of exceptions) {
      expect(gives('WTR-COMP', { rest_hours: 8.5, exception })).toEqual({
        outcome: 'warn',
        compensatory_rest_owed_hours: 2.5,
      });
    }
    expect(
      gives('WTR-COMP', { rest_hours: 10.8, required_rest_hours: 12, exception: 'emergency' }),
    ).toEqual({ outcome: 'warn', compensatory_rest_owed_hours: 1.2 });
  });

  it('owes nothing where nothing was missed', () => {
    expect(gives('WTR-COMP', { rest_hours: 11, exception: 'split_day' })).toEqual({
      outcome: 'pass',
      compensatory_rest_owed_hours: 0,
    });
    expect(gives('WTR-COMP', { rest_hours: 13, exception: 'split_day' })).toMatchObject({
      compensatory_rest_owed_hours: 0,
    });
  });
});
