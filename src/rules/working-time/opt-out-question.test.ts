import { describe, expect, it } from 'vitest';
import { gives } from './ask.fixtures.ts';
import { WORK_GROUPS } from './opt-out-data.ts';

const ask = (given: object) =>
  gives('WTR-OPTOUT', { age: 30, form: 'written', ...given }, '2026-03-02');
const notice = (count: number, unit: string, given = '2026-03-02') =>
  ask({ notice_period: { count, unit }, cancel_notice_given: given });

describe('WTR-OPTOUT asked as a question', () => {
  it('passes in writing from 18, and records a notice to cancel', () => {
    expect(ask({ age: 18 })).toEqual({ outcome: 'pass' });
    expect(ask({ cancel_notice_given: '2026-02-25' })).toEqual({
      outcome: 'record',
      limit_applies_from: '2026-03-04',
    });
  });

  it('blocks under 18, spoken or missing, whatever else there is', () => {
    expect(ask({ age: 17, cancel_notice_given: '2026-03-02' })).toEqual({ outcome: 'block' });
    expect(ask({ form: 'oral' })['outcome']).toBe('block');
    expect(ask({ form: 'none' })['outcome']).toBe('block');
  });

  it('is open to general work and small vans only', () => {
    const open = WORK_GROUPS.filter((work_group) => ask({ work_group })['outcome'] === 'pass');
    expect(open).toEqual(['general', 'van_under_3_5t_gb_domestic']);
  });

  it('takes up to three months of notice, however they are counted', () => {
    const outcome = (count: number, unit: string) =>
      ask({ notice_period: { count, unit } })['outcome'];
    expect([
      outcome(3, 'month'),
      outcome(13, 'week'),
      outcome(92, 'day'),
      outcome(0, 'day'),
    ]).toEqual(['pass', 'pass', 'pass', 'pass']);
    expect([outcome(4, 'month'), outcome(14, 'week'), outcome(93, 'day')]).toEqual([
      'block',
      'block',
      'block',
    ]);
  });

  it('ends after the notice stated, at least 7 days and at most three months after it was given', () => {
    expect(notice(3, 'month')['limit_applies_from']).toBe('2026-06-02');
    expect(notice(1, 'month')['limit_applies_from']).toBe('2026-04-02');
    expect(notice(4, 'week')['limit_applies_from']).toBe('2026-03-30');
    expect(notice(10, 'day')['limit_applies_from']).toBe('2026-03-12');
    for (const days of [0, 1, 6, 7])
      expect(notice(days, 'day')['limit_applies_from']).toBe('2026-03-09');
    expect(notice(0, 'month')['limit_applies_from']).toBe('2026-03-09');
    expect(notice(92, 'day', '2026-02-01')['limit_applies_from']).toBe('2026-05-01');
  });

  it('ends on the last day of a month that has no such day, leap years too', () => {
    expect(notice(1, 'month', '2026-01-31')['limit_applies_from']).toBe('2026-02-28');
    expect(notice(1, 'month', '2028-01-31')['limit_applies_from']).toBe('2028-02-29');
    expect(notice(3, 'month', '2026-11-30')['limit_applies_from']).toBe('2027-02-28');
    expect(ask({ cancel_notice_given: '2028-02-25' })['limit_applies_from']).toBe('2028-03-03');
    expect(ask({ cancel_notice_given: '2026-12-28' })['limit_applies_from']).toBe('2027-01-04');
  });
});
