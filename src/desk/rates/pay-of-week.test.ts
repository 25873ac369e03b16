import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteOfIso } from '../../lib/time.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';
import { partsOfShift } from './day-parts.ts';
import { done, terms } from './fixtures.ts';
import { payOfWeek, type WeekShift } from './pay-of-week.ts';

const PLAIN = { payPence: 1300, chargePence: 1850 };
const at = (iso: string) => done(minuteOfIso(iso));

/** Rosa's shift on an ordinary card: minutes at £13.00 and £18.50 unless said otherwise. */
function shift(iso: string, minutes: number, change: Partial<WeekShift> = {}): WeekShift {
  return {
    shiftId: iso,
    start: at(iso),
    hirerId: 'elm',
    cardId: 'card',
    kind: 'waking',
    parts: [{ name: 'Weekday', minutes, ...PLAIN }],
    plain: PLAIN,
    beyond: terms({ overtime: [afterWeek(2400)] }),
    ...change,
  };
}

const afterWeek = (afterMinutes: number, times = 150) =>
  ({ per: 'week', afterMinutes, payTimes: times, chargeTimes: times }) as const;
const afterDay = (afterMinutes: number, times = 150) =>
  ({ per: 'day', afterMinutes, payTimes: times, chargeTimes: times }) as const;
const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'];
const shown = (shifts: readonly WeekShift[]) =>
  payOfWeek(shifts).lines.map(
    ({ name, minutes, payPence, chargePence }) => `${name} ${minutes} ${payPence} ${chargePence}`,
  );

