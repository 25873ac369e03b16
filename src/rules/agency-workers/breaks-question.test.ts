import { describe, expect, it } from 'vitest';
import { ABSENCES } from '../book/fields.ts';
import { ask } from './ask.fixtures.ts';

const PAUSES = [
  'sickness_injury',
  'annual_leave',
  'jury_service',
  'customary_shutdown',
  'industrial_action',
];
const CONTINUES = [
  'pregnancy',
  'pregnancy_illness',
  'childbirth',
  'maternity',
  'paternity_leave',
  'adoption_leave',
  'shared_parental_leave',
];
const one = (reason: string, days?: number) => [days === undefined ? { reason } : { reason, days }];
const resets = (absences: readonly object[]) =>
  (ask('AWR-RESET', { absences }) as { reset: boolean }).reset;

describe('AWR-PAUSE and AWR-RESET', () => {
  it('know every reason', () => {
    expect([...PAUSES, ...CONTINUES, 'any'].sort()).toEqual([...ABSENCES].sort());
  });

  it.each([...PAUSES, ...CONTINUES, 'any'])('keep the count over 42 days of %s', (reason) => {
    expect(resets(one(reason, 42))).toBe(false);
  });

  it('reset after 43 days without a listed reason, and with no listed reason only', () => {
    expect(resets(one('any', 43))).toBe(true);
    for (const reason of [...PAUSES, ...CONTINUES]) expect(resets(one(reason, 43))).toBe(false);
  });

  it('cap sickness and jury service at 28 weeks, and nothing else', () => {
    const capped = ['sickness_injury', 'jury_service'];
    for (const reason of [...PAUSES, ...CONTINUES]) {
      expect(resets(one(reason, 196)), reason).toBe(false);
      expect(resets(one(reason, 197)), reason).toBe(capped.includes(reason));
    }
  });

  it('let listed reasons mix, each within its own cap', () => {
    expect(resets([...one('sickness_injury', 196), ...one('jury_service', 196)])).toBe(false);
    expect(resets([...one('sickness_injury', 196), ...one('annual_leave', 60)])).toBe(false);
    expect(resets([...one('sickness_injury', 197), ...one('annual_leave', 14)])).toBe(true);
    expect(
      resets([
        ...one('sickness_injury', 100),
        ...one('annual_leave', 14),
        ...one('sickness_injury', 97),
      ]),
    ).toBe(true);
  });

  it('do not let a reason that is not listed into a mix of over 42 days', () => {
    expect(resets([...one('sickness_injury', 35), ...one('any', 7)])).toBe(false);
    expect(resets([...one('sickness_injury', 35), ...one('any', 8)])).toBe(true);
    expect(resets([...one('any', 1), ...one('annual_leave', 42)])).toBe(true);
  });

  it('count days strictly between the last and the next day worked', () => {
    const between = (last_day: string, return_day: string) =>
      ask('AWR-RESET', { last_day, return_day, absences: one('any'), weeks_before: 5 });
    expect(between('2026-02-27', '2026-02-28')).toEqual({
      reset: false,
      gap_days: 0,
      weeks_on_return: 6,
    });
    expect(between('2026-02-27', '2026-04-11')).toEqual({
      reset: false,
      gap_days: 42,
      weeks_on_return: 6,
    });
    expect(between('2026-02-27', '2026-04-12')).toEqual({
      reset: true,
      gap_days: 43,
      weeks_on_return: 1,
    });
    // A leap day is a day.
    expect(between('2028-02-01', '2028-03-15')).toMatchObject({ gap_days: 42 });
    expect(between('2027-02-01', '2027-03-15')).toMatchObject({ gap_days: 41 });
    expect(between('2026-03-20', '2026-03-20')).toBe('dates-out-of-order');
  });

  it('go by the dates where days are stated, too', () => {
    const given = (days: number, reason = 'any') => ({
      last_day: '2026-02-27',
      return_day: '2026-04-12',
      absences: one(reason, days),
    });
    expect(ask('AWR-PAUSE', given(42))).toMatchObject({ gap_days: 43, reset: true });
    expect(ask('AWR-PAUSE', given(40, 'annual_leave'))).toMatchObject({
      gap_days: 43,
      reset: false,
    });
    expect(ask('AWR-PAUSE', given(30, 'annual_leave'))).toMatchObject({
      gap_days: 43,
      reset: true,
    });
    expect(ask('AWR-PAUSE', given(44))).toBe('facts-contradict');
  });

  it('carry weeks over a pause and lose them at a reset', () => {
    const after = (days: number, weeks_after?: number) =>
      ask('AWR-PAUSE', {
        weeks_before: 9,
        absences: one('any', days),
        ...(weeks_after === undefined ? {} : { weeks_after }),
      });
    expect(after(42, 3)).toEqual({
      reset: false,
      gap_days: 42,
      weeks: 12,
      qualified: true,
      qualified_after_weeks_back: 3,
    });
    expect(after(42, 2)).toMatchObject({ weeks: 11, qualified: false });
    expect(after(43, 11)).toEqual({
      reset: true,
      gap_days: 43,
      weeks: 11,
      qualified: false,
      qualified_after_weeks_back: 12,
    });
    expect(after(43)).toMatchObject({ weeks: 0 });
    expect(ask('AWR-PAUSE', { weeks_before: 14, absences: one('annual_leave', 7) })).toMatchObject({
      qualified: true,
      qualified_after_weeks_back: 0,
    });
  });

  it('find the weeks before in the dates', () => {
    expect(
      ask('AWR-PAUSE', {
        first_day: '2026-06-22',
        last_day: '2026-07-17',
        absences: one('customary_shutdown'),
        return_day: '2026-09-01',
      }),
    ).toMatchObject({ weeks: 4, gap_days: 45, qualified_after_weeks_back: 8, reset: false });
  });

  it('count weeks on where the reason lets them', () => {
    expect(
      ask('AWR-PAUSE', { weeks_before: 6, absences: one('paternity_leave', 14), weeks_after: 4 }),
    ).toMatchObject({ weeks: 12, qualified: true, qualified_after_weeks_back: 4 });
    expect(ask('AWR-RESET', { weeks_before: 6, absences: one('maternity', 273) })).toMatchObject({
      reset: false,
      weeks_on_return: 46,
    });
  });

  it('say nothing of a length that nobody gave', () => {
    expect(ask('AWR-PAUSE', { absences: one('jury_service'), weeks_before: 5 })).toMatchObject({
      reset: false,
      weeks: 5,
    });
    expect(ask('AWR-RESET', { absences: one('any') })).toEqual({ reset: false });
  });
});

