import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawOf, QUESTIONS } from '../book/book.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { judgePay, payThatCounts } from './enough-pay.ts';
import { halfUp, isBelow, upTo } from './rounding.ts';

const ask = (rule: string, given: object) => {
  const question = QUESTIONS.find((one) => one.rule === rule);
  const answer = question?.answer(given as never, { asOf: '2026-06-01', holidays: BANK_HOLIDAYS });
  if (!answer) throw new Error(`no question ${rule}`);
  return answer.ok ? answer.value.gives : answer.refusal.code;
};
const check = (given: object) =>
  ask('NMW-CHECK', { pay_reference_period_start: '2025-06-02', ...given });

describe('pay against the minimum wage', () => {
  it('is enough at the penny, and short a penny below', () => {
    const at = { age: 30, hours: 40 };
    expect(check({ ...at, pay: 488.4 })).toMatchObject({ outcome: 'pass', top_up: 0 });
    expect(check({ ...at, pay: 488.39 })).toMatchObject({
      outcome: 'block',
      entitlement: 488.4,
      top_up: 0.01,
    });
    expect(check({ age: 19, hours: 39, pay: 187.46 })).toMatchObject({
      outcome: 'block',
      entitlement: 390,
      nmw_pay: 187.46,
      top_up: 202.54,
    });
  });

  it('is not rounded an hour: half a penny short is short', () => {
    const least = { age: 30, hours: 7.5 };
    expect(check({ ...least, pay: 91.57 })).toMatchObject({ outcome: 'block', top_up: 0.01 });
    expect(check({ ...least, pay: 91.58 })).toMatchObject({ outcome: 'pass' });
  });

  it.each(['night', 'overtime', 'weekend'])('leaves the premium of a %s rate out', (kind) => {
    expect(
      check({
        age: 30,
        hours: 40,
        basic_rate: 11,
        premium_rate: 14.63,
        premium_hours: 40,
        premium_kind: kind,
      }),
    ).toMatchObject({ outcome: 'block', nmw_pay: 440, entitlement: 488.4, top_up: 48.4 });
  });

  it('counts a rate below the basic one as it is, and a basic rate alone for every hour', () => {
    expect(payThatCounts({ hours: 40, basicRate: 13, premiumRate: 10, premiumHours: 10 })).toEqual({
      ok: true,
      value: 490,
    });
    expect(check({ age: 30, hours: 40, basic_rate: 12.21 })).toMatchObject({ outcome: 'pass' });
    expect(payThatCounts({ hours: 40, basicRate: 13, premiumRate: 20 })).toMatchObject({
      value: 520,
    });
  });

  it('takes the premium out of a whole sum when the basic rate can be told', () => {
    const paid = { hours: 40, pay: 30 * 12 + 10 * 18, premiumRate: 18, premiumHours: 10 };
    expect(payThatCounts(paid)).toEqual({ ok: true, value: 480 });
    expect(payThatCounts({ ...paid, basicRate: 12 })).toEqual({ ok: true, value: 480 });
    expect(payThatCounts({ hours: 40, pay: 600, premiumRate: 15, premiumHours: 40 })).toMatchObject(
      { refusal: { code: 'basic-rate-unknown' } },
    );
    expect(payThatCounts({ hours: 10, pay: 600, premiumRate: 15, premiumHours: 40 })).toMatchObject(
      { refusal: { code: 'hours-crossed' } },
    );
    expect(payThatCounts({ hours: 10 })).toMatchObject({ refusal: { code: 'facts-missing' } });
  });

  it('with an age left out passes only where every age would, and blocks where none would', () => {
    expect(check({ hours: 6, pay: 0, timesheet_recorded: false })).toMatchObject({
      outcome: 'block',
    });
    expect(check({ hours: 10, pay: 122.1 })).toMatchObject({ outcome: 'pass' });
    expect(check({ hours: 10, pay: 122 })).toMatchObject({ outcome: 'escalate' });
    expect(check({ hours: 10, pay: 75.5 })).toMatchObject({ outcome: 'escalate' });
    expect(check({ hours: 10, pay: 75.49 })).toMatchObject({ outcome: 'block' });
  });

  it('has no minimum below school-leaving age, and needs rates for the period', () => {
    expect(check({ age: 15, hours: 10, pay: 10 })).toEqual({ outcome: 'none', nmw_pay: 10 });
    expect(check({ age: 30, hours: 10, pay: 10, pay_reference_period_start: '2027-04-01' })).toBe(
      'no-version',
    );
  });

  it('never fails with more pay or fewer hours where it passed', () => {
    const pence = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(
        pence,
        pence,
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 16, max: 70 }),
        (pay, more, minutes, age) => {
          const judge = (sum: number, time: number) => {
            const judged = judgePay({
              start: '2026-06-01',
              hours: time / 60,
              counts: sum / 100,
              who: { age },
            });
            if (!judged.ok) throw new Error('no rate');
            return judged.value;
          };
          const one = judge(pay, minutes);
          if (one.outcome === 'pass') {
            expect(judge(pay + more, minutes).outcome).toBe('pass');
            expect(judge(pay, minutes - 1).outcome).toBe('pass');
          }
          // What lacks is exactly what makes it enough, to the penny.
          const topped = pay + Math.round((one.topUp ?? 0) * 100);
          expect(judge(topped, minutes).outcome).toBe('pass');
          if (one.topUp) expect(judge(topped - 1, minutes).outcome).toBe('block');
        },
      ),
    );
  });
});

