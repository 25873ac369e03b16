import { describe, expect, it } from 'vitest';
import { goodFriday, nthBusinessDayAfter } from '../../lib/calendar.ts';
import { weekday } from '../../lib/days.ts';
import { BANK_HOLIDAY_TABLE, BANK_HOLIDAYS, isBankHoliday } from './bank-holidays.ts';

describe('the bank holidays', () => {
  it('differ by division', () => {
    const days: readonly [string, boolean, boolean, boolean][] = [
      ['2026-04-06', true, false, true],
      ['2026-06-15', false, true, false],
      ['2026-07-13', false, false, true],
      ['2026-08-03', false, true, false],
      ['2026-08-31', true, false, true],
      ['2026-12-28', true, true, true],
      ['2027-01-04', false, true, false],
    ];
    for (const [date, england, scotland, ireland] of days) {
      expect(isBankHoliday(date, 'england-and-wales'), date).toEqual({ ok: true, value: england });
      expect(isBankHoliday(date, 'scotland'), date).toEqual({ ok: true, value: scotland });
      expect(isBankHoliday(date, 'northern-ireland'), date).toEqual({ ok: true, value: ireland });
    }
  });

  it('hold Good Friday, no Saturday and no Sunday, in each year and division', () => {
    const counts = { 'england-and-wales': 8, scotland: 9, 'northern-ireland': 10 } as const;
    for (const division of ['england-and-wales', 'scotland', 'northern-ireland'] as const) {
      const dates = [...BANK_HOLIDAYS.dates[division]];
      expect(dates.filter((date) => weekday(date) > 5)).toEqual([]);
      for (let year = 2017; year <= 2028; year++) {
        expect(dates).toContain(goodFriday(year));
        const worldCup = division === 'scotland' && year === 2026 ? 1 : 0;
        const extra = { 2022: 2, 2023: 1 }[year] ?? worldCup;
        expect(dates.filter((date) => date.startsWith(`${year}`))).toHaveLength(
          counts[division] + extra,
        );
      }
    }
  });

  it('hold the days that were moved or given once', () => {
    const england = (date: string) => isBankHoliday(date, 'england-and-wales');
    const days: readonly [string, boolean][] = [
      ['2020-05-04', false],
      ['2020-05-08', true],
      ['2022-05-30', false],
      ['2022-06-02', true],
      ['2022-06-03', true],
      ['2022-09-19', true],
      ['2023-05-08', true],
    ];
    for (const [date, is] of days) expect(england(date), date).toEqual({ ok: true, value: is });
    expect(isBankHoliday('2026-06-15', 'northern-ireland')).toEqual({ ok: true, value: false });
  });

  it('are shown a row a year and division', () => {
    expect(BANK_HOLIDAY_TABLE.rows).toHaveLength(36);
    expect(BANK_HOLIDAY_TABLE.rows[0]?.cells).toEqual([
      'England and Wales',
      'Mon 2 Jan, Fri 14 Apr, Mon 17 Apr, Mon 1 May, Mon 29 May, Mon 28 Aug, Mon 25 Dec, Tue 26 Dec',
    ]);
  });

  it('are refused beyond the last year known', () => {
    expect(isBankHoliday('2016-12-31', 'scotland').ok).toBe(false);
    expect(isBankHoliday('2029-01-01', 'scotland')).toMatchObject({
      ok: false,
      refusal: { code: 'calendar-unknown' },
    });
    expect(nthBusinessDayAfter('2028-12-29', 3, 'england', BANK_HOLIDAYS).ok).toBe(false);
  });

  it('give one offer two deadlines over Easter, in England and in Scotland', () => {
    expect(nthBusinessDayAfter('2026-04-02', 3, 'england', BANK_HOLIDAYS)).toMatchObject({
      value: '2026-04-09',
    });
    expect(nthBusinessDayAfter('2026-04-02', 3, 'scotland', BANK_HOLIDAYS)).toMatchObject({
      value: '2026-04-08',
    });
  });
});
