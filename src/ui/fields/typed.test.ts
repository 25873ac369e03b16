import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { readClock, readDay } from './typed.ts';

const today = '2026-11-22';
const day = (text: string) => {
  const read = readDay(text, today);
  return read.ok ? read.value : read.refusal.code;
};
const clock = (text: string) => {
  const read = readClock(text);
  return read.ok ? read.value : read.refusal.code;
};

describe('a date as people in Britain type it', () => {
  test('may have any of the usual forms', () => {
    for (const text of [
      '23/11/2026',
      '23/11/26',
      '23.11.2026',
      '23-11-2026',
      '23 11 2026',
      '23 Nov',
      '23 nov 2026',
      'Mon 23 Nov',
      'Monday, 23rd November 2026',
      '23/11',
      '2026-11-23',
      'tomorrow',
    ]) {
      expect(day(text), text).toBe('2026-11-23');
    }
  });

  test('without a year is the nearest one, also across New Year', () => {
    expect(day('3 Jan')).toBe('2027-01-03');
    expect(day('30 Oct')).toBe('2026-10-30');
  });

  test('with a year of two digits may be a birth date', () => {
    expect(day('4/7/61')).toBe('1961-07-04');
    expect(day('4/7/31')).toBe('2031-07-04');
  });

  test('is refused month first, and told to put the day first', () => {
    expect(day('11/23/2026')).toBe('no-such-day');
  });

  test('is refused where there is no such day', () => {
    expect(day('31/06/2026')).toBe('no-such-day');
    expect(day('29 Feb 2027')).toBe('no-such-day');
    expect(day('29 Feb 2028')).toBe('2028-02-29');
    expect(day('0/1/2026')).toBe('no-such-day');
    expect(day('1/0/2026')).toBe('no-such-day');
  });

  test('is refused when it is no date', () => {
    for (const text of ['', 'soon', '23', '23 Nox', '1/2/3/4', 'Mon']) {
      expect(day(text), text).toBe('not-a-date');
    }
  });

  test('is read back whatever date it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 30_000 }), (offset) => {
        const date = addDays(today, offset);
        const [year, month, ofMonth] = date.split('-');
        expect(day(`${ofMonth}/${month}/${year}`)).toBe(date);
      }),
    );
  });

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readDay(text, today);
        readClock(text);
      }),
    );
  });
});

describe('a time as people type it', () => {
  test('may have any of the usual forms', () => {
    expect(clock('22:00')).toBe('22:00');
    expect(clock('2200')).toBe('22:00');
    expect(clock('22.00')).toBe('22:00');
    expect(clock('9')).toBe('09:00');
    expect(clock('930')).toBe('09:30');
    expect(clock('9 am')).toBe('09:00');
    expect(clock('9:30 pm')).toBe('21:30');
    expect(clock('12am')).toBe('00:00');
    expect(clock('12pm')).toBe('12:00');
    expect(clock('noon')).toBe('12:00');
    expect(clock('midnight')).toBe('00:00');
    expect(clock('24:00')).toBe('00:00');
  });

  test('is refused when the clock never shows it', () => {
    for (const text of ['', '25:00', '7:60', '13pm', '0am', 'late', '24:01']) {
      expect(clock(text), text).toBe('not-a-time');
    }
  });
});
