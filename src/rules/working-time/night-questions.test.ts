import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asked, gives, refused } from './ask.fixtures.ts';

const define = (given: object) => gives('WTR-NIGHT-DEF', given);
const shift = (start: string, end: string) => ({ shift: { start, end } });
const pattern = (weeks_on: number, weeks_in_cycle: number, more = {}) => ({
  pattern: { shift_from: '21:00', shift_to: '07:00', weeks_on, weeks_in_cycle, ...more },
});

describe('night hours of a shift', () => {
  it('are those from 23:00 to 06:00, and three make a night shift', () => {
    const of = (from: string, to: string) =>
      define(shift(`2026-06-01T${from}:00+01:00`, `2026-06-02T${to}:00+01:00`));
    expect(of('20:00', '02:00')).toEqual({ night_hours: 3, counts_as_night_shift: true });
    expect(of('20:00', '01:59')).toMatchObject({ counts_as_night_shift: false });
    expect(of('22:00', '08:00')).toMatchObject({ night_hours: 7 });
    expect(define(shift('2026-06-01T03:00:00+01:00', '2026-06-01T11:00:00+01:00'))).toEqual({
      night_hours: 3,
      counts_as_night_shift: true,
    });
    expect(define(shift('2026-06-01T09:00:00+01:00', '2026-06-01T17:00:00+01:00'))).toEqual({
      night_hours: 0,
      counts_as_night_shift: false,
    });
    expect(define(shift('2026-06-01T22:30:00+01:00', '2026-06-02T00:30:00+01:00'))).toMatchObject({
      night_hours: 1.5,
    });
  });

  it('are hours that pass, on the nights the clocks change in 2026 to 2028', () => {
    for (const [before, night] of [
      ['2026-03-28', '2026-03-29'],
      ['2027-03-27', '2027-03-28'],
      ['2028-03-25', '2028-03-26'],
    ]) {
      expect(
        define(shift(`${before}T22:00:00+00:00`, `${night}T06:00:00+01:00`))['night_hours'],
      ).toBe(6);
    }
    for (const [before, night] of [
      ['2026-10-24', '2026-10-25'],
      ['2027-10-30', '2027-10-31'],
      ['2028-10-28', '2028-10-29'],
    ]) {
      expect(
        define(shift(`${before}T22:00:00+01:00`, `${night}T06:00:00+00:00`))['night_hours'],
      ).toBe(8);
    }
  });

  it('are counted in the window agreed, and in that of the law where the agreed one is void', () => {
    const late = shift('2026-06-01T20:00:00+01:00', '2026-06-02T01:00:00+01:00');
    expect(define(late)).toMatchObject({ night_hours: 2, counts_as_night_shift: false });
    expect(define({ ...late, window: { from: '22:00', to: '05:00' } })).toMatchObject({
      night_hours: 3,
      counts_as_night_shift: true,
      valid_window: true,
    });
    expect(define({ ...late, window: { from: '20:00', to: '02:00' } })).toMatchObject({
      night_hours: 2,
      valid_window: false,
    });
  });

  it('add up over two nights of one long stint', () => {
    expect(
      define(shift('2026-06-01T22:00:00+01:00', '2026-06-03T06:00:00+01:00'))['night_hours'],
    ).toBe(14);
  });

  it('need a shift that ends after it starts, and something to ask', () => {
    expect(
      refused('WTR-NIGHT-DEF', shift('2026-06-02T06:00:00+01:00', '2026-06-01T22:00:00+01:00')),
    ).toBe('ends-first');
    expect(refused('WTR-NIGHT-DEF', {})).toBe('nothing-asked');
  });
});

describe('an agreed night time', () => {
  it('has seven hours and holds midnight to five', () => {
    const valid = (from: string, to: string) => define({ window: { from, to } })['valid_window'];
    for (const [from, to] of [
      ['22:00', '05:00'],
      ['23:00', '06:00'],
      ['00:00', '07:00'],
      ['21:00', '05:00'],
      ['22:30', '05:30'],
      ['00:00', '08:00'],
    ] as const) {
      expect(valid(from, to), `${from} to ${to}`).toBe(true);
    }
    for (const [from, to] of [
      ['23:00', '05:59'],
      ['23:00', '05:00'],
      ['22:01', '05:00'],
      ['21:59', '04:59'],
      ['00:01', '07:01'],
      ['00:00', '06:59'],
      ['09:00', '17:00'],
    ] as const) {
      expect(valid(from, to), `${from} to ${to}`).toBe(false);
    }
  });
});

