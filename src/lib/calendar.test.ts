import { describe, expect, it } from 'vitest';
import {
  businessDaysFrom,
  DIVISIONS,
  type Division,
  divisionOf,
  goodFriday,
  type Holidays,
  type HolidayYear,
  holidaysInYear,
  isBusinessDay,
  nthBusinessDayAfter,
  withYears,
} from './calendar.ts';

const spring2026: Holidays = {
  dates: {
    'england-and-wales': new Set(['2026-04-06', '2026-05-04']),
    scotland: new Set(['2026-05-04']),
    'northern-ireland': new Set(['2026-04-06', '2026-05-04']),
  },
  coveredFrom: '2026-01-01',
  coveredUntil: '2026-12-31',
};

describe('a business day', () => {
  it('is not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday', () => {
    const none = ['2026-04-04', '2026-04-05', '2026-12-25', '2026-04-03', '2026-05-04'];
    for (const date of none) {
      expect(isBusinessDay(date, 'england', spring2026)).toEqual({ ok: true, value: false });
    }
    expect(isBusinessDay('2026-04-07', 'england', spring2026)).toEqual({ ok: true, value: true });
  });

  it('follows the bank holidays of the nation: Easter Monday is none in Scotland', () => {
    expect(isBusinessDay('2026-04-06', 'wales', spring2026)).toEqual({ ok: true, value: false });
    expect(isBusinessDay('2026-04-06', 'scotland', spring2026)).toEqual({ ok: true, value: true });
    expect(divisionOf('wales')).toBe('england-and-wales');
  });

  it('is counted from the day after', () => {
    const third = (nation: 'england' | 'scotland') =>
      nthBusinessDayAfter('2026-04-02', 3, nation, spring2026);
    expect(third('england')).toEqual({ ok: true, value: '2026-04-09' });
    expect(third('scotland')).toEqual({ ok: true, value: '2026-04-08' });
    expect(nthBusinessDayAfter('2026-06-05', 1, 'england', spring2026)).toEqual({
      ok: true,
      value: '2026-06-08',
    });
    expect(businessDaysFrom('2026-06-01', '2026-06-07', 'england', spring2026)).toEqual({
      ok: true,
      value: 5,
    });
  });

  it('is refused, never guessed, beyond the bank holidays known', () => {
    expect(nthBusinessDayAfter('2026-12-30', 3, 'england', spring2026)).toMatchObject({
      ok: false,
      refusal: { code: 'calendar-unknown' },
    });
    expect(isBusinessDay('2025-12-31', 'england', spring2026).ok).toBe(false);
    expect(() => nthBusinessDayAfter('2026-06-05', 0, 'england', spring2026)).toThrow(RangeError);
  });
});

describe('Good Friday', () => {
  it('is worked out for any year', () => {
    expect([2000, 2024, 2025, 2026, 2027, 2028, 2038].map(goodFriday)).toEqual([
      '2000-04-21',
      '2024-03-29',
      '2025-04-18',
      '2026-04-03',
      '2027-03-26',
      '2028-04-14',
      '2038-04-23',
    ]);
  });
});

describe('a calendar with years brought in', () => {
  const none = new Set<string>();
  const known: Holidays = {
    dates: {
      'england-and-wales': new Set(['2026-12-25']),
      scotland: new Set(['2026-11-30', '2026-12-25']),
      'northern-ireland': none,
    },
    coveredFrom: '2026-01-01',
    coveredUntil: '2026-12-31',
  };
  const year = (division: Division, of: number, ...dates: string[]) => ({
    division,
    year: of,
    dates,
  });
  const whole = (of: number) => DIVISIONS.map((division) => year(division, of, `${of}-01-01`));

  it('grows by years that all three divisions have and that join on, on either side', () => {
    const span = (years: readonly HolidayYear[]) => {
      const { coveredFrom, coveredUntil } = withYears(known, years);
      return [coveredFrom.slice(0, 4), coveredUntil.slice(0, 4)];
    };
    expect(span(whole(2027))).toEqual(['2026', '2027']);
    expect(span([...whole(2028), ...whole(2027), ...whole(2025)])).toEqual(['2025', '2028']);
    expect(span(whole(2028))).toEqual(['2026', '2026']);
    expect(span(whole(2027).slice(1))).toEqual(['2026', '2026']);
    expect(withYears(known, [])).toBe(known);
  });

  it('takes a year whole in place of its own, in one division alone if need be', () => {
    const then = withYears(known, [year('scotland', 2026, '2026-06-15')]);
    expect([...then.dates.scotland]).toEqual(['2026-06-15']);
    expect([...then.dates['england-and-wales']]).toEqual(['2026-12-25']);
    expect(holidaysInYear(then, 'scotland', 2026)).toEqual(['2026-06-15']);
    expect(holidaysInYear(then, 'scotland', 2027)).toBeUndefined();
  });
});
