import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type DateText } from '../../lib/days.ts';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { questionOf } from './book.ts';

function ask(rule: string, given: object): Readonly<Record<string, unknown>> {
  const asked = { asOf: '2026-11-23', holidays: BANK_HOLIDAYS };
  const answer = questionOf(rule)?.answer(given as never, asked);
  if (!answer?.ok) throw new TypeError(answer?.refusal.because ?? `no question of ${rule}`);
  return answer.value.gives;
}

const day = fc.integer({ min: 0, max: 1_800 }).map((days) => addDays('2021-05-01', days));

/** Rules that count from a day to a day: the fact, and what comes of it. */
const COUNTED: readonly (readonly [string, string, string, object])[] = [
  ['AWR-INFO', 'asked_agency', 'agency_by', {}],
  ['AWR-QUAL', 'first_day', 'rights_from', { weeks_worked: 12 }],
  ['CR-14', 'variation_agreed', 'copy_by', { division: 'england-and-wales' }],
  ['CR-20', 'doubt_arose', 'tell_by', { division: 'scotland' }],
  ['CR-29', 'record_created', 'keep_until', {}],
  ['DBS-KEEP', 'decided', 'keep_until', {}],
  ['DBS-UPDATE', 'certificate_issued', 'join_by', { certificate_level: 'enhanced' }],
  ['DP-NOTICE', 'obtained', 'privacy_notice_by', { source: 'job_board' }],
  ['DP-RETENTION', 'last_service', 'hold_until', { record_kind: 'schedule_4_particulars' }],
  ['ET-LIMIT', 'act_on', 'claim_period_ends', { claim: 'pay' }],
  ['NMW-KEEP', 'pay_reference_period_start', 'keep_until', { pay_interval: 'weekly' }],
  ['RTW-FOLLOWUP', 'positive_verification_notice', 'follow_up_by', {}],
  ['RTW-FOLLOWUP', 'permission_expires', 'excuse_extends_to', { in_time_application: true }],
  ['RTW-KEEP', 'employment_ended', 'keep_until', {}],
  ['RTW-SHARE', 'generated', 'expires', { code: 'W12345678' }],
  ['WTR-OPTOUT', 'cancel_notice_given', 'limit_applies_from', { age: 30, form: 'written' }],
  ['WTR-REC-2', 'record_made', 'keep_until', { record_kind: 'opt_out' }],
];

describe('a term counted from a day', () => {
  it.each(COUNTED)('%s from %s never ends sooner for a later day', (rule, from, to, rest) => {
    const ends = (on: DateText) => ask(rule, { ...rest, [from]: on })[to] as string;
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 70 }), (first, more) => {
        expect(ends(first) >= first).toBe(true);
        expect(ends(addDays(first, more)) >= ends(first)).toBe(true);
      }),
    );
    for (const edge of ['2024-01-31', '2024-02-28', '2024-02-29', '2025-02-28', '2025-08-31']) {
      expect(ends(edge) <= ends(addDays(edge, 1)), edge).toBe(true);
    }
  });

  it.each([
    ['AWR-INFO', 'asked_agency', 'agency_by', {}],
    ['AWR-QUAL', 'first_day', 'rights_from', { weeks_worked: 12 }],
    ['DBS-UPDATE', 'certificate_issued', 'join_by', { certificate_level: 'enhanced' }],
    ['RTW-SHARE', 'generated', 'expires', { code: 'W12345678' }],
  ])('%s counts days and moves with the day, leap years and clocks too', (rule, from, to, rest) => {
    const ends = (on: DateText) => ask(rule, { ...rest, [from]: on })[to] as string;
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 900 }), (first, more) => {
        expect(ends(addDays(first, more))).toBe(addDays(ends(first), more));
      }),
    );
  });
});

/** Rules with a measure: the measure, where it turns, whether more is worse, and the facts beside it. */
const MEASURED: readonly (readonly [string, string, number, boolean, object])[] = [
  ['WTR-48', 'hours_in_period', 816, true, {}],
  ['WTR-NIGHT-8', 'average_hours', 8, true, {}],
  ['WTR-NIGHT-HAZ', 'hours_in_24h', 8, true, { special_hazard: true }],
  ['WTR-WEEKLY', 'longest_rest_hours', 24, false, {}],
  ['CR-12', 'delay_days', 14, true, { action: 'delay_to_verify' }],
];
const STOPPING = ['block', 'block_override', 'escalate'];

describe('a measure with a limit', () => {
  it.each(MEASURED)('%s: %s turns just beyond %s', (rule, measure, limit, up, rest) => {
    const stopped = (value: number) =>
      STOPPING.includes(ask(rule, { ...rest, [measure]: value }).outcome as string);
    const step = Number.isInteger(limit) && measure.endsWith('days') ? 1 : 0.01;
    expect(stopped(limit)).toBe(false);
    expect(stopped(up ? limit + step : limit - step)).toBe(true);
    fc.assert(
      fc.property(fc.nat({ max: 3_000 }), fc.nat({ max: 3_000 }), (first, more) => {
        const [less, greater] = [(first * limit) / 1_000, ((first + more) * limit) / 1_000];
        const [better, worse] = up ? [less, greater] : [greater, less];
        if (stopped(better)) expect(stopped(worse)).toBe(true);
      }),
    );
  });

  it('hours of everybody under 18 never clear a block', () => {
    const hours = fc.array(
      fc.nat({ max: 600 }).map((tenths) => tenths / 10),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(hours, fc.nat({ max: 100 }), (week_hours, more) => {
        const of = (given: readonly number[]) =>
          ask('WTR-YOUNG-HOURS', { age: 17, week_hours: given }).outcome;
        const [first = 0, ...rest] = week_hours;
        if (of(week_hours) !== 'pass') expect(of([first + more, ...rest])).not.toBe('pass');
      }),
    );
  });
});

describe('a break in the 12 weeks', () => {
  const away = (last: DateText, days: number, reason: string) =>
    ask('AWR-RESET', {
      weeks_before: 11,
      last_day: last,
      return_day: addDays(last, days + 1),
      absences: [{ reason, days }],
    }).reset;

  it('never keeps the count for being longer, on any days, with 42 and 196 the last that keep it', () => {
    const reason = fc.constantFrom(['any', 42] as const, ['sickness_injury', 196] as const);
    fc.assert(
      fc.property(day, reason, fc.integer({ min: 1, max: 300 }), (last, [why, most], days) => {
        expect(away(last, days, why)).toBe(days > most);
        expect(away(last, most, why)).toBe(false);
        expect(away(last, most + 1, why)).toBe(true);
      }),
    );
  });

  it('turns on the first day of week 13 and not the day before', () => {
    fc.assert(
      fc.property(day, (first_day) => {
        expect(ask('AWR-QUAL', { first_day, weeks_worked: 11 }).qualified).toBe(false);
        expect(ask('AWR-QUAL', { first_day, weeks_worked: 12 }).rights_from).toBe(
          addDays(first_day, 84),
        );
      }),
    );
  });
});

describe('leave and its pay', () => {
  it('rolled up never shrinks with more pay', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500_000 }), fc.nat({ max: 100_000 }), (pence, more) => {
        const of = (sum: number) =>
          ask('WTR-RHP', { worker_class: 'part_year', jurisdiction: 'GB', gross_pay: sum / 100 })
            .rolled_up_holiday_pay as number;
        expect(of(pence + more)).toBeGreaterThanOrEqual(of(pence));
      }),
    );
  });
});