describe('AWR-CONTINUE', () => {
  const weeks = (absences: readonly object[], weeks_worked = 8, intended_assignment_weeks = 52) =>
    ask('AWR-CONTINUE', { weeks_worked, absences, intended_assignment_weeks });

  it.each(CONTINUES)('counts on during %s', (reason) => {
    expect(weeks(one(reason, 28))).toEqual({ weeks: 12, qualified: true });
    expect(weeks(one(reason, 21))).toEqual({ weeks: 11, qualified: false });
  });

  it.each(PAUSES)('does not count on during %s', (reason) => {
    expect(weeks(one(reason, 28))).toEqual({ weeks: 8, qualified: false });
    expect(weeks(one(reason))).toEqual({ weeks: 8, qualified: false });
  });

  it('counts a week that an absence only begins', () => {
    expect(weeks(one('pregnancy', 1))).toEqual({ weeks: 9, qualified: false });
    expect(weeks(one('pregnancy', 22))).toEqual({ weeks: 12, qualified: true });
    expect(weeks(one('pregnancy', 0))).toEqual({ weeks: 8, qualified: false });
    expect(weeks([...one('pregnancy_illness', 3), ...one('maternity', 4)])).toMatchObject({
      weeks: 9,
    });
  });

  it('stops at the intended end of the assignment, and takes no week worked away', () => {
    expect(weeks(one('maternity'), 6, 10)).toEqual({ weeks: 10, qualified: false });
    expect(weeks(one('maternity'), 6, 12)).toEqual({ weeks: 12, qualified: true });
    expect(weeks(one('maternity', 70), 6, 10)).toMatchObject({ weeks: 10 });
    expect(weeks(one('maternity'), 13, 10)).toEqual({ weeks: 13, qualified: true });
  });

  it('counts on only what counts on of a mix', () => {
    expect(weeks([...one('annual_leave', 14), ...one('paternity_leave', 14)])).toMatchObject({
      weeks: 10,
    });
    expect(weeks([...one('annual_leave', 14), ...one('maternity')], 6, 10)).toMatchObject({
      weeks: 8,
    });
    expect(weeks([...one('any', 43), ...one('maternity', 14)])).toMatchObject({ weeks: 0 });
  });
});
