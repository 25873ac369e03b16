import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysBetween } from '../../lib/days.ts';
import { misfits } from '../book/fields.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { LAW, QUESTIONS, TABLES } from './book.ts';

type Given = Readonly<Record<string, unknown>>;

/** What a rule gives for these facts, or the code of its refusal. */
function ask(rule: string, given: Given, asOf = '2026-06-01'): Given | string {
  const question = QUESTIONS.find((one) => one.rule === rule);
  if (!question) throw new Error(`no question ${rule}`);
  expect(misfits(question.takes, given)).toEqual([]);
  const answer = question.answer(given as never, { asOf, holidays: BANK_HOLIDAYS });
  if (!answer.ok) return answer.refusal.code;
  expect(answer.value.because).toMatch(/[.]$/);
  expect(answer.value.working.length).toBeGreaterThan(0);
  return answer.value.gives as Given;
}

describe('the right-to-work rules in the book', () => {
  it('are all there, in order, with figures by date', () => {
    expect(LAW.map(({ id }) => id.slice(4)).join(' ')).toBe(
      'TIMING ROUTE SHARE FOLLOWUP STUDENT KEEP PENALTY S48 EXT FAIR DIGITAL',
    );
    expect(TABLES.every(({ rows }) => rows.length > 0)).toBe(true);
    for (const { versions } of LAW) {
      for (const [i, { from }] of versions.entries()) {
        const before = versions[i - 1];
        if (before) expect(addDays(before.to ?? '', 1)).toBe(from);
      }
    }
  });

  it('take a check on the first day of work, and no later', () => {
    const on = (check_done: string) => ask('RTW-TIMING', { work_start: '2026-03-02', check_done });
    expect(on('2026-03-02')).toEqual({ outcome: 'pass', statutory_excuse: true });
    expect(on('2026-02-01')).toMatchObject({ outcome: 'pass' });
    expect(on('2026-03-03')).toEqual({ outcome: 'block', statutory_excuse: false });
  });
});

