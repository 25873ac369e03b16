import { describe, expect, it } from 'vitest';
import { ask } from './ask.fixtures.ts';

describe('AWR-WEEK', () => {
  it('counts weeks with any work, whatever the order of the days', () => {
    const worked_dates = ['2026-04-08', '2026-04-01', '2026-04-07', '2026-04-01', '2026-04-22'];
    expect(ask('AWR-WEEK', { first_day: '2026-04-01', worked_dates }, '2026-04-22')).toEqual({
      weeks: 3,
      week_end: '2026-04-28',
    });
  });

  it('leaves out days before the first, and all before 1 October 2011', () => {
    expect(
      ask(
        'AWR-WEEK',
        { first_day: '2026-04-01', worked_dates: ['2026-03-31', '2026-04-01'] },
        '2026-04-03',
      ),
    ).toEqual({ weeks: 1, week_end: '2026-04-07' });
    expect(
      ask(
        'AWR-WEEK',
        { first_day: '2011-09-05', worked_dates: ['2011-09-05', '2011-09-30', '2011-10-03'] },
        '2011-10-03',
      ),
    ).toEqual({ weeks: 1, week_end: '2011-10-07' });
  });

  it('ends the week after the day the question is put', () => {
    const at = (asOf: string) =>
      ask('AWR-WEEK', { first_day: '2026-04-01', worked_dates: ['2026-04-01'] }, asOf);
    expect(at('2026-04-01')).toMatchObject({ week_end: '2026-04-07' });
    expect(at('2026-04-08')).toEqual({ weeks: 1, week_end: '2026-04-14' });
    expect(ask('AWR-WEEK', { first_day: '2026-04-01', worked_dates: [] }, '2026-04-01')).toEqual({
      weeks: 0,
      week_end: '2026-04-07',
    });
  });
});

describe('AWR-QUAL', () => {
  const judged = (asOf: string, weeks_worked: number, more: object = {}) =>
    ask('AWR-QUAL', { first_day: '2026-01-05', weeks_worked, ...more }, asOf);

  it('gives the rights on the first day of week 13 and not the day before', () => {
    expect(judged('2026-03-29', 12)).toEqual({
      qualified: false,
      weeks: 12,
      rights_from: '2026-03-30',
    });
    expect(judged('2026-03-30', 12)).toMatchObject({ qualified: true });
    expect(judged('2026-03-30', 11)).toMatchObject({ qualified: false, weeks: 11 });
    expect(judged('2026-06-01', 20)).toMatchObject({
      qualified: true,
      weeks: 20,
      rights_from: '2026-03-30',
    });
  });

  it('asks for some work in each week, however little', () => {
    expect(judged('2026-03-30', 12, { hours_in_each_week: 0.5 })).toMatchObject({
      qualified: true,
    });
    expect(judged('2026-03-30', 12, { hours_in_each_week: 0 })).toMatchObject({
      qualified: false,
      weeks: 0,
    });
  });

  it('starts every count at zero on 1 October 2011', () => {
    const since = (first_day: string, weeks_worked: number, asOf: string) =>
      ask('AWR-QUAL', { first_day, weeks_worked }, asOf);
    expect(since('2011-08-13', 19, '2011-12-24')).toEqual({
      qualified: true,
      weeks: 12,
      rights_from: '2011-12-24',
    });
    expect(since('2011-08-13', 18, '2011-12-17')).toMatchObject({ qualified: false, weeks: 11 });
    expect(since('2011-09-05', 10, '2011-11-14')).toMatchObject({ weeks: 6 });
    expect(since('2011-10-01', 12, '2011-12-24')).toMatchObject({ qualified: true });
    expect(since('2011-06-01', 4, '2011-06-29')).toMatchObject({ qualified: false, weeks: 0 });
  });

  it('counts a leap day', () => {
    expect(
      ask('AWR-QUAL', { first_day: '2028-01-03', weeks_worked: 12 }, '2028-03-27'),
    ).toMatchObject({ rights_from: '2028-03-27' });
  });
});

