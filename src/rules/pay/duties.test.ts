import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { LAW, QUESTIONS } from './book.ts';
import { SWITCH_ON } from './employment-rights-data.ts';

const ask = (rule: string, given: object, asOf = '2026-11-22') => {
  const question = QUESTIONS.find((one) => one.rule === rule);
  const answer = question?.answer(given as never, { asOf, holidays: BANK_HOLIDAYS });
  if (!answer) throw new Error(`no question ${rule}`);
  return answer.ok ? answer.value.gives : answer.refusal.code;
};

describe('guaranteed hours', () => {
  it.each([
    [true, 22, 12, 0],
    [false, 22, 12, 0],
    [true, 8, 26, 8],
    [true, 4, 52, 20],
  ])('are a record and no duty yet (%s, %s h over %s weeks, %s h)', (...of) => {
    const [agency_worker, average_hours_per_week, reference_weeks, contracted_hours_per_week] = of;
    for (const asOf of ['2025-12-17', '2026-11-22', '2027-06-01']) {
      expect(
        ask(
          'ERA-GH',
          { agency_worker, average_hours_per_week, reference_weeks, contracted_hours_per_week },
          asOf,
        ),
      ).toEqual({ outcome: 'record', duty_in_force: false });
    }
  });

  it('are announced in the law until a date is known', () => {
    for (const { rule, from } of SWITCH_ON) {
      expect(from).toBeUndefined();
      expect(LAW.find(({ id }) => id === rule)?.versions.at(-1)?.announced).toBe(true);
    }
  });
});

describe('notice of shifts', () => {
  const told = {
    shift_start: '2026-10-25T06:00:00+00:00',
    told_at: '2026-10-24T06:00:00+01:00',
  };

  it('is counted in hours that passed, over the clock change too', () => {
    expect(ask('ERA-SN', { ...told, told_of: 'offer' })).toEqual({
      outcome: 'record',
      notice_hours: 25,
      duty_in_force: false,
    });
  });

  it('is a duty of no 72 hours in October 2026, whatever older pages say', () => {
    for (const told_at of ['2026-10-23T06:00:00+01:00', '2026-10-25T05:00:00+00:00']) {
      expect(ask('ERA-SN', { ...told, told_at, told_of: 'offer' })).toMatchObject({
        outcome: 'record',
        duty_in_force: false,
      });
    }
    const { versions = [] } = LAW.find(({ id }) => id === 'ERA-SN') ?? {};
    expect(versions.every(({ announced }) => announced)).toBe(true);
  });

  it('of a shift cut short is kept with what was lost', () => {
    expect(
      ask('ERA-SC', { ...told, what: 'cut', hours_lost: 3, pay_per_hour: 12.71 }),
    ).toMatchObject({ notice_hours: 25, pay_lost: 38.13 });
    const after = { ...told, told_at: '2026-10-25T07:00:00+00:00' };
    expect(ask('ERA-SC', { ...after, what: 'cancelled', hours_lost: 8 })).toEqual({
      outcome: 'record',
      notice_hours: 0,
      duty_in_force: false,
    });
  });
});

describe('time limits of claims', () => {
  const limit = (claim: string, act_on: string) => ask('ET-LIMIT', { claim, act_on });

  it('go from 3 to 6 months on 1 October 2026 as announced, with 12 weeks of conciliation', () => {
    expect(limit('discrimination', '2026-09-30')).toEqual({
      limit_months: 3,
      conciliation_weeks: 12,
      claim_period_ends: '2027-03-23',
      announced: false,
    });
    expect(limit('discrimination', '2026-10-01')).toEqual({
      limit_months: 6,
      conciliation_weeks: 12,
      claim_period_ends: '2027-06-23',
      announced: true,
    });
    expect(limit('breach_of_contract', '2026-10-01')).toMatchObject({
      limit_months: 3,
      announced: false,
    });
  });

  it('had 6 weeks of conciliation before December 2025', () => {
    expect(limit('pay', '2025-11-30')).toMatchObject({ conciliation_weeks: 6 });
    expect(limit('pay', '2025-12-01')).toMatchObject({ conciliation_weeks: 12 });
    expect(limit('pay', '2009-01-01')).toBe('no-version');
  });
});

describe('who enforces', () => {
  it('is the Fair Work Agency from 7 April 2026', () => {
    for (const rules of ['agency_rules', 'minimum_wage', 'licences', 'holiday_pay', 'sick_pay']) {
      expect(ask('FWA', { rules, on: '2026-04-07' })).toEqual({ regulator: 'Fair Work Agency' });
    }
    expect(ask('FWA', { rules: 'minimum_wage', on: '2026-04-06' })).toEqual({
      regulator: 'HM Revenue and Customs',
    });
  });
});

describe('records of pay and hours', () => {
  it('are kept 6 years from the end of the next period', () => {
    const kept = (given: object) => ask('NMW-KEEP', given);
    expect(kept({ pay_reference_period_start: '2026-06-01', pay_interval: 'monthly' })).toEqual({
      keep_until: '2032-07-31',
    });
    expect(
      kept({
        pay_reference_period_start: '2026-06-01',
        pay_reference_period_end: '2026-06-07',
      }),
    ).toEqual({ keep_until: '2032-06-14' });
    expect(kept({ pay_reference_period_start: '2026-06-01' })).toBe('facts-missing');
    expect(kept({ pay_reference_period_start: '2021-02-01', pay_interval: 'monthly' })).toBe(
      'no-version',
    );
  });
});

describe('a shift with sleep', () => {
  it.each([
    ['sleep_in', 9, 1.5, 1.5, 9],
    ['sleep_in', 9, 0, 0, 9],
    ['sleep_in', 9, 10, 9, 9],
    ['waking_night', 9, 1.5, 9, 9],
    ['on_call_at_home', 9, 1.5, 1.5, 1.5],
  ])('of %s for %s h, %s awake', (kind, shift_hours, hours_awake_for_work, wage, time) => {
    expect(ask('PAY-SLEEPIN', { kind, shift_hours, hours_awake_for_work })).toEqual({
      minimum_wage_hours: wage,
      working_time_hours: time,
    });
  });
});
