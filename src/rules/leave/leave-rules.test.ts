import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { accruedLeave, wholeHours } from './accrued-leave.ts';
import { QUESTIONS } from './book.ts';
import { holidayWeekPay, type WeekPaid, weeksForHolidayPay } from './holiday-week-pay.ts';
import { lastDayForNotice, leaveNotice } from './leave-notice.ts';
import { leaveRecordKeptUntil } from './leave-records.ts';
import { rolledUpPay } from './rolled-up-pay.ts';

const ask = (rule: string, given: object, asOf = '2026-06-01') => {
  const question = QUESTIONS.find((one) => one.rule === rule);
  const answer = question?.answer(given as never, { asOf, holidays: BANK_HOLIDAYS });
  if (!answer) throw new Error(`no question ${rule}`);
  return answer.ok ? answer.value.gives : answer.refusal.code;
};

describe('leave on irregular hours', () => {
  it('accrues 12.07 % and keeps the figure before rounding', () => {
    expect(accruedLeave(30, '2026-04-01')).toMatchObject({ value: { hours: 4 } });
    expect(ask('WTR-LEAVE-IRR', { hours_in_pay_period: 100 })).toMatchObject({
      outcome: 'record',
      accrued_unrounded: 12.07,
      accrued_hours: 12,
    });
  });

  it('counts half an hour as an hour and less as nothing', () => {
    expect([0, 0.49, 0.5, 3.49, 3.5, 3.6, 4].map(wholeHours)).toEqual([0, 0, 1, 3, 4, 4, 4]);
    expect(wholeHours(0.1 + 0.4)).toBe(1);
  });

  it('drifts when each week is rounded, so the figure before rounding is what adds up', () => {
    const weeks = Array.from({ length: 12 }, () =>
      ask('WTR-LEAVE-IRR', { hours_in_pay_period: 30 }),
    );
    const sum = (key: string) =>
      weeks.reduce((total, week) => total + Number((week as Record<string, unknown>)[key]), 0);
    expect(sum('accrued_hours')).toBe(48);
    expect(sum('accrued_unrounded')).toBeCloseTo(43.452, 6);
  });

  it('begins with leave years from 1 April 2024; a person decides before', () => {
    const asked = (leave_year_start: string) =>
      ask('WTR-LEAVE-IRR', { hours_in_pay_period: 100, leave_year_start });
    expect(asked('2024-03-31')).toEqual({ outcome: 'escalate' });
    expect(asked('2024-04-01')).toMatchObject({ outcome: 'record', accrued_hours: 12 });
    expect(accruedLeave(100, '2024-03-31')).toMatchObject({ refusal: { code: 'no-version' } });
  });

  it('never shrinks with more hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (hundredths) => {
        const [less, more] = [hundredths, hundredths + 1].map((hours) =>
          accruedLeave(hours / 100, '2026-04-01'),
        );
        if (!less?.ok || !more?.ok) throw new Error('no accrual');
        expect(more.value.hours).toBeGreaterThanOrEqual(less.value.hours);
        expect(Math.abs(less.value.hours - less.value.unrounded)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

describe('rolled-up holiday pay', () => {
  it('is 12.07 % for irregular hours and part of the year in Great Britain', () => {
    const payment = { jurisdiction: 'GB', gross_pay: 500 };
    for (const worker_class of ['irregular_hours', 'part_year']) {
      expect(ask('WTR-RHP', { ...payment, worker_class })).toEqual({
        outcome: 'record',
        rolled_up_holiday_pay: 60.35,
        separate_payslip_line: true,
      });
    }
    expect(ask('WTR-RHP', { worker_class: 'part_year', jurisdiction: 'GB' })).toEqual({
      outcome: 'record',
      separate_payslip_line: true,
    });
  });

  it.each([
    ['fixed_hours', 'GB', '2026-06-01'],
    ['fixed_hours', 'NI', '2026-06-01'],
    ['irregular_hours', 'NI', '2026-06-01'],
    ['part_year', 'NI', '2026-06-01'],
    ['irregular_hours', 'GB', '2024-03-31'],
  ])('is blocked for %s in %s on %s', (worker_class, jurisdiction, asOf) => {
    expect(ask('WTR-RHP', { worker_class, jurisdiction, gross_pay: 500 }, asOf)).toEqual({
      outcome: 'block',
    });
  });

  it('goes to the penny, half a penny up', () => {
    const pay = (payPence: number) =>
      rolledUpPay({ worker: 'part_year', jurisdiction: 'GB', payPence, on: '2026-06-01' });
    expect(pay(12_345)).toMatchObject({ value: { holidayPence: 1490 } });
    expect(pay(50_000)).toMatchObject({ value: { holidayPence: 6035, percent: '12.07%' } });
  });
});

describe('notice for leave', () => {
  it('is twice the leave and a day to ask, the leave and a day to refuse, twice to impose', () => {
    const notice = (leave_days: number, given_by: string) =>
      ask('WTR-LEAVE-NOTICE', { leave_days, given_by });
    expect(notice(1, 'worker_request')).toEqual({ notice_days: 3 });
    expect(notice(10, 'worker_request')).toEqual({ notice_days: 21 });
    expect(notice(10, 'employer_refusal')).toEqual({ notice_days: 11 });
    expect(notice(10, 'employer_imposed')).toEqual({ notice_days: 20 });
    expect(leaveNotice(1, 'employer_imposed', '2026-06-01')).toMatchObject({ value: { days: 2 } });
    expect(lastDayForNotice('2026-06-22', 5, 'worker_request')).toEqual({
      ok: true,
      value: '2026-06-11',
    });
  });
});

describe("a week's holiday pay", () => {
  const pay = (weeks_looked_back: number, weeks_with_pay: number, total_paid: number) =>
    ask('WTR-HOLPAY-52', { weeks_looked_back, weeks_with_pay, total_paid });

  it('is the mean of the weeks with pay, 52 at most', () => {
    expect(pay(58, 52, 20_800)).toEqual({ weeks_used: 52, week_pay: 400 });
    expect(pay(104, 30, 9000)).toEqual({ weeks_used: 30, week_pay: 300 });
    expect(pay(104, 60, 20_800)).toEqual({ weeks_used: 52, week_pay: 400 });
    expect(pay(10, 10, 3333.4)).toEqual({ weeks_used: 10, week_pay: 333.34 });
  });

  it('has no mean without a week of pay, and goes back 104 weeks at most', () => {
    expect(pay(104, 0, 0)).toEqual({ weeks_used: 0 });
    expect(pay(105, 52, 20_800)).toBe('too-far-back');
    expect(pay(10, 11, 3300)).toBe('weeks-crossed');
    expect(
      ask(
        'WTR-HOLPAY-52',
        { weeks_looked_back: 52, weeks_with_pay: 52, total_paid: 1 },
        '2020-04-05',
      ),
    ).toBe('no-version');
  });

  it('passes over weeks that had no pay of their own, and stops after 104', () => {
    const week = (pence: number, passedOver?: WeekPaid['passedOver']): WeekPaid =>
      passedOver ? { pence, passedOver } : { pence };
    const weeks = [
      week(0),
      week(11_875, 'sick_pay_only'),
      ...Array.from({ length: 60 }, () => week(40_000)),
    ];
    const used = weeksForHolidayPay(weeks, '2026-06-01');
    expect(used.ok && used.value.length).toBe(52);
    const thin = weeksForHolidayPay(
      [...Array.from({ length: 103 }, () => week(0)), week(100), week(200)],
      '2026-06-01',
    );
    expect(thin).toEqual({ ok: true, value: [week(100)] });
    expect(
      holidayWeekPay({ weeksBack: 1, weeksWithPay: 1, totalPence: 100, on: '2026-06-01' }),
    ).toEqual({ ok: true, value: { weeksUsed: 1, pence: 100 } });
  });
});

describe('records of leave and holiday pay', () => {
  it('are kept 6 years from the day they are made, from 6 April 2026', () => {
    expect(leaveRecordKeptUntil('2026-04-06')).toEqual({
      ok: true,
      value: { until: '2032-04-06', years: 6 },
    });
    expect(leaveRecordKeptUntil('2028-02-29')).toMatchObject({
      value: { until: '2034-02-28' },
    });
    expect(leaveRecordKeptUntil('2026-04-05')).toMatchObject({ refusal: { code: 'no-version' } });
  });
});