describe('AWR-SAME-HIRER', () => {
  const change = (change: string, more: object = {}) => ask('AWR-SAME-HIRER', { change, ...more });

  it.each([
    'other_agency_same_hirer',
    'other_site_same_company',
    'other_school_same_local_authority',
  ])('goes on after %s', (what) => {
    expect(change(what, { weeks_by_agency: [8, 3] })).toEqual({
      reset: false,
      weeks: 11,
      qualified: false,
      check_avoidance: false,
    });
    expect(change(what)).toMatchObject({ reset: false });
    expect(change(what, { same_role: false, weeks_by_agency: [8, 4] })).toMatchObject({
      reset: true,
      weeks: 4,
    });
  });

  it('starts anew with another hirer, and looks at a connected one', () => {
    expect(change('other_hirer', { weeks_by_agency: [8, 4] })).toEqual({
      reset: true,
      weeks: 4,
      qualified: false,
      check_avoidance: false,
    });
    expect(change('other_company_same_group', { weeks_by_agency: [11] })).toEqual({
      reset: true,
      weeks: 0,
      qualified: false,
      check_avoidance: true,
    });
  });
});

describe('AWR-ROLE', () => {
  it.each([
    [true, true, { outcome: 'record', reset: true }],
    [true, false, { outcome: 'warn', reset: false }],
    [false, true, { outcome: 'pass', reset: false }],
    [false, false, { outcome: 'pass', reset: false }],
  ])('different %s, told %s', (substantively_different, worker_told_in_writing, expected) => {
    expect(
      ask('AWR-ROLE', { substantively_different, worker_told_in_writing, weeks_before: 9 }),
    ).toEqual(expected);
  });
});

describe('AWR-AVOID', () => {
  const flagged = (
    assignments_weeks: number[],
    gaps_weeks: number[],
    same_hirer = true,
    asOf?: string,
  ) => ask('AWR-AVOID', { assignments_weeks, gaps_weeks, same_hirer }, asOf);
  const yes = { outcome: 'escalate', flagged: true, max_award: 5000 };
  const no = { outcome: 'pass', flagged: false, max_award: 0 };

  it('flags two assignments just under 12 weeks, or breaks just over six', () => {
    expect(flagged([11, 11], [7])).toEqual(yes);
    expect(flagged([11, 10], [20])).toEqual(yes);
    expect(flagged([5, 5, 5], [7, 8])).toEqual(yes);
    expect(flagged([20, 20], [7])).toEqual(yes);
  });

  it('flags nothing that keeps nobody out', () => {
    expect(flagged([11], [])).toEqual(no);
    expect(flagged([11, 11], [6])).toEqual(no);
    expect(flagged([11, 11], [2])).toEqual(no);
    expect(flagged([4, 5], [20])).toEqual(no);
    expect(flagged([11, 11, 11], [7, 7], false)).toEqual(no);
    expect(flagged([11, 11], [7], true, '2011-09-30')).toEqual(no);
  });
});