describe('accommodation', () => {
  const accom = (given: object) =>
    ask('NMW-ACCOM', { pay_reference_period_start: '2026-06-01', ...given });

  it.each([
    ['free', 0, 55.5],
    ['below the offset', 4, 0],
    ['at the offset', 11.1, 0],
    ['a penny above it', 11.11, -0.05],
    ['above it', 12, -4.5],
  ])('that is %s changes the pay that counts', (_, charge_per_night, adjustment) => {
    const found = accom({ charge_per_night, nights: 5 }) as { adjustment: number };
    expect(found.adjustment).toBeCloseTo(adjustment, 9);
  });

  it('scales nights a week to the period, to three places', () => {
    expect(
      accom({
        pay_reference_period_start: '2025-06-02',
        charge_per_night: 20,
        nights_per_week: 4,
        period_days: 5,
        age: 25,
        hours: 40,
        pay: 260,
      }),
    ).toMatchObject({ adjustment: -26.68, nmw_pay: 233.32, outcome: 'block' });
    const month = { offset_per_night: 4.3, charge_per_night: 0, nights_per_week: 7 };
    expect(accom({ ...month, period_days: 30 })).toMatchObject({ adjustment: 129.01 });
    expect(accom({ ...month })).toMatchObject({ adjustment: 30.1 });
  });

  it('goes on the list where it may be enough or not at an age that is not on file', () => {
    // £12.71 is the adult rate and £8.00 the lowest of all from April 2026.
    const unknown = { charge_per_night: 0, nights: 1, hours: 40, pay: 400 };
    expect(accom(unknown)).toMatchObject({ outcome: 'escalate' });
    expect(accom({ ...unknown, pay: 600 })).toMatchObject({ outcome: 'pass' });
    expect(accom({ ...unknown, pay: 100 })).toMatchObject({ outcome: 'block' });
    expect(lawOf('NMW-ACCOM')?.escalation).toMatchObject({ stops: false });
  });

  it.each([
    [0, 5, 283.95, 6.31, 308.5, 6.86, 'pass'],
    [4.91, 5, 283.95, 6.31, 283.95, 6.31, 'pass'],
    [4, 7, 274.5, 6.1, 274.5, 6.1, 'block'],
    [6, 7, 283.95, 6.31, 276.32, 6.14, 'block'],
  ])(
    'held against the rates of 2013: %s a night, %s nights, %s paid',
    (charge_per_night, nights, pay, pay_per_hour, nmw_pay, hourly, outcome) => {
      const given = {
        pay_reference_period_start: '2013-10-07',
        charge_per_night,
        nights,
        offset_per_night: 4.91,
        nmw_rate: 6.31,
        hours: 45,
      };
      for (const paid of [{ pay }, { pay_per_hour }]) {
        const found = accom({ ...given, ...paid }) as Record<string, number | string>;
        expect(Number(found.nmw_pay)).toBeCloseTo(nmw_pay, 2);
        expect(Number(found.hourly)).toBeCloseTo(hourly, 2);
        expect(found.outcome).toBe(outcome);
      }
    },
  );

  it('stands without a rate when the sums are given, and refuses without an offset', () => {
    const old = { pay_reference_period_start: '2012-10-08', charge_per_night: 4, nights: 7 };
    expect(accom({ ...old, offset_per_night: 4.82, pay: 300, hours: 45 })).toEqual({
      adjustment: 0,
      nmw_pay: 300,
      hourly: 300 / 45,
    });
    expect(accom(old)).toBe('no-version');
    expect(accom({ charge_per_night: 4 })).toBe('facts-missing');
  });

  it('with an age left out says enough only where it is for every age', () => {
    const stay = { charge_per_night: 0, nights: 7, hours: 40 };
    expect(accom({ ...stay, pay: 508.4 })).toMatchObject({ outcome: 'pass' });
    expect(accom({ ...stay, pay: 400 })).toMatchObject({ outcome: 'escalate' });
    expect(accom({ ...stay, pay: 100 })).toMatchObject({ outcome: 'block' });
    expect(accom({ ...stay, pay: 100, age: 15 })).toMatchObject({ outcome: 'none' });
  });

  it('never makes less of pay with a lower charge above the offset', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 31 }),
        (one, other, nights) => {
          const [low, high] = [Math.min(one, other) / 100, Math.max(one, other) / 100];
          const adjust = (charge_per_night: number) =>
            (accom({ charge_per_night, nights }) as { adjustment: number }).adjustment;
          expect(adjust(low)).toBeGreaterThanOrEqual(adjust(high));
        },
      ),
    );
  });
});

