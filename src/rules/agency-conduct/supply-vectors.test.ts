import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { LAW, QUESTIONS } from './book.ts';

type Fielded = Readonly<Record<string, unknown>>;

function ask(rule: string, given: Fielded, asOf = '2026-06-01'): Fielded {
  const question = QUESTIONS.find((one) => one.rule === rule);
  if (!question) throw new Error(`no question ${rule}`);
  const answer = question.answer(given as never, { asOf, holidays: BANK_HOLIDAYS });
  return answer.ok ? (answer.value.gives as Fielded) : { refused: answer.refusal.code };
}

describe('what the hirer tells first', () => {
  const all = {
    identity: true,
    start_and_duration: true,
    position_type_location_hours: true,
    health_safety_risks: true,
    skills_required: true,
    expenses: true,
  };

  it('is missing in the order of the regulation', () => {
    expect(ask('CR-18', { hirer_info: all })).toEqual({ outcome: 'pass', missing: [] });
    expect(
      ask('CR-18', {
        hirer_info: { ...all, expenses: false, identity: false, skills_required: false },
      }),
    ).toEqual({ outcome: 'block', missing: ['identity', 'skills_required', 'expenses'] });
  });
});

describe('information in writing', () => {
  const by = (oral_info_given: string, division?: string) =>
    ask('CR-21', { oral_info_given, ...(division ? { division } : {}) })['confirm_by'];

  it('is due by the end of the 3rd business day of the nation', () => {
    expect(by('2026-06-01')).toBe('2026-06-04');
    expect(by('2026-04-02')).toBe('2026-04-09');
    expect(by('2026-04-02', 'scotland')).toBe('2026-04-08');
    expect(by('2026-12-23')).toBe('2026-12-30');
    expect(by('2026-12-31', 'scotland')).toBe('2027-01-07');
    expect(by('2026-12-31', 'england-and-wales')).toBe('2027-01-06');
    expect(by('2026-03-16', 'northern-ireland')).toBe('2026-03-20');
    expect(by('2026-03-16', 'england-and-wales')).toBe('2026-03-19');
    expect(by('2026-07-10', 'northern-ireland')).toBe('2026-07-16');
    expect(by('2026-11-27', 'scotland')).toBe('2026-12-03');
    expect(by('2026-11-27', 'england-and-wales')).toBe('2026-12-02');
    expect(by('2026-06-12', 'scotland')).toBe('2026-06-18');
    expect(by('2022-09-16')).toBe('2022-09-22');
  });

  it('is refused beyond the calendar, unless something else can be said', () => {
    expect(ask('CR-21', { oral_info_given: '2028-12-28' })).toEqual({
      refused: 'calendar-unknown',
    });
    expect(
      ask('CR-21', { oral_info_given: '2028-12-28', assignment_business_days: 6, given_now: [] }),
    ).toEqual({ outcome: 'warn' });
  });

  it('may be short for 5 business days with all the rest given before', () => {
    const now = ['worker_name_to_hirer', 'hirer_identity_to_worker', 'dates_to_worker'];
    const short = (days: number, before: boolean, given: string[]) =>
      ask('CR-21', {
        assignment_business_days: days,
        previously_given_same_info: before,
        given_now: given,
      })['outcome'];
    expect(short(5, true, now)).toBe('pass');
    expect(short(1, true, now)).toBe('pass');
    expect(short(6, true, now)).toBe('warn');
    expect(short(5, false, now)).toBe('warn');
    for (const left of now) {
      expect(
        short(
          5,
          true,
          now.filter((one) => one !== left),
        ),
        left,
      ).toBe('warn');
    }
    expect(short(5, true, [])).toBe('warn');
    expect(ask('CR-21', { given_now: now })['outcome']).toBe('pass');
  });

  it('is given in full once lengthened, by the 8th business day or the end', () => {
    const full = (extended_to: string, more: Fielded = {}) =>
      ask('CR-21', {
        assignment_start: '2026-06-01',
        assignment_business_days: 5,
        extended_on: '2026-06-05',
        extended_to,
        ...more,
      })['full_info_by'];
    expect(full('2026-06-26')).toBe('2026-06-10');
    expect(full('2026-06-10')).toBe('2026-06-10');
    expect(full('2026-06-09')).toBe('2026-06-09');
    expect(full('2026-06-08')).toBe('2026-06-08');
    expect(full('2026-06-26', { assignment_start: '2026-04-01' })).toBe('2026-04-14');
    expect(full('2026-06-26', { assignment_start: '2026-04-01', division: 'scotland' })).toBe(
      '2026-04-13',
    );
    expect(full('2026-06-26', { assignment_start: '2026-05-30' })).toBe('2026-06-10');
    // Five business days are still short.
    expect(full('2026-06-05')).toBeUndefined();
  });

  it('need not be given again for the same position within 5 business days', () => {
    const form = (given: Fielded) =>
      ask('CR-21S', {
        assignment_start: '2026-06-08',
        assignment_end: '2026-06-12',
        previously_given_same_info: true,
        ...given,
      });
    expect(form({})).toEqual({ business_days: 5, form: 'short' });
    expect(form({ assignment_end: '2026-06-15' })).toEqual({ business_days: 6, form: 'full' });
    expect(form({ previously_given_same_info: false })['form']).toBe('full');
    expect(form({ same_position_ended: '2026-06-01' })['form']).toBe('nothing');
    expect(form({ same_position_ended: '2026-05-29' })['form']).toBe('short');
  });
});