describe('AWR-DAY1, AWR-DEROG and AWR-EQ', () => {
  it('give the rights of the first day whatever the weeks', () => {
    const rights = ['collective_facilities', 'vacancy_information'];
    for (const weeks_completed of [0, 11, 12, 40]) {
      expect(ask('AWR-DAY1', { weeks_completed })).toEqual({ rights, duty_on: 'hirer' });
    }
    expect(ask('AWR-DAY1', { weeks_completed: 0 }, '2011-09-30')).toMatchObject({ rights: [] });
  });

  it('end pay between assignments on 6 April 2020', () => {
    const applies = (contract: string, weeks_completed: number, asOf: string) =>
      (ask('AWR-DEROG', { contract, weeks_completed }, asOf) as { equal_pay_applies: boolean })
        .equal_pay_applies;
    expect(applies('pay_between_assignments', 20, '2020-04-05')).toBe(false);
    expect(applies('pay_between_assignments', 20, '2020-04-06')).toBe(true);
    expect(applies('pay_between_assignments', 11, '2020-04-06')).toBe(false);
    expect(applies('other', 12, '2020-04-05')).toBe(true);
    expect(applies('other', 11, '2026-06-01')).toBe(false);
    expect(applies('other', 20, '2011-09-30')).toBe(false);
  });

  it('stop a rate below the comparable one from week 13', () => {
    const paid = (
      weeks_completed: number,
      week_number: number,
      pay_rate: number,
      comparator_rate = 14.1,
    ) => ask('AWR-EQ', { weeks_completed, week_number, pay_rate, comparator_rate });
    const pass = { outcome: 'pass', uplift: 0 };
    expect(paid(12, 13, 12.8)).toEqual({ outcome: 'block', uplift: 1.3 });
    expect(paid(12, 13, 14.09)).toEqual({ outcome: 'block', uplift: 0.01 });
    expect(paid(12, 13, 14.1)).toEqual(pass);
    expect(paid(12, 13, 15)).toEqual(pass);
    expect(paid(11, 12, 12.8)).toEqual(pass);
    expect(paid(12, 12, 12.8)).toEqual(pass);
    expect(paid(11, 13, 12.8)).toEqual(pass);
    expect(paid(30, 31, 12.8)).toMatchObject({ outcome: 'block' });
  });
});

describe('AWR-SCOPE, AWR-PREG and AWR-INFO', () => {
  it('hold for umbrella workers under the hirer and not for own business or a managed service', () => {
    const scope = (contract: string, direction: string, more: object = {}) =>
      ask('AWR-SCOPE', { contract, direction, ...more });
    expect(scope('umbrella', 'hirer')).toEqual({ outcome: 'pass', in_scope: true });
    expect(scope('personal_service', 'managed_service')).toEqual({
      outcome: 'pass',
      in_scope: false,
    });
    expect(scope('own_account_business', 'hirer')).toMatchObject({ in_scope: false });
    expect(scope('employment', 'hirer', { temporary: false })).toMatchObject({ in_scope: false });
    expect(scope('unclear', 'hirer')).toEqual({ outcome: 'escalate' });
  });

  it('owe a qualified pregnant worker time off and, where the work is unsafe, other work or pay', () => {
    const owed = (weeks_completed: number, more: object) =>
      ask('AWR-PREG', { weeks_completed, reason: 'pregnant', ...more });
    expect(owed(12, {})).toEqual({
      outcome: 'record',
      paid_time_off: true,
      risk_assessment: true,
      pay_for_intended_length: false,
    });
    expect(owed(12, { risk_found: true })).toMatchObject({
      outcome: 'escalate',
      pay_for_intended_length: true,
    });
    expect(owed(12, { risk_found: true, other_work_found: true })).toMatchObject({
      pay_for_intended_length: false,
    });
    expect(owed(11, {})).toMatchObject({ outcome: 'none', paid_time_off: false });
  });

  it('give 28 days to answer, the hirer after 30 days of silence', () => {
    expect(
      ask('AWR-INFO', { asked_agency: '2026-05-01', asked_hirer: '2026-06-02' }, '2026-05-29'),
    ).toEqual({
      outcome: 'record',
      agency_by: '2026-05-29',
      may_ask_hirer_from: '2026-06-01',
      hirer_by: '2026-06-30',
    });
    expect(ask('AWR-INFO', { asked_agency: '2026-05-01' }, '2026-05-30')).toMatchObject({
      outcome: 'warn',
    });
    expect(
      ask('AWR-INFO', { asked_agency: '2026-05-01', answered_agency: '2026-05-20' }, '2026-05-30'),
    ).toMatchObject({ outcome: 'record' });
  });
});
