import { describe, expect, it } from 'vitest';
import type { Question } from '../book/question.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { automatedDecision, SAFEGUARDS } from './automated-decision.ts';
import { breach } from './breach.ts';
import { complaint } from './complaint.ts';
import { erasure } from './erasure.ts';
import { monitoring } from './monitoring.ts';
import { checkNotice, privacyNotice } from './notice.ts';
import { retention } from './retention-question.ts';

function ask(question: Question, given: object, asOf = '2026-06-01') {
  const answer = question.answer(given as never, { asOf, holidays: BANK_HOLIDAYS });
  return answer.ok ? answer.value.gives : answer.refusal.code;
}

describe('a privacy notice', () => {
  it.each([
    ['direct', '2026-05-05', undefined, undefined, '2026-05-05'],
    ['direct', '2026-05-05', '2026-05-12', '2026-05-20', '2026-05-05'],
    ['job_board', '2026-05-05', undefined, undefined, '2026-06-05'],
    ['other', '2026-01-31', undefined, undefined, '2026-02-28'],
    ['referral', '2026-05-05', '2026-05-12', '2026-05-08', '2026-05-08'],
    ['referral', '2026-05-05', '2026-07-12', undefined, '2026-06-05'],
    ['job_board', '2026-05-05', undefined, '2026-05-05', '2026-05-05'],
  ])('%s, had %s, contact %s, passed on %s: by %s', (source, obtained, contact, passed, by) => {
    const given = {
      source,
      obtained,
      ...(contact ? { first_contact: contact } : {}),
      ...(passed ? { first_disclosure: passed } : {}),
    };
    expect(ask(privacyNotice, given)).toEqual({ privacy_notice_by: by });
  });

  it('warns when late, blocks when the data was passed on without one', () => {
    const facts = { source: 'referral', obtained: '2026-05-05' } as const;
    const outcomes = (more: object) => {
      const found = checkNotice({ ...facts, ...more, asOf: '2026-06-06' });
      return found.ok ? found.value.map(({ outcome }) => outcome) : [];
    };
    expect(outcomes({})).toEqual(['warn']);
    expect(outcomes({ noticeGiven: '2026-06-05' })).toEqual([]);
    expect(outcomes({ noticeGiven: '2026-06-06' })).toEqual(['warn']);
    expect(outcomes({ firstDisclosure: '2026-05-10' })).toEqual(['block']);
    expect(outcomes({ firstDisclosure: '2026-05-10', noticeGiven: '2026-05-10' })).toEqual([]);
  });
});

describe('a complaint about personal data', () => {
  it.each([
    ['2026-06-18', { statutory_acknowledgement: false }],
    ['2026-06-19', { statutory_acknowledgement: true, acknowledge_by: '2026-07-19' }],
    ['2026-06-25', { statutory_acknowledgement: true, acknowledge_by: '2026-07-25' }],
  ])('of %s', (received, gives) => {
    expect(ask(complaint, { complaint_received: received })).toEqual(gives);
  });
});

describe('a decision by a machine alone', () => {
  const all = [...SAFEGUARDS];
  const reject = { decision: 'automatic_rejection', human_involved: false };
  it.each([
    ['2026-02-04', { ...reject, safeguards: all }, 'block', 'art_22'],
    ['2026-02-05', { ...reject, safeguards: all }, 'record', 'arts_22a_22d'],
    ['2026-02-05', reject, 'block', 'arts_22a_22d'],
    ['2026-02-05', { ...reject, safeguards: all, special_category: true }, 'block', 'arts_22a_22d'],
    ['2026-02-05', { ...reject, human_involved: true }, 'pass', 'arts_22a_22d'],
    ['2026-02-04', { ...reject, human_involved: true }, 'pass', 'art_22'],
    [
      '2026-02-05',
      { ...reject, decision: 'automatic_progression', safeguards: all },
      'record',
      'arts_22a_22d',
    ],
  ])('on %s, %o: %s', (asOf, given, outcome, law) => {
    expect(ask(automatedDecision, given, asOf)).toEqual({ outcome, law });
  });

  it.each(all)('is barred without %s', (missing) => {
    const safeguards = all.filter((one) => one !== missing);
    expect(ask(automatedDecision, { ...reject, safeguards })).toMatchObject({ outcome: 'block' });
  });
});