describe('a new doubt about a worker', () => {
  it('is told to the hirer by the next business day, after an introduction for 3 months', () => {
    expect(ask('CR-20', { doubt_arose: '2026-04-02' })).toEqual({
      outcome: 'escalate',
      tell_by: '2026-04-07',
    });
    expect(ask('CR-20', { doubt_arose: '2026-05-31', introduced: '2026-02-28' })['outcome']).toBe(
      'pass',
    );
    expect(ask('CR-20', { doubt_arose: '2026-05-28', introduced: '2026-02-28' })).toMatchObject({
      outcome: 'escalate',
      duty_until: '2026-05-28',
    });
  });
});

describe('the candidate', () => {
  const given = {
    identity: true,
    experience: true,
    training: true,
    qualifications: true,
    authorisation: true,
    willing: true,
  };

  it('is confirmed before every supply, before an introduction for vulnerable people alone', () => {
    expect(ask('CR-19', given)['outcome']).toBe('pass');
    expect(ask('CR-19', { ...given, willing: false })['outcome']).toBe('block');
    const agency = { ...given, identity: false, supply_by: 'agency' };
    expect(ask('CR-19', agency)['outcome']).toBe('pass');
    expect(ask('CR-19', { ...agency, vulnerable: true })['outcome']).toBe('block');
  });
});

describe('work with vulnerable people', () => {
  const good = { relative: false, disclosable: true };
  const ask22 = (given: Fielded) =>
    ask('CR-22', { vulnerable: true, references: [good, good], ...given })['outcome'];

  it('passes with two references and nothing said to be missing', () => {
    expect(ask22({})).toBe('pass');
    expect(ask22({ references: [{ relative: false }, { relative: false }] })).toBe('pass');
    expect(ask22({ references: [{ relative: true }, good, good] })).toBe('pass');
    expect(ask22({ vulnerable: false, references: [] })).toBe('pass');
    expect(ask22({ all_practicable_steps: false })).toBe('pass');
  });

  it('blocks with a relative, an undisclosed, a missing copy or a missing step', () => {
    expect(ask22({ references: [] })).toBe('block');
    expect(ask22({ references: [good, { relative: true }] })).toBe('block');
    expect(ask22({ references: [good, { relative: false, disclosable: false }] })).toBe('block');
    expect(ask22({ qualification_copies: false })).toBe('block');
    expect(ask22({ suitability_steps: false })).toBe('block');
  });

  it('is recorded where all was tried and the hirer told of it and of the steps', () => {
    const told = { all_practicable_steps: true, hirer_told_unable: true, hirer_told_steps: true };
    expect(ask22({ references: [good], ...told })).toBe('record');
    expect(ask22({ qualification_copies: false, ...told })).toBe('record');
    for (const left of Object.keys(told)) {
      expect(ask22({ references: [good], ...told, [left]: false }), left).toBe('block');
    }
    expect(ask22({ references: [good], all_practicable_steps: true })).toBe('block');
    expect(ask22({ suitability_steps: false, ...told })).toBe('block');
  });
});

describe('an advert', () => {
  const full = { agency_name: true, temp_or_perm: 'temporary' };
  const advert = (given: Fielded, hirer_authority?: boolean) =>
    ask('CR-27', {
      advert: { ...full, ...given },
      ...(hirer_authority === undefined ? {} : { hirer_authority }),
    });

  it('states the agency and whether it is temporary or permanent', () => {
    expect(advert({})).toEqual({ outcome: 'pass', missing: [] });
    expect(advert({ agency_name: false, temp_or_perm: 'not_stated' })).toEqual({
      outcome: 'block',
      missing: ['agency_name', 'temp_or_perm'],
    });
  });

  it('states nature, place and requirements where it shows pay, and only there', () => {
    const none = { nature: false, location: false, minimum_requirements: false };
    expect(advert({ ...none, pay_shown: true })).toEqual({
      outcome: 'block',
      missing: ['nature', 'location', 'minimum_requirements'],
    });
    expect(advert({ ...none, pay_shown: false })['outcome']).toBe('pass');
    expect(advert(none)['outcome']).toBe('pass');
    expect(advert({ pay_shown: true })['outcome']).toBe('pass');
  });

  it('was asked for nothing before the regulations began', () => {
    const bare = { advert: { agency_name: false, temp_or_perm: 'not_stated' } };
    expect(ask('CR-27', bare, '2004-04-05')['outcome']).toBe('pass');
    expect(ask('CR-27', bare, '2004-04-06')['outcome']).toBe('block');
  });

  it('needs the word of the hirer', () => {
    expect(advert({}, false)).toEqual({ outcome: 'block', missing: [] });
    expect(advert({}, true)['outcome']).toBe('pass');
  });

  it('abroad needs one in English on the day or in the 28 days before', () => {
    const abroad = (published_in_english?: string) =>
      ask('CR-27A', {
        published_abroad: '2026-06-29',
        ...(published_in_english ? { published_in_english } : {}),
      })['outcome'];
    expect(abroad('2026-06-29')).toBe('pass');
    expect(abroad('2026-06-01')).toBe('pass');
    expect(abroad('2026-05-31')).toBe('block');
    expect(abroad('2026-06-30')).toBe('block');
    expect(abroad()).toBe('block');
    expect(ask('CR-27A', { published_abroad: '2016-05-07' })['outcome']).toBe('pass');
    expect(ask('CR-27A', { published_abroad: '2016-05-08' })['outcome']).toBe('block');
  });
});