describe('a pattern of night weeks', () => {
  it('makes no night worker under one in three, is open to one in two, and makes one above', () => {
    const of = (on: number, cycle: number) => {
      const { outcome, suggest_night_worker } = define(pattern(on, cycle));
      return [outcome, suggest_night_worker];
    };
    expect([of(0, 4), of(1, 4), of(33, 100)]).toEqual([
      ['none', false],
      ['none', false],
      ['none', false],
    ]);
    expect([of(1, 3), of(2, 5), of(1, 2), of(34, 100)]).toEqual([
      ['escalate', true],
      ['escalate', true],
      ['escalate', true],
      ['escalate', true],
    ]);
    expect([of(51, 100), of(2, 3), of(1, 1)]).toEqual([
      ['record', true],
      ['record', true],
      ['record', true],
    ]);
  });

  it('makes none of shifts with under three hours of night', () => {
    expect(define(pattern(3, 3, { shift_from: '14:00', shift_to: '01:00' }))).toEqual({
      outcome: 'none',
      suggest_night_worker: false,
      night_hours: 2,
      counts_as_night_shift: false,
    });
    expect(
      define({
        ...pattern(3, 3, { shift_from: '14:00', shift_to: '01:00' }),
        window: { from: '22:00', to: '05:00' },
      }),
    ).toMatchObject({ outcome: 'record', night_hours: 3 });
    expect(define(pattern(1, 2, { shift_from: '03:00', shift_to: '11:00' }))).toMatchObject({
      outcome: 'escalate',
      night_hours: 3,
    });
  });

  it('has no more weeks on than the cycle has', () => {
    expect(refused('WTR-NIGHT-DEF', pattern(4, 3))).toBe('no-such-cycle');
    expect(refused('WTR-NIGHT-DEF', pattern(0, 0))).toBe('no-such-cycle');
  });
});

describe('WTR-NIGHT-8 asked as a question', () => {
  const ask = (given: object) => gives('WTR-NIGHT-8', given);

  it('passes at exactly 8 hours and blocks above, opted out or not', () => {
    expect(ask({ period_weeks: 17, night_shifts: 102, hours_per_shift: 8 })).toEqual({
      outcome: 'pass',
      total_hours: 816,
      divisor_days: 102,
      average: 8,
    });
    expect(
      ask({ period_weeks: 17, night_shifts: 68, hours_per_shift: 12, regular_overtime_hours: 0.5 }),
    ).toMatchObject({ outcome: 'block_override', total_hours: 816.5 });
    expect(ask({ average_hours: 8, opted_out_48: true })).toEqual({ outcome: 'pass', average: 8 });
    expect(ask({ average_hours: 8.01, opted_out_48: true })).toMatchObject({
      outcome: 'block_override',
    });
  });

  it('takes one rest day a week and 17 weeks where neither is given', () => {
    expect(ask({ night_shifts: 85, hours_per_shift: 9 })).toMatchObject({
      divisor_days: 102,
      average: 7.5,
    });
    expect(ask({ period_weeks: 4, night_shifts: 20, hours_per_shift: 10 })).toMatchObject({
      divisor_days: 24,
      outcome: 'block_override',
    });
    expect(
      ask({ period_weeks: 4, night_shifts: 20, hours_per_shift: 10, weekly_rest_days: 0 }),
    ).toMatchObject({ divisor_days: 28, outcome: 'pass' });
    expect(
      ask({ period_weeks: 26, night_shifts: 130, hours_per_shift: 8, weekly_rest_days: 52 }),
    ).toMatchObject({ divisor_days: 130, outcome: 'pass' });
  });

  it('is not fooled by decimals at the edge', () => {
    expect(ask({ period_weeks: 17, night_shifts: 80, hours_per_shift: 10.2 })).toMatchObject({
      total_hours: 816,
      outcome: 'pass',
    });
  });

  it('asks for hours, and for days that are left', () => {
    expect(refused('WTR-NIGHT-8', { period_weeks: 17 })).toBe('hours-missing');
    expect(
      refused('WTR-NIGHT-8', {
        period_weeks: 1,
        night_shifts: 5,
        hours_per_shift: 8,
        weekly_rest_days: 7,
      }),
    ).toBe('no-days');
  });

  it('writes the division down', () => {
    const { working, because } = asked('WTR-NIGHT-8', { night_shifts: 85, hours_per_shift: 10 });
    expect(working.at(-1)?.comes).toBe('850 h / 102 = 8.33 h a day');
    expect(because).toBe('8.33 h a day on average; 8 h are the most for a night worker.');
  });
});