describe('which document is checked which way', () => {
  const CARDS = [
    'biometric_residence_permit',
    'biometric_residence_card',
    'frontier_worker_permit',
  ];
  const CITIZENS = ['british_passport', 'irish_passport', 'irish_passport_card'];
  const route = (document: string, route: string, more: Given = {}, asOf = '2026-06-01') =>
    ask('RTW-ROUTE', { document, document_state: 'current', route, ...more }, asOf);

  it('takes a passport of either nation by hand, current or expired, and never with a cut corner', () => {
    for (const document of CITIZENS) {
      const once = { outcome: 'pass', list: 'A', follow_up_needed: false };
      expect(route(document, 'manual')).toMatchObject(once);
      expect(route(document, 'manual', { document_state: 'expired' })).toMatchObject(once);
      expect(
        route(document, 'manual', { document_state: 'expired', valid_to: '2015-01-31' }),
      ).toMatchObject(once);
      expect(route(document, 'manual', { document_state: 'clipped' })).toEqual({
        outcome: 'block',
      });
    }
  });

  it('takes it through a verification service only in date, since 6 April 2022', () => {
    for (const document of CITIZENS) {
      const service = (more: Given = {}, asOf?: string) =>
        route(document, 'digital_verification_service', more, asOf);
      expect(service()).toMatchObject({ outcome: 'pass', list: 'A', follow_up_needed: false });
      expect(service({ document_state: 'expired' })).toEqual({ outcome: 'block' });
      expect(service({ document_state: 'clipped' })).toEqual({ outcome: 'block' });
      expect(service({ valid_to: '2026-05-31' })).toEqual({ outcome: 'block' });
      expect(service({}, '2022-04-05')).toEqual({ outcome: 'block' });
      expect(service({}, '2022-04-06')).toMatchObject({ outcome: 'pass' });
      expect(route(document, 'share_code_online')).toEqual({ outcome: 'block' });
      expect(route(document, 'employer_checking_service')).toEqual({ outcome: 'block' });
    }
  });

  it('refuses cards by hand from 6 April 2022 and reads their status online', () => {
    for (const document of CARDS) {
      expect(route(document, 'manual')).toEqual({ outcome: 'block' });
      expect(route(document, 'manual', {}, '2022-04-06')).toEqual({ outcome: 'block' });
      expect(route(document, 'manual', { valid_to: '2023-01-31' }, '2022-04-05')).toMatchObject({
        outcome: 'pass',
        list: 'B',
        follow_up_needed: true,
        follow_up_by: '2023-01-31',
      });
      expect(route(document, 'manual', { valid_to: '2022-04-04' }, '2022-04-05')).toEqual({
        outcome: 'block',
      });
      expect(route(document, 'digital_verification_service')).toEqual({ outcome: 'block' });
      const gone = { document_state: 'expired', valid_to: '2024-12-31' };
      expect(route(document, 'share_code_online', gone)).toMatchObject({ outcome: 'pass' });
      expect(route(document, 'share_code_online', { valid_to: '2027-01-31' })).toMatchObject({
        outcome: 'pass',
        list: 'B',
        follow_up_by: '2027-01-31',
      });
    }
  });

  it('takes an eVisa online, or a notice for six months, and nothing else', () => {
    expect(route('evisa', 'manual')).toEqual({ outcome: 'block' });
    expect(route('evisa', 'digital_verification_service')).toEqual({ outcome: 'block' });
    expect(route('evisa', 'share_code_online')).toMatchObject({
      outcome: 'pass',
      follow_up_needed: false,
    });
    const until = { valid_to: '2026-09-30' };
    expect(route('evisa', 'share_code_online', until)).toMatchObject({
      list: 'B',
      follow_up_needed: true,
      follow_up_by: '2026-09-30',
    });
    expect(route('evisa', 'share_code_online', { ...until, work_start: '2026-10-01' })).toEqual({
      outcome: 'block',
    });
    expect(route('evisa', 'share_code_online', { valid_to: '2026-05-31' })).toEqual({
      outcome: 'block',
    });
    expect(route('evisa', 'share_code_online', { document_state: 'expired' })).toEqual({
      outcome: 'block',
    });
    expect(route('evisa', 'employer_checking_service', {}, '2026-08-31')).toMatchObject({
      outcome: 'pass',
      list: 'B',
      follow_up_by: '2027-02-28',
    });
  });

  it('takes an entry vignette by hand from 12 February 2025 while it lasts', () => {
    const vignette = (more: Given, asOf = '2026-05-10') =>
      route('entry_vignette_90_day', 'manual', { ukvi_account: false, ...more }, asOf);
    const until = { valid_to: '2026-05-31' };
    expect(vignette({ ...until, work_start: '2026-05-31' })).toMatchObject({
      outcome: 'pass',
      list: 'B',
      follow_up_needed: true,
      follow_up_by: '2026-05-31',
    });
    expect(vignette({})).toEqual({ outcome: 'pass', list: 'B', follow_up_needed: true });
    expect(vignette({ ...until, work_start: '2026-06-01' })).toEqual({ outcome: 'block' });
    expect(vignette(until, '2026-06-01')).toEqual({ outcome: 'block' });
    expect(vignette({ ...until, ukvi_account: true })).toEqual({ outcome: 'block' });
    expect(vignette({ valid_to: '2025-03-31' }, '2025-02-11')).toEqual({ outcome: 'block' });
    expect(vignette({ valid_to: '2025-03-31' }, '2025-02-12')).toMatchObject({ outcome: 'pass' });
    expect(route('entry_vignette_90_day', 'share_code_online')).toMatchObject({ outcome: 'pass' });
  });
});

describe('share codes and follow-ups', () => {
  const share = (code: string, used: string | undefined, asOf = '2026-01-05') =>
    ask('RTW-SHARE', { code, generated: '2026-01-05', ...(used ? { used } : {}) }, asOf);

  it('a code serves from its making to its 90th day, and says when it ends either way', () => {
    expect(share('W12345678', '2026-04-05')).toEqual({ outcome: 'pass', expires: '2026-04-05' });
    expect(share('W12345678', '2026-04-06')).toEqual({ outcome: 'block', expires: '2026-04-05' });
    expect(share('W12345678', '2026-01-04')).toMatchObject({ outcome: 'block' });
    expect(share('W12345678', undefined)).toMatchObject({ outcome: 'pass' });
    expect(share('W12345678', undefined, '2026-04-06')).toMatchObject({ outcome: 'block' });
  });

  it('a code has nine characters that begin with W, whatever the spaces and capitals', () => {
    for (const good of ['w1a2b3c4d', 'W12 345 678', 'WABCDEFGH']) {
      expect(share(good, '2026-01-06')).toMatchObject({ outcome: 'pass' });
    }
    for (const bad of ['R12345678', 'S12345678', 'W1234567', 'W123456789', 'W1234567!', '']) {
      expect(share(bad, '2026-01-06')).toMatchObject({ outcome: 'block' });
    }
  });

  it('serves on exactly the days 0 to 90, whenever it was made', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: -5, max: 200 }),
        (made, after) => {
          const generated = addDays('2019-01-28', made);
          const given = { code: 'W12345678', generated, used: addDays(generated, after) };
          expect(ask('RTW-SHARE', given)).toEqual({
            outcome: after >= 0 && after <= 90 ? 'pass' : 'block',
            expires: addDays(generated, 90),
          });
        },
      ),
    );
  });

  it('a check is done again on the last day of the permission, or six months after a notice', () => {
    const by = (given: Given) => ask('RTW-FOLLOWUP', given);
    expect(by({ permission_expires: '2026-09-30' })).toMatchObject({ follow_up_by: '2026-09-30' });
    expect(by({ permission_expires: '2026-09-30', in_time_application: true })).toEqual({
      follow_up_by: '2026-09-30',
      excuse_extends_to: '2026-10-28',
    });
    expect(by({ positive_verification_notice: '2026-08-31' })).toMatchObject({
      follow_up_by: '2027-02-28',
    });
    expect(by({ positive_verification_notice: '2027-08-31' })).toMatchObject({
      follow_up_by: '2028-02-29',
    });
    const notice = by({ positive_verification_notice: '2026-02-10', in_time_application: true });
    expect(notice).toMatchObject({ follow_up_by: '2026-08-10' });
    expect((notice as Given)['excuse_extends_to']).toBeUndefined();
    expect(
      by({
        positive_verification_notice: '2026-10-12',
        permission_expires: '2026-09-30',
        in_time_application: true,
      }),
    ).toEqual({ follow_up_by: '2027-04-12', excuse_extends_to: '2026-10-28' });
    expect(by({ in_time_application: true })).toBe('date-missing');
  });
});

