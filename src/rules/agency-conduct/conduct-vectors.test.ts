import { describe, expect, it } from 'vitest';
import { misfits } from '../book/fields.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { LAW, QUESTIONS, TABLES } from './book.ts';

type Fielded = Readonly<Record<string, unknown>>;

/** What a rule answers to these facts; the whole answer must be in its own fields and words. */
function ask(rule: string, given: Fielded, asOf = '2026-06-01'): Fielded {
  const question = QUESTIONS.find((one) => one.rule === rule);
  if (!question) throw new Error(`no question ${rule}`);
  expect(misfits(question.takes, given)).toEqual([]);
  const answer = question.answer(given as never, { asOf, holidays: BANK_HOLIDAYS });
  if (!answer.ok) return { refused: answer.refusal.code };
  for (const [name, value] of Object.entries(answer.value.gives)) {
    const field = question.gives[name];
    expect(field, name).toBeDefined();
    expect(field?.schema.safeParse(value).success, `${name}: ${String(value)}`).toBe(true);
  }
  expect(answer.value.because).toMatch(/\.$/);
  expect(answer.value.source).not.toBe('');
  return answer.value.gives as Fielded;
}

describe('the rule book of the regulations on agencies', () => {
  it('has every rule with versions in order, and a question or a reason for none', () => {
    for (const law of LAW) {
      expect(law.versions.length, law.id).toBeGreaterThan(0);
      for (const [at, version] of law.versions.entries()) {
        const before = law.versions[at - 1];
        if (before) expect((before.to ?? '9999') < version.from, law.id).toBe(true);
      }
      const asked = QUESTIONS.some(({ rule }) => rule === law.id);
      expect(asked || law.why !== undefined, law.id).toBe(true);
    }
    expect(new Set(LAW.map(({ id }) => id)).size).toBe(23);
  });

  it('shows its figures in tables', () => {
    for (const table of TABLES) {
      expect(table.rows.length, table.id).toBeGreaterThan(0);
      for (const { cells } of table.rows) expect(cells).toHaveLength(table.columns.length);
    }
  });
});

describe('fees to work-seekers', () => {
  const fee = (to: string, what: string, sector = 'office', amount = 25) =>
    ask('CR-FEE', { charged_to: to, charge_for: what, amount, sector })['outcome'];

  it('block for finding work and registration outside entertainment', () => {
    for (const sector of ['office', 'other']) {
      expect(fee('work_seeker', 'registration', sector)).toBe('block');
      expect(fee('work_seeker', 'finding_work', sector)).toBe('block');
    }
    expect(fee('work_seeker', 'finding_work', 'office', 0.01)).toBe('block');
  });

  it('pass for hirers, for other services, in entertainment, and when nothing is charged', () => {
    expect(fee('hirer', 'finding_work')).toBe('pass');
    expect(fee('hirer', 'registration')).toBe('pass');
    expect(fee('work_seeker', 'extra_service')).toBe('pass');
    expect(fee('work_seeker', 'finding_work', 'entertainment_modelling')).toBe('pass');
    expect(fee('work_seeker', 'registration', 'office', 0)).toBe('pass');
  });
});

describe('cancelling a paid service', () => {
  const cancel = (service: string, given: string, division = 'england-and-wales') =>
    ask('CR-5', { service, cancel_notice_given: given, division });

  it('takes 10 working days for a room and 5 for all else', () => {
    expect(cancel('living_accommodation', '2026-03-02')).toEqual({
      notice_working_days: 10,
      ends_on: '2026-03-16',
    });
    expect(cancel('training_course', '2026-03-02')['ends_on']).toBe('2026-03-09');
    expect(cancel('other', '2026-03-02')['ends_on']).toBe('2026-03-09');
  });

  it('leaves out the bank holidays of the nation', () => {
    expect(cancel('other', '2026-04-02')['ends_on']).toBe('2026-04-13');
    expect(cancel('other', '2026-04-02', 'scotland')['ends_on']).toBe('2026-04-10');
    expect(cancel('living_accommodation', '2026-12-18')['ends_on']).toBe('2027-01-06');
    expect(cancel('living_accommodation', '2026-12-18', 'scotland')['ends_on']).toBe('2027-01-07');
    expect(cancel('other', '2026-03-11', 'northern-ireland')['ends_on']).toBe('2026-03-19');
  });

  it('counts from the day after, also where notice is given on a Saturday', () => {
    expect(cancel('other', '2026-03-07')['ends_on']).toBe('2026-03-13');
  });

  it('says how many days where the calendar does not reach', () => {
    expect(cancel('other', '2028-12-28')).toEqual({ notice_working_days: 5 });
  });
});