describe('disclosure', () => {
  it('needs consent, save for finding work, legal process and professional bodies', () => {
    const may = (to: string, purpose: string, consent = false) =>
      ask('CR-28', { to, for: purpose, consent })['outcome'];
    expect(may('hirer', 'finding_work')).toBe('pass');
    expect(may('current_employer', 'finding_work')).toBe('block');
    expect(may('current_employer', 'finding_work', true)).toBe('pass');
    expect(may('other', 'legal_process')).toBe('pass');
    expect(may('professional_body', 'professional_body')).toBe('pass');
    expect(may('hirer', 'other')).toBe('block');
  });
});

describe('records', () => {
  it('are kept a year from the later day, leap days to the end of February', () => {
    const until = (given: Fielded) => ask('CR-29', given)['keep_until'];
    expect(until({ record_created: '2025-03-10', last_service: '2026-01-20' })).toBe('2027-01-20');
    expect(until({ record_created: '2026-03-10', last_service: '2026-01-20' })).toBe('2027-03-10');
    expect(until({ record_created: '2025-03-10' })).toBe('2026-03-10');
    expect(until({ last_service: '2024-02-29' })).toBe('2025-02-28');
    expect(until({ last_service: '2023-02-28' })).toBe('2024-02-28');
  });

  it('need not be kept where nothing was done to find work', () => {
    expect(ask('CR-29', { action_taken_to_find_work: false })['record_duty']).toBe(false);
    expect(ask('CR-29', {})['record_duty']).toBe(true);
    expect(ask('CR-29', { action_taken_to_find_work: true })['record_duty']).toBe(true);
  });

  it('are produced by the end of the 2nd business day after', () => {
    const by = (inspector_request: string, division?: string) =>
      ask('CR-29', { inspector_request, ...(division ? { division } : {}) })['deliver_by'];
    expect(by('2026-06-01')).toBe('2026-06-03');
    expect(by('2026-06-05')).toBe('2026-06-09');
    expect(by('2026-04-02')).toBe('2026-04-08');
    expect(by('2026-04-02', 'scotland')).toBe('2026-04-07');
    expect(by('2026-07-09', 'northern-ireland')).toBe('2026-07-14');
  });

  it('hold a date of birth under 22', () => {
    const birth = (work_seeker_age: number, date_of_birth_recorded: boolean) =>
      ask('CR-29', { work_seeker_age, date_of_birth_recorded });
    expect(birth(21, false)).toMatchObject({ outcome: 'warn', missing: ['date_of_birth'] });
    expect(birth(21, true)).toMatchObject({ outcome: 'pass', missing: [] });
    expect(birth(22, false)).toMatchObject({ outcome: 'pass', missing: [] });
    expect(birth(40, false)).toMatchObject({ outcome: 'pass' });
  });

  it('held three particulars more before 8 May 2016', () => {
    const holds = [
      'name',
      'address',
      'terms',
      'experience_and_qualifications',
      'copies_of_qualifications',
      'hirers_introduced_to',
      'contracts_made',
      'enquiries_made',
    ];
    expect(ask('CR-SCH4', { holds })).toEqual({ outcome: 'pass', missing: [] });
    expect(ask('CR-SCH4', { holds }, '2016-05-07')).toEqual({
      outcome: 'warn',
      missing: ['date_application_received', 'requirements', 'date_withdrawn'],
    });
    expect(ask('CR-SCH4', { holds, work_seeker_age: 21, fee_charged: true })['missing']).toEqual([
      'date_of_birth',
      'fees',
    ]);
  });

  it('are those of Great Britain: Northern Ireland never dropped any and has its own', () => {
    for (const { reach } of LAW) {
      expect(reach).toContain('Great Britain; Northern Ireland has regulations of its own');
    }
  });

  it('of a hirer are shorter since then', () => {
    const holds = [
      'positions',
      'likely_length',
      'experience_and_authorisation_required',
      'enquiries_made',
    ];
    expect(ask('CR-SCH5', { holds })['outcome']).toBe('pass');
    expect(ask('CR-SCH5', { holds, fee_charged: true })['missing']).toEqual(['fees']);
    expect(ask('CR-SCH5', { holds: holds.slice(1) }, '2016-05-07')['missing']).toEqual([
      'date_request_received',
      'name',
      'address',
      'positions',
      'terms',
      'names_supplied',
      'engagements',
    ]);
  });
});