describe('how long records are kept', () => {
  const given = { record_kind: 'schedule_4_particulars', last_service: '2025-11-10' };
  it.each([
    ['2026-11-10', 'erase', { erase_rest: true, restrict_held_fields: true }],
    ['2026-11-11', 'erase', { erase_rest: true, restrict_held_fields: false }],
    ['2026-03-01', 'none', { erase_rest: false, restrict_held_fields: false }],
    ['2026-11-11', 'none', { erase_rest: true, restrict_held_fields: false }],
  ])('on %s, request %s', (asOf, request, gives) => {
    expect(ask(retention, { ...given, request }, asOf)).toEqual({
      outcome: 'record',
      hold_until: '2026-11-10',
      ...gives,
    });
  });

  it('keeps applications turned away until the time for a claim ends', () => {
    const applicants = { record_kind: 'unsuccessful_application', applications: 50, appointed: 1 };
    expect(ask(retention, applicants)).toMatchObject({ keep_limit: 'end_of_claim_period' });
    expect(ask(retention, { ...applicants, appointed: 51 })).toBe('numbers-contradict');
  });

  it('lets the latest hold win when somebody asks to be erased', () => {
    const records = [
      { kind: 'schedule_4_particulars', from: '2026-05-01' },
      { kind: 'working_time_limits', from: '2026-05-01' },
      { kind: 'right_to_work_copy', from: '2024-05-31' },
    ];
    expect(ask(erasure, { received: '2026-06-01', records })).toEqual({
      outcome: 'record',
      answer_by: '2026-07-01',
      hold_until: '2028-05-01',
      holds: [
        'Particulars of work-seekers and hirers',
        'Records of the 48 hours, opt-outs and night work',
      ],
    });
    expect(ask(erasure, { received: '2026-01-31', records: [] })).toMatchObject({
      answer_by: '2026-02-28',
      holds: [],
    });
  });
});

describe('a breach', () => {
  it('is told within 72 hours that elapse, over a change of clocks too', () => {
    const aware = '2026-03-27T18:00:00+00:00';
    expect(ask(breach, { aware, risk: 'likely' })).toEqual({
      outcome: 'escalate',
      tell_by: '2026-03-30T18:00:00.000Z',
    });
    expect(
      ask(breach, { aware, risk: 'not_known', told: '2026-03-30T19:00:00+01:00' }),
    ).toMatchObject({ outcome: 'record' });
    expect(ask(breach, { aware, risk: 'likely', told: '2026-03-30T19:01:00+01:00' })).toMatchObject(
      { outcome: 'warn' },
    );
    expect(ask(breach, { aware, risk: 'unlikely' })).toEqual({ outcome: 'record' });
  });

  it('and a request to erase had no time to be answered in before 25 May 2018', () => {
    const before = { aware: '2018-05-24T22:59:00+00:00', risk: 'likely' };
    expect(ask(breach, before)).toEqual({ outcome: 'pass' });
    expect(ask(breach, { ...before, aware: '2018-05-24T23:00:00+00:00' })).toMatchObject({
      outcome: 'escalate',
    });
    expect(ask(erasure, { received: '2018-05-24', records: [] })).toEqual({ outcome: 'pass' });
    expect(ask(erasure, { received: '2018-05-25', records: [] })).toMatchObject({
      answer_by: '2018-06-25',
    });
  });
});

describe('equality monitoring', () => {
  it.each([
    [{ viewer: 'selector', shown: 'single_answers' }, 'block'],
    [{ viewer: 'selector', shown: 'totals', smallest_group: 5 }, 'pass'],
    [{ viewer: 'other', shown: 'totals', smallest_group: 4 }, 'block'],
    [{ viewer: 'monitoring_officer', shown: 'single_answers' }, 'record'],
    [{ viewer: 'monitoring_officer', shown: 'totals', separate_store: false }, 'block'],
  ])('%o: %s', (given, outcome) => {
    expect(ask(monitoring, given)).toEqual({ outcome });
  });
});