describe('cover for strikers', () => {
  const cover = (replaces: string, agency_knows: boolean, day: string) =>
    ask('CR-7', { replaces, agency_knows }, day)['outcome'];

  it('is barred on both sides of the time the bar was off', () => {
    for (const replaces of ['official_striker', 'employee_moved_to_cover_striker']) {
      expect(cover(replaces, true, '2022-07-20')).toBe('block');
      expect(cover(replaces, true, '2022-07-21')).toBe('pass');
      expect(cover(replaces, true, '2023-08-09')).toBe('pass');
      expect(cover(replaces, true, '2023-08-10')).toBe('block');
    }
  });

  it('is not barred where the action is not official, nobody strikes, or the agency cannot know', () => {
    for (const day of ['2022-07-20', '2023-08-10', '2026-06-01']) {
      expect(cover('unofficial_striker', true, day)).toBe('pass');
      expect(cover('nobody_on_strike', true, day)).toBe('pass');
      expect(cover('official_striker', false, day)).toBe('pass');
      expect(cover('employee_moved_to_cover_striker', false, day)).toBe('pass');
    }
  });
});

describe('the fee when a hirer takes a worker on', () => {
  const span = (first_day: string, last_day: string) => ({ first_day, last_day });

  it('ends after the later of 8 weeks from the last day and 14 from the first', () => {
    expect(ask('CR-10', { assignments: [span('2026-01-05', '2026-02-01')] })).toMatchObject({
      wait_weeks: 10,
      fee_free_from: '2026-04-13',
      first_day_used: '2026-01-05',
    });
    expect(ask('CR-10', { assignments: [span('2026-01-05', '2026-05-22')] })).toMatchObject({
      wait_weeks: 8,
      fee_free_from: '2026-07-18',
    });
    // Six weeks: both limbs end on the same day.
    expect(ask('CR-10', { assignments: [span('2026-01-05', '2026-02-15')] })).toMatchObject({
      wait_weeks: 8,
      fee_free_from: '2026-04-13',
    });
  });

  it('is counted from the first day after a gap of more than 42 days', () => {
    const early = span('2026-01-05', '2026-01-16');
    const day = (first: string) =>
      ask('CR-10', { assignments: [early, span(first, '2026-03-06')] })['first_day_used'];
    expect(day('2026-02-27')).toBe('2026-01-05');
    expect(day('2026-02-28')).toBe('2026-01-05');
    expect(day('2026-03-01')).toBe('2026-03-01');
  });

  it('takes the last long gap of several', () => {
    const given = [
      span('2025-01-06', '2025-01-10'),
      span('2025-06-02', '2025-06-06'),
      span('2025-06-09', '2025-06-13'),
      span('2025-12-01', '2025-12-05'),
    ];
    expect(ask('CR-10', { assignments: given })).toMatchObject({ first_day_used: '2025-12-01' });
    expect(ask('CR-10', { assignments: given.slice(0, 3) })).toMatchObject({
      first_day_used: '2025-06-02',
      fee_free_from: '2025-09-08',
    });
  });

  it('is recorded inside the window, blocked after it, and blocked without the choice of a hire', () => {
    const assignments = [span('2026-01-05', '2026-02-01')];
    const fee = (days: number, option?: boolean, dates: unknown = assignments) =>
      ask('CR-10', {
        ...(dates === undefined ? {} : { assignments: dates }),
        ...(option === undefined ? {} : { extended_hire_option: option }),
        engaged_after_days: days,
      })['outcome'];
    expect(fee(70)).toBe('record');
    expect(fee(71)).toBe('block');
    expect(fee(0, true)).toBe('record');
    expect(fee(3, false)).toBe('block');
    expect(fee(3, true, [])).toBe('record');
    expect(fee(56, true, [])).toBe('record');
    expect(fee(57, true, [])).toBe('block');
    expect(ask('CR-10', { extended_hire_option: false })['outcome']).toBe('block');
    expect(ask('CR-10', { extended_hire_option: true })).toEqual({});
  });

  it('is judged as on the day asked where nobody says when', () => {
    const assignments = [span('2026-01-05', '2026-02-01')];
    expect(ask('CR-10', { assignments }, '2026-04-12')['outcome']).toBe('record');
    expect(ask('CR-10', { assignments }, '2026-04-13')['outcome']).toBe('block');
  });

  it('refuses assignments out of order', () => {
    expect(
      ask('CR-10', {
        assignments: [span('2026-03-01', '2026-03-06'), span('2026-01-05', '2026-01-16')],
      }),
    ).toEqual({ refused: 'assignment-order' });
  });
});