describe('a student’s week', () => {
  const student = (given: Given, asOf = '2026-06-01') => ask('RTW-STUDENT', given, asOf);
  const term = { term_time: true, weekly_limit_hours: 20 };
  const days = (first: string, ...hours: number[]) =>
    hours.map((one, i) => ({ date: addDays(first, i), hours: one }));

  it('passes at exactly the limit and blocks above it, 20 hours where nothing is said', () => {
    expect(student({ ...term, week_hours: [20] })).toMatchObject({ outcome: 'pass' });
    expect(student({ ...term, week_hours: [20.01] })).toMatchObject({ outcome: 'block' });
    expect(student({ term_time: true, week_hours: [20] })).toMatchObject({ outcome: 'pass' });
    expect(student({ term_time: true, week_hours: [20.5] })).toMatchObject({ outcome: 'block' });
    const ten = { ...term, weekly_limit_hours: 10 };
    expect(student({ ...ten, week_hours: [10, 10.5] })).toMatchObject({ outcome: 'block' });
    expect(student({ ...ten, week_hours_by_employer: [4, 6] })).toEqual({
      outcome: 'pass',
      week_totals: [10],
      rolling_7_day_total: undefined,
    });
    expect(student({ ...term, week_hours_by_employer: [6.7, 6.7, 6.6] })).toMatchObject({
      outcome: 'pass',
      week_totals: [20],
    });
  });

  it('parts Sunday from Monday since 6 April 2017, and counts any seven days before', () => {
    expect(student({ ...term, days: days('2026-06-06', 10, 10, 10, 10) })).toEqual({
      outcome: 'pass',
      week_totals: [20, 20],
      rolling_7_day_total: 40,
    });
    const before = { ...term, days: days('2017-03-25', 10, 10, 10) };
    expect(student(before, '2026-06-01')).toMatchObject({
      outcome: 'block',
      rolling_7_day_total: 30,
    });
    const apart = [...days('2017-03-20', 20), ...days('2017-03-27', 20)];
    expect(student({ ...term, days: apart })).toMatchObject({ outcome: 'pass' });
    // The week from 3 April 2017 lies on both sides.
    expect(student({ ...term, days: days('2017-04-05', 10, 10, 1) })).toMatchObject({
      outcome: 'block',
      week_totals: [21],
    });
  });

  it('is free outside term with dates on file, and held to the limit without them', () => {
    const free = { term_time: false, weekly_limit_hours: 20, week_hours: [38] };
    expect(student({ ...free, term_dates_evidence: true })).toMatchObject({ outcome: 'pass' });
    expect(student(free)).toMatchObject({ outcome: 'pass' });
    expect(student({ ...free, term_dates_evidence: false })).toMatchObject({ outcome: 'block' });
    expect(
      student({ term_time: false, week_hours: [20], term_dates_evidence: false }),
    ).toMatchObject({ outcome: 'pass' });
    expect(student({ ...term, week_hours: [21], term_dates_evidence: true })).toMatchObject({
      outcome: 'block',
    });
  });

  it('never clears a block by more hours, and does not change when moved by whole weeks', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            day: fc.integer({ min: 0, max: 20 }),
            hours: fc.integer({ min: 0, max: 12 }),
          }),
          {
            minLength: 1,
            maxLength: 15,
          },
        ),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 400 }),
        (worked, more, weeks) => {
          const on = (first: string, add: number) =>
            student({
              ...term,
              days: worked.map(({ day, hours }, i) => ({
                date: addDays(first, day),
                hours: hours + (i === more % worked.length ? add : 0),
              })),
            }) as Given;
          const [plain, longer] = [on('2018-01-01', 0), on('2018-01-01', 3)];
          if (plain['outcome'] === 'block') expect(longer['outcome']).toBe('block');
          expect(on(addDays('2018-01-01', weeks * 7), 0)).toEqual(plain);
        },
      ),
    );
  });
});

