import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { sickPay, straddlesChange } from './sick-pay.ts';
import { sickPayQuestion } from './sick-pay-question.ts';

const ask = (given: object) => {
  const answer = sickPayQuestion.answer(given as never, {
    asOf: '2026-06-01',
    holidays: BANK_HOLIDAYS,
  });
  return answer.ok ? answer.value.gives : answer.refusal.code;
};
const WORKWEEK = ['mon', 'tue', 'wed', 'thu', 'fri'];

describe('statutory sick pay', () => {
  it.each([
    ['2026-03-05', '2026-03-07', false, 3],
    ['2026-03-05', '2026-03-08', true, 3],
    ['2026-04-02', '2026-04-05', true, 3],
    ['2026-04-03', '2026-04-05', false, 3],
    ['2026-04-06', '2026-04-06', true, 0],
    ['2026-11-22', '2026-11-23', true, 0],
  ])('of a spell from %s to %s', (sick_from, sick_to, valid_period, waiting_days) => {
    expect(ask({ sick_from, sick_to })).toEqual({ outcome: 'record', valid_period, waiting_days });
  });

  it('over the change of 6 April 2026 is for a person to work out', () => {
    expect(ask({ sick_from: '2026-04-05', sick_to: '2026-04-06' })).toEqual({
      outcome: 'escalate',
      valid_period: false,
    });
    expect(ask({ sick_from: '2026-03-30', sick_to: '2026-04-17', earnings_8_weeks: 3200 })).toEqual(
      { outcome: 'escalate', valid_period: false },
    );
    expect(straddlesChange({ from: '2026-04-06', to: '2026-04-20' })).toBe(false);
    expect(sickPay({ from: '2026-04-01', to: '2026-04-10' })).toMatchObject({
      refusal: { code: 'straddles-change' },
    });
  });

  it.each([
    [900, 90],
    [1232.5, 123.25],
    [1232.4, 123.24],
    [1, 0.1],
    [20_000, 123.25],
  ])('of %s pounds in eight weeks pays %s a week', (earnings_8_weeks, week_payment) => {
    const spell = { sick_from: '2026-04-13', sick_to: '2026-04-17', earnings_8_weeks };
    expect(ask({ ...spell, working_days: WORKWEEK })).toMatchObject({ week_payment });
    expect(ask(spell)).toMatchObject({ week_payment });
  });

  it('pays the days worked of the week, and all of it for any pattern', () => {
    const earned = { earnings_8_weeks: 8000 };
    const spell = (working_days: string[], sick_from: string, sick_to: string) =>
      ask({ ...earned, working_days, sick_from, sick_to });
    expect(spell(WORKWEEK, '2026-04-13', '2026-04-15')).toMatchObject({ week_payment: 73.95 });
    expect(spell(WORKWEEK, '2026-04-15', '2026-04-28')).toMatchObject({ week_payment: 123.25 });
    expect(spell(['mon', 'wed', 'fri'], '2026-04-13', '2026-04-17')).toMatchObject({
      week_payment: 123.25,
    });
    expect(spell([...WORKWEEK, 'sat', 'sun'], '2026-04-12', '2026-04-18')).toMatchObject({
      week_payment: 123.25,
    });
    expect(spell(['sun'], '2026-04-13', '2026-04-17')).toMatchObject({ week_payment: 0 });
    expect(spell([], '2026-04-13', '2026-04-17')).toMatchObject({ week_payment: 0 });
  });

  it('before the change waits three days, has a floor of earnings and no share of them', () => {
    const spell = { sick_from: '2026-03-02', sick_to: '2026-03-06', working_days: WORKWEEK };
    expect(ask({ ...spell, earnings_8_weeks: 1000 })).toMatchObject({ week_payment: 47.5 });
    expect(ask({ ...spell, earnings_8_weeks: 999.99 })).toMatchObject({ week_payment: 0 });
    expect(ask({ ...spell, sick_to: '2026-03-13', earnings_8_weeks: 1000 })).toMatchObject({
      week_payment: 118.75,
    });
    expect(ask({ ...spell, sick_to: '2026-03-04' })).toMatchObject({
      valid_period: false,
      week_payment: 0,
    });
  });

  it('matches the published daily rates of 2012', () => {
    // Three waiting days of a Monday to Friday worker, then two and five days in each week.
    const spell = { from: '2012-10-01', to: '2012-10-05', earnings8Weeks: 4000 };
    expect(sickPay({ ...spell, workingDays: [1, 2, 3, 4, 5] })).toMatchObject({
      value: { weekPayment: 34.34, daysPaid: 2 },
    });
    expect(sickPay({ ...spell, to: '2012-10-31', workingDays: [1, 3, 5] })).toMatchObject({
      value: { weekPayment: 85.85, daysPaid: 3 },
    });
  });

  it('needs a rate for the days it pays, and days in order', () => {
    expect(ask({ sick_from: '2027-04-06', sick_to: '2027-04-09' })).toMatchObject({
      valid_period: true,
      waiting_days: 0,
    });
    expect(ask({ sick_from: '2027-04-06', sick_to: '2027-04-09', earnings_8_weeks: 900 })).toBe(
      'no-version',
    );
    expect(ask({ sick_from: '2026-06-02', sick_to: '2026-06-01' })).toBe('dates-crossed');
  });

  it('never pays less to whoever earned more, or was ill longer', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 330 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 500_000 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (day, length, pence, workingDays) => {
          const from = addDays('2026-04-06', day % 300);
          const pay = (days: number, sum: number) => {
            const found = sickPay({
              from,
              to: addDays(from, days),
              workingDays,
              earnings8Weeks: sum / 100,
            });
            if (!found.ok) throw new Error(found.refusal.because);
            return found.value.weekPayment ?? 0;
          };
          const one = pay(length, pence);
          expect(pay(length, pence + 800)).toBeGreaterThanOrEqual(one);
          expect(pay(length + 1, pence)).toBeGreaterThanOrEqual(one);
          expect(one).toBeLessThanOrEqual(123.25);
        },
      ),
    );
  });
});