describe('what a week comes to', () => {
  it('is at the plain rate up to the threshold exactly, and beyond it at the overtime rate', () => {
    const five = days.slice(0, 5).map((day) => shift(`${day}T08:00Z`, 480));
    expect(shown(five)).toEqual(['Weekday 2400 52000 74000']);
    expect(shown([...five, shift('2026-11-28T08:00Z', 181)])).toEqual([
      'Weekday 2400 52000 74000',
      'Weekday, time and a half 181 5883 8371',
    ]);
  });

  it('pays a minute beyond both thresholds once, at the better of them', () => {
    const beyond = terms({ overtime: [afterDay(480), afterDay(720, 200), afterWeek(600)] });
    const one = shift('2026-11-23T08:00Z', 800, { beyond });
    expect(shown([one])).toEqual([
      'Weekday 480 10400 14800',
      'Weekday, time and a half 240 7800 11100',
      'Weekday, double time 80 3467 4933',
    ]);
  });

  it('sets a premium against overtime as the card says', () => {
    const saturday = { name: 'Saturday', minutes: 540, payPence: 1700, chargePence: 2300 };
    const on = (change: object) =>
      shown([
        shift('2026-11-28T08:00Z', 0, {
          parts: [saturday],
          beyond: terms({ overtime: [afterDay(480)], ...change }),
        }),
      ]).at(-1);
    expect(on({})).toBe('Saturday, time and a half 60 1950 2775');
    expect(on({ premiums: 'stack' })).toBe('Saturday, time and a half 60 2550 3450');
    expect(on({ premiumsCount: false })).toBe('Saturday 540 15300 20700');
    const dear = { ...saturday, payPence: 2100, chargePence: 2900 };
    expect(shown([shift('2026-11-28T08:00Z', 0, { parts: [dear] })])).toEqual([
      'Saturday 540 18900 26100',
    ]);
  });

  it('counts hours under one card at one hirer, in the week a shift begins in', () => {
    const beyond = terms({ overtime: [afterWeek(600)] });
    const here = shift('2026-11-23T08:00Z', 600, { beyond });
    expect(payOfWeek([here, { ...here, shiftId: 'b', hirerId: 'oak' }]).overtimeMinutes).toBe(0);
    expect(payOfWeek([here, { ...here, shiftId: 'b', cardId: 'other' }]).overtimeMinutes).toBe(0);
    // Begun on Sunday at 22:00, worked until Monday: all of it is Sunday's.
    const late = shift('2026-11-29T22:00Z', 480, { beyond });
    expect(payOfWeek([here, late]).overtimeMinutes).toBe(480);
  });

  it('pays the least engagement, which counts towards nothing', () => {
    const beyond = terms({ overtime: [afterDay(240)], minimumMinutes: 240 });
    const week = payOfWeek([
      shift('2026-11-23T08:00Z', 150, { beyond }),
      shift('2026-11-23T14:00Z', 90, { beyond, shiftId: 'second' }),
    ]);
    expect(week.lines.map(({ kind, minutes }) => `${kind} ${minutes}`)).toEqual([
      'time 240',
      'engagement 240',
    ]);
    expect(week.shifts.map(({ held }) => held)).toEqual([
      { minutes: 150, payPence: 3250 },
      { minutes: 90, payPence: 1950 },
    ]);
    expect(week.payPence).toBe(10400);
  });

  it('pays a night slept through by the night, and only the minutes awake are held to the minimum wage', () => {
    const sleepIn = {
      payPence: 6000,
      chargePence: 8500,
      awakePayPence: 1300,
      awakeChargePence: 1850,
    };
    const beyond = terms({ sleepIn, overtime: [afterWeek(60)], minimumMinutes: 600 });
    const night = shift('2026-11-23T22:00Z', 540, { kind: 'sleep_in', beyond, awakeMinutes: 45 });
    const week = payOfWeek([night]);
    expect(
      week.lines.map(({ name, minutes, payPence }) => `${name} ${minutes} ${payPence}`),
    ).toEqual(['Sleep-in night 495 6000', 'Awake for work 45 975']);
    expect(week.shifts[0]?.held).toEqual({ minutes: 45, payPence: 975 });
  });

  it('pays each call-out for its least time', () => {
    const beyond = terms({ callOut: { leastMinutes: 60, payPence: 1500, chargePence: 2100 } });
    const parts = [{ name: 'Weekday', minutes: 720, payPence: 300, chargePence: 450 }];
    const week = payOfWeek([
      shift('2026-11-23T20:00Z', 0, { kind: 'on_call', parts, beyond, callOuts: [20, 90] }),
    ]);
    expect(
      week.lines.map(({ name, minutes, payPence }) => `${name} ${minutes} ${payPence}`),
    ).toEqual(['Weekday 720 3600', 'Call-out 150 3750']);
    expect(week.shifts[0]?.held.minutes).toBe(110);
  });

  it('rounds as the card says, and never what the minimum wage is held against', () => {
    const rounded = (minutes: number, to: 5 | 15, how: 'nearest' | 'up') =>
      payOfWeek([
        shift('2026-11-23T08:00Z', minutes, { beyond: terms({ rounding: { to, how } }) }),
      ]).shifts.map((one) => `${one.minutes} ${one.held.minutes}`)[0];
    expect(rounded(487, 15, 'nearest')).toBe('480 487');
    expect(rounded(488, 15, 'nearest')).toBe('495 488');
    expect(rounded(481, 15, 'up')).toBe('495 481');
    expect(rounded(2, 5, 'nearest')).toBe('5 2');
  });

  it('has the real minutes of the night the clocks go back', () => {
    const start = at('2026-10-24T21:00Z');
    const parts = done(
      partsOfShift(
        { start, end: start + 600, breakMinutes: 0 },
        { nightFrom: null, nightTo: null, mixed: 'by_minute' },
        'england',
        BANK_HOLIDAYS,
      ),
    ).map(({ minutes, dayType }) => ({ name: dayType, minutes, ...PLAIN }));
    // 22:00 to 07:00 by the clock, which is ten hours that night.
    const beyond = terms({ overtime: [afterDay(480)] });
    const week = payOfWeek([shift('2026-10-24T21:00Z', 0, { parts, beyond })]);
    expect(week.overtimeMinutes).toBe(120);
    expect(week.lines.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(600);
  });

  const part = fc.record({
    name: fc.constantFrom('Weekday', 'Saturday', 'Sunday night'),
    minutes: fc.integer({ min: 1, max: 500 }),
    payPence: fc.integer({ min: 1200, max: 2400 }),
    chargePence: fc.integer({ min: 2400, max: 4000 }),
  });
  const card = fc
    .record({
      day: fc.integer({ min: 60, max: 600 }),
      week: fc.integer({ min: 60, max: 2400 }),
      premiums: fc.constantFrom('better_of' as const, 'stack' as const),
      premiumsCount: fc.boolean(),
      minimumMinutes: fc.option(fc.integer({ min: 60, max: 360 })),
      to: fc.constantFrom(1 as const, 5 as const, 6 as const, 15 as const),
      how: fc.constantFrom('nearest' as const, 'up' as const),
    })
    .map(({ day, week, to, how, ...rest }) =>
      terms({
        ...rest,
        overtime: [afterDay(day), afterDay(day + 120, 200), afterWeek(week, 175)],
        rounding: { to, how },
      }),
    );
  const weeks = fc
    .tuple(
      card,
      fc.array(
        fc.tuple(fc.integer({ min: 0, max: 6 }), fc.array(part, { minLength: 1, maxLength: 3 })),
        { minLength: 1, maxLength: 7 },
      ),
    )
    .map(([beyond, made]) =>
      made.map(([day, parts], nth) =>
        shift('2026-11-23T08:00Z', 0, {
          shiftId: `shift ${nth}`,
          start: at('2026-11-23T08:00Z') + day * 1440 + nth,
          parts,
          beyond,
        }),
      ),
    );

  it('adds up: no minute is lost or paid twice, and each sum is that of its lines', () => {
    fc.assert(
      fc.property(weeks, (shifts) => {
        const week = payOfWeek(shifts);
        for (const one of week.shifts) {
          const worked = one.lines.filter(({ kind }) => kind === 'time' || kind === 'overtime');
          expect(worked.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(one.minutes);
        }
        for (const of of ['payPence', 'chargePence'] as const) {
          expect(week.lines.reduce((sum, line) => sum + line[of], 0)).toBe(week[of]);
          expect(week.shifts.reduce((sum, one) => sum + one[of], 0)).toBe(week[of]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order of the shifts, and never falls when a minute is added', () => {
    fc.assert(
      fc.property(weeks, fc.nat(), (shifts, pick) => {
        const week = payOfWeek(shifts);
        expect(payOfWeek([...shifts].reverse())).toEqual(week);
        const longer = shifts.map((one, nth) =>
          nth === pick % shifts.length
            ? {
                ...one,
                parts: one.parts.map((each, last) =>
                  last === one.parts.length - 1 ? { ...each, minutes: each.minutes + 1 } : each,
                ),
              }
            : one,
        );
        const more = payOfWeek(longer);
        expect(more.payPence).toBeGreaterThanOrEqual(week.payPence);
        expect(more.chargePence).toBeGreaterThanOrEqual(week.chargePence);
      }),
      { numRuns: 150 },
    );
  });
});