describe('hours of work', () => {
  it.each([
    ['monthly', 2040, 170],
    ['monthly', 2080, 173.3333],
    ['weekly', 2088, 40.1538],
    ['four_weekly', 2080, 160],
  ])('of salaried %s pay on %s hours a year are %s', (pay_interval, basic_annual_hours, hours) => {
    const found = ask('NMW-HOURS', { work_type: 'salaried', pay_interval, basic_annual_hours });
    expect((found as { hours_per_period: number }).hours_per_period).toBeCloseTo(hours, 3);
  });

  it.each(['time', 'output', 'unmeasured'])('of %s work come from the timesheets', (work_type) => {
    expect(ask('NMW-HOURS', { work_type, pay_interval: 'weekly' })).toBe('hours-worked-needed');
  });

  it('of salaried work need the basic hours', () => {
    expect(ask('NMW-HOURS', { work_type: 'salaried', pay_interval: 'weekly' })).toBe(
      'facts-missing',
    );
  });
});

describe('rounding', () => {
  it('sees a float as the decimal it stands for', () => {
    expect(upTo(5.6 * 3, 10)).toBe(16.8);
    expect(upTo(5.6 * 4.5, 10)).toBe(25.2);
    expect(upTo(16.81, 10)).toBe(16.9);
    expect([upTo(7, 2), upTo(7.01, 2)]).toEqual([7, 7.5]);
    expect([halfUp(60.345, 100), halfUp(1.005, 100), halfUp(2.4999, 1)]).toEqual([60.35, 1.01, 2]);
    expect([isBelow(0.1 + 0.2, 0.3), isBelow(0.29, 0.3)]).toEqual([false, true]);
  });
});
