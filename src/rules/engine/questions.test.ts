import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { LAW, QUESTIONS } from './book.ts';

function ask(rule: string, given: Readonly<Record<string, unknown>>, holidays = BANK_HOLIDAYS) {
  const question = QUESTIONS.find((one) => one.rule === rule);
  const answer = question?.answer(given as never, { asOf: '2026-06-01', holidays });
  return answer?.ok ? answer.value.gives : { refused: answer?.refusal.code };
}

describe('the engine', () => {
  it('has its nine rules, each computed or with a reason', () => {
    expect(LAW.map(({ id }) => id)).toHaveLength(9);
    for (const law of LAW) expect(law.computed ?? law.why ?? law.id, law.id).toBeTruthy();
  });

  it('says whether a day is a bank holiday in a division', () => {
    const is = (date: string, division: string) => ask('BANK-HOLIDAY', { date, division });
    expect(is('2026-04-06', 'england-and-wales')).toEqual({ bank_holiday: true });
    expect(is('2026-04-06', 'scotland')).toEqual({ bank_holiday: false });
    expect(is('2026-04-06', 'northern-ireland')).toEqual({ bank_holiday: true });
    expect(is('2027-12-25', 'scotland')).toEqual({ bank_holiday: false });
    expect(is('2027-12-27', 'scotland')).toEqual({ bank_holiday: true });
    expect(is('2029-01-01', 'scotland')).toEqual({ refused: 'calendar-unknown' });
  });

  it('asks the calendar it is given', () => {
    const longer = {
      ...BANK_HOLIDAYS,
      dates: { ...BANK_HOLIDAYS.dates, scotland: new Set(['2029-01-01']) },
      coveredUntil: '2029-12-31',
    };
    expect(ask('BANK-HOLIDAY', { date: '2029-01-01', division: 'scotland' }, longer)).toEqual({
      bank_holiday: true,
    });
  });

  it('counts business days and months', () => {
    expect(
      ask('ENG-BD', { date: '2026-12-24', business_days: 1, division: 'england-and-wales' }),
    ).toEqual({ day: '2026-12-29' });
    expect(ask('ENG-BD', { date: '2026-12-24', business_days: 0, division: 'scotland' })).toEqual({
      refused: 'no-count',
    });
    expect(ask('ENG-MONTH', { date: '2026-01-31', months: 1 })).toEqual({
      day: '2026-02-28',
      days: 28,
    });
    expect(ask('ENG-MONTH', { date: '2024-02-29', months: 12 })).toEqual({
      day: '2025-02-28',
      days: 365,
    });
  });
});