describe('withholding pay', () => {
  const pay = (given: Fielded) => ask('CR-12', given)['outcome'];

  it('blocks whatever the reason', () => {
    expect(pay({ action: 'withhold' })).toBe('block');
    expect(pay({ action: 'withhold', timesheet_signed: false })).toBe('block');
    expect(pay({ action: 'withhold', hours_worked_proved: false })).toBe('block');
    expect(pay({ action: 'withhold', hirer_paid_agency: true })).toBe('block');
  });

  it('is not a delay to check the hours, which is recorded', () => {
    expect(pay({ action: 'delay_to_verify' })).toBe('record');
    expect(pay({ action: 'delay_to_verify', delay_days: 14 })).toBe('record');
    expect(pay({ action: 'delay_to_verify', delay_days: 15 })).toBe('escalate');
    expect(pay({ action: 'delay_to_verify', hours_worked_proved: false })).toBe('record');
    expect(pay({ action: 'delay_to_verify', hours_worked_proved: true })).toBe('block');
  });

  it('does not arise where the worker is paid', () => {
    expect(pay({ action: 'pay', hirer_paid_agency: false, timesheet_signed: false })).toBe('pass');
  });
});

describe('the key information document', () => {
  const kid = (given: Fielded, day: string) => ask('CR-13A', given, day)['outcome'];

  it('is due from new work-seekers since 6 April 2020, also from those who opted out', () => {
    expect(kid({ kid_issued: false }, '2020-04-05')).toBe('pass');
    expect(kid({ kid_issued: false }, '2020-04-06')).toBe('block');
    expect(kid({ kid_issued: true }, '2026-06-01')).toBe('pass');
    expect(kid({ kid_issued: false, new_work_seeker: false }, '2026-06-01')).toBe('pass');
    expect(kid({ kid_issued: false, opted_out_via_limited_company: true }, '2020-04-05')).toBe(
      'pass',
    );
    expect(kid({ kid_issued: true, opted_out_via_limited_company: true }, '2026-06-01')).toBe(
      'pass',
    );
  });
});

describe('terms', () => {
  it('changed are confirmed by the end of the 5th business day', () => {
    const by = (variation_agreed: string, division: string) =>
      ask('CR-14', { variation_agreed, division })['copy_by'];
    expect(by('2026-08-24', 'england-and-wales')).toBe('2026-09-01');
    expect(by('2026-08-24', 'scotland')).toBe('2026-08-31');
    expect(by('2026-07-10', 'northern-ireland')).toBe('2026-07-20');
    expect(by('2026-07-10', 'england-and-wales')).toBe('2026-07-17');
    expect(by('2025-12-24', 'scotland')).toBe('2026-01-06');
    expect(by('2025-12-24', 'england-and-wales')).toBe('2026-01-05');
    expect(ask('CR-14', { variation_agreed: '2028-12-29', division: 'scotland' })).toEqual({
      refused: 'calendar-unknown',
    });
  });

  it('with the hirer are a duty to 7 May 2016 and a warning since', () => {
    const terms = (terms_with_hirer_agreed: boolean, day: string) =>
      ask('CR-17', { terms_with_hirer_agreed }, day)['outcome'];
    expect(terms(false, '2016-05-07')).toBe('block');
    expect(terms(false, '2016-05-08')).toBe('warn');
    expect(terms(true, '2016-05-07')).toBe('pass');
    expect(terms(true, '2016-05-08')).toBe('pass');
  });

  it('name what they do not state', () => {
    const states = [
      'acts_as_employment_business',
      'type_of_work',
      'contract_kind',
      'pays_whether_or_not_hirer_pays',
      'notice_each_way',
      'rate_or_minimum',
      'pay_interval',
      'leave_and_holiday_pay',
    ];
    expect(ask('CR-15', { states })).toEqual({ outcome: 'pass', missing: [] });
    expect(ask('CR-15', { states: states.slice(1, 7) })).toEqual({
      outcome: 'block',
      missing: ['acts_as_employment_business', 'leave_and_holiday_pay'],
    });
  });
});
