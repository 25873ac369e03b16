import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  dateOfDayNumber,
  datesFrom,
  dayNumber,
  daysBetween,
  isDate,
  mondayOf,
  parseDate,
  weekday,
} from './days.ts';

const someDay = fc.integer({ min: -719162, max: 2932896 });

describe('a date', () => {
  it('is counted in days from 1 January 1970 and back, for every day of years 1 to 9999', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const date = dateOfDayNumber(day);
        expect(dayNumber(date)).toBe(day);
        expect(date.slice(0, 4) < '0100' || Date.parse(date) / 86_400_000 === day).toBe(true);
      }),
    );
  });

  it('is refused when the calendar has no such day', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '0000-01-01',
      '2026-4-1',
      '',
      'now',
    ]) {
      expect(isDate(text)).toBe(false);
      expect(parseDate(text)).toMatchObject({ ok: false, refusal: { code: 'not-a-date' } });
    }
    expect(isDate('2028-02-29')).toBe(true);
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError);
  });

  it('moves by days over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
    expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
    expect(datesFrom('2026-02-27', '2026-03-01')).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
    ]);
    expect(datesFrom('2026-03-02', '2026-03-01')).toEqual([]);
  });

  it('moves by months to the same day, or to the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-02-10', 6)).toBe('2026-08-10');
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
  });

  it('knows its weekday and its Monday', () => {
    expect(weekday('2026-11-23')).toBe(1);
    expect(weekday('2026-11-22')).toBe(7);
    expect(weekday('1969-12-31')).toBe(3);
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });

  it('gives an age in whole years, on 1 March for those born on 29 February', () => {
    expect(ageOn('2008-11-23', '2026-11-22')).toBe(17);
    expect(ageOn('2008-11-23', '2026-11-23')).toBe(18);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
    expect(ageOn('2027-01-01', '2026-11-22')).toBe(-1);
  });
});