describe('keeping, penalties, the scheme and the chain', () => {
  it('keeps copies for two years, over leap days too', () => {
    const kept = (employment_ended: string) => ask('RTW-KEEP', { employment_ended });
    expect(kept('2026-06-30')).toEqual({ keep_until: '2028-06-30', delete_after: true });
    expect(kept('2024-02-29')).toMatchObject({ keep_until: '2026-02-28' });
    expect(kept('2022-02-28')).toMatchObject({ keep_until: '2024-02-28' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9000 }), (day) => {
        const ended = addDays('2010-01-01', day);
        const until = (kept(ended) as Given)['keep_until'] as string;
        expect([730, 731]).toContain(daysBetween(ended, until));
        expect(until).toBe(addMonths(ended, 24));
      }),
    );
  });

  it('knows the penalty by the day of the breach', () => {
    const max = (repeat: boolean, asOf: string) =>
      (ask('RTW-PENALTY', { repeat_within_3_years: repeat }, asOf) as Given)['max_per_worker'];
    expect([max(false, '2024-02-12'), max(true, '2024-02-12')]).toEqual([15000, 20000]);
    expect([max(false, '2024-02-13'), max(true, '2024-02-13')]).toEqual([45000, 60000]);
    expect(ask('RTW-PENALTY', { repeat_within_3_years: false }, '2014-05-15')).toBe('no-version');
  });

  it('draws the statutory scheme wider on 1 October 2026', () => {
    const on = (engaged_under: string, asOf: string, check_done = false) =>
      ask('RTW-S48', { engaged_under, check_done }, asOf);
    for (const asOf of ['2026-09-30', '2026-10-01']) {
      expect(on('contract_of_employment', asOf)).toEqual({
        outcome: 'block',
        statutory_scheme_applies: true,
      });
      for (const wider of ['workers_contract', 'individual_subcontractor', 'online_matching']) {
        const applies = asOf === '2026-10-01';
        expect(on(wider, asOf)).toEqual({
          outcome: applies ? 'block' : 'warn',
          statutory_scheme_applies: applies,
        });
        expect(on(wider, asOf, true)).toMatchObject({ outcome: 'pass' });
      }
    }
  });

  it('asks a person about a substitute, or a safeguard that is missing, from 1 October 2026', () => {
    const all = { contract_terms: true, substitution_controls: true, identity_verified: true };
    const chain = (given: Given, asOf = '2026-10-01') => ask('RTW-EXT', given, asOf);
    expect(chain(all)).toMatchObject({ outcome: 'record', missing: [] });
    expect(chain({ ...all, substitute: true, hours_since_verified: 24 })).toMatchObject({
      outcome: 'escalate',
      verification_due: false,
    });
    expect(chain({ ...all, substitute: true, hours_since_verified: 24.1 })).toMatchObject({
      verification_due: true,
    });
    expect(chain({ contract_terms: true })).toMatchObject({
      outcome: 'escalate',
      missing: ['substitution_controls', 'identity_verification'],
    });
    expect(chain({}, '2026-09-30')).toMatchObject({ outcome: 'pass' });
  });

  it('looks at a pattern in who was asked, and when', () => {
    const rosa = { person: 'Rosa', stage: 'registration' };
    const fair = (...people: Given[]) => ask('RTW-FAIR', { people });
    expect(fair(rosa, { ...rosa, person: 'Tom' })).toMatchObject({ outcome: 'pass' });
    expect(fair(rosa, { person: 'Tom', stage: 'offer_of_work' })).toMatchObject({
      outcome: 'escalate',
      stages: ['registration', 'offer_of_work'],
    });
    expect(fair(rosa, { person: 'Tom' })).toMatchObject({
      outcome: 'escalate',
      never_asked: ['Tom'],
    });
    expect(fair({ ...rosa, adverse_for_no_passport: true })).toMatchObject({
      outcome: 'escalate',
      adverse: ['Rosa'],
    });
  });
});