describe('WTR-NIGHT-HAZ asked as a question', () => {
  it('blocks over 8 hours in 24 at special hazard, whatever the average', () => {
    const ask = (special_hazard: boolean, hours_in_24h: number) =>
      gives('WTR-NIGHT-HAZ', { special_hazard, hours_in_24h, average_hours: 12 })['outcome'];
    expect([ask(true, 8), ask(true, 8.01), ask(false, 12), ask(true, 0)]).toEqual([
      'pass',
      'block_override',
      'pass',
      'pass',
    ]);
  });
});

describe('WTR-NIGHT-HEALTH asked as a question', () => {
  const ask = (given: object) =>
    gives('WTR-NIGHT-HEALTH', { age: 30, night_work_on: '2026-06-01', ...given });

  it('blocks without an offer before the first night, and where the answer is unfit', () => {
    expect(ask({})).toEqual({ outcome: 'block' });
    expect(ask({ offered_on: '2026-06-02', result: 'fit' })).toMatchObject({ outcome: 'block' });
    expect(ask({ offered_on: '2026-06-01', result: 'fit' })).toEqual({
      outcome: 'pass',
      again_by: '2027-06-01',
    });
    expect(ask({ offered_on: '2026-05-01', result: 'unfit' })).toMatchObject({ outcome: 'block' });
    expect(ask({ offered_on: '2026-05-01' })).toMatchObject({ outcome: 'escalate' });
  });

  it('warns a day after 12 months', () => {
    expect(ask({ offered_on: '2025-06-01', result: 'fit' })).toMatchObject({ outcome: 'pass' });
    expect(ask({ offered_on: '2025-05-31', result: 'fit' })).toMatchObject({ outcome: 'warn' });
  });

  it('asks for health and capacities under 18', () => {
    expect(ask({ age: 17, offered_on: '2026-05-01', result: 'fit' })).toMatchObject({
      outcome: 'block',
    });
    expect(
      ask({ age: 17, offered_on: '2026-05-01', result: 'fit', of_health_and_capacities: true }),
    ).toMatchObject({ outcome: 'pass' });
  });
});

describe('ENG-CLOCK asked as a question', () => {
  const ask = (start_local: string, end_local: string) =>
    gives('ENG-CLOCK', { start_local, end_local, zone: 'Europe/London' })['elapsed_hours'];

  it('counts the hours that pass on the nights the clocks change', () => {
    expect(ask('2026-03-28T22:00:00', '2026-03-29T06:00:00')).toBe(7);
    expect(ask('2026-10-24T22:00:00', '2026-10-25T06:00:00')).toBe(9);
    expect(ask('2027-03-27T22:00:00', '2027-03-28T06:00:00')).toBe(7);
    expect(ask('2028-10-28T22:00:00', '2028-10-29T06:00:00')).toBe(9);
    expect(ask('2026-06-01T22:00:00', '2026-06-02T06:30:00')).toBe(8.5);
    expect(ask('2026-06-01T22:00:00', '2026-06-01T22:00:36')).toBeCloseTo(0.01, 9);
    expect(ask('2026-10-25T01:30:00', '2026-10-25T02:30:00')).toBe(2);
  });

  it('refuses a time that does not come, and an end before the start', () => {
    const zone = 'Europe/London';
    expect(
      refused('ENG-CLOCK', {
        start_local: '2026-03-29T01:30:00',
        end_local: '2026-03-29T06:00:00',
        zone,
      }),
    ).toBe('no-such-time');
    expect(
      refused('ENG-CLOCK', {
        start_local: '2026-06-01T06:00:00',
        end_local: '2026-06-01T05:00:00',
        zone,
      }),
    ).toBe('ends-first');
  });

  it('moves by whole weeks without changing, away from clock changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 0, max: 23 }),
        (weeks, hour) => {
          const day = new Date(Date.UTC(2026, 4, 4 + weeks * 7));
          const date = day.toISOString().slice(0, 10);
          const next = new Date(day.getTime() + 86_400_000).toISOString().slice(0, 10);
          const clock = `${String(hour).padStart(2, '0')}:00:00`;
          expect(ask(`${date}T${clock}`, `${next}T${clock}`)).toBe(24);
        },
      ),
    );
  });
});
