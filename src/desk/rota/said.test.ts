import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekday } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import { clockOfMinutes } from '../../lib/time.ts';
import { outOfReach, readDate, readWeekday, readWeekdays } from './said-date.ts';
import { readBreak, readRange, readTime } from './said-time.ts';

/** Any UTF-16 at all: controls, half characters, other scripts. */
const anything = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
  .map((codes) => String.fromCharCode(...codes));
const TODAY = '2026-11-22';
const dateOf = (text: string, today = TODAY) => {
  const read = readDate(text, today);
  return read.ok ? read.value : read.refusal.code;
};
const because = (text: string) => {
  const read = readDate(text, TODAY);
  return read.ok ? '' : read.refusal.because;
};

describe('a date as people write it', () => {
  it('is read day first, with or without its year, weekday and month in words', () => {
    for (const text of [
      '23/11',
      '23/11/26',
      '23/11/2026',
      '23.11.2026',
      '23-11-26',
      '2026-11-23',
      '2026-11-23 00:00:00',
      'Mon 23 Nov',
      'Monday, 23rd November',
      '23rd of November 2026',
      '23-Nov-26',
      '23Nov',
      'Mon 23/11',
      '23/11/26 (Mon)',
      'November 23',
    ]) {
      expect([text, dateOf(text)]).toEqual([text, '2026-11-23']);
    }
    expect(dateOf('1 Sept')).toBe('2027-09-01');
    expect(dateOf('3/1')).toBe('2027-01-03');
    // A day that has just gone by is that day, and refused as past; it is not the one in a year.
    expect(dateOf('03/11')).toBe('2026-11-03');
    expect(outOfReach('2026-11-03', TODAY)).toContain('lies in the past');
    expect(outOfReach('2027-11-30', TODAY)).toContain('more than a year ahead');
    expect(outOfReach('2026-11-22', TODAY)).toBeNull();
    expect(dateOf('29/2')).toBe('no-such-day');
    expect(dateOf('29/2', '2027-12-01')).toBe('2028-02-29');
  });

  it('is refused with the reason when there is no such day, or it stands on another weekday', () => {
    expect(dateOf('31/02/2027')).toBe('no-such-day');
    expect(because('31/02/2027')).toBe('There is no 31 February 2027: that month has 28 days.');
    expect(dateOf('11/23/2026')).toBe('month-first');
    expect(because('11/23/2026')).toContain('write 23/11');
    expect(dateOf('Tue 23 Nov')).toBe('weekday-disagrees');
    expect(because('Tue 23 Nov')).toContain(
      'Mon 23 Nov 2026 is a Monday, and the line says Tuesday',
    );
    expect(because('46349')).toContain('Format the column as a date');
    expect(because('=TODAY()')).toContain('formula');
    for (const text of ['', 'soon', '#REF!', '40/40', '0/0', '23', '23/11/26/5', '٢٣/١١']) {
      expect([text, readDate(text, TODAY).ok]).toEqual([text, false]);
    }
  });

  it('comes back from every way we show it', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays(TODAY, days));
    fc.assert(
      fc.property(day, (date) => {
        const [year, month, on] = date.split('-');
        expect(dateOf(showDate(date))).toBe(date);
        expect(dateOf(showDate(date, date))).toBe(date);
        expect(dateOf(`${on}/${month}`)).toBe(date);
        expect(dateOf(`${Number(on)}.${Number(month)}.${year?.slice(2)}`)).toBe(date);
      }),
      { numRuns: 200 },
    );
  });

  it('never throws, whatever stands in the cell', () => {
    fc.assert(
      fc.property(anything, (text) => {
        readDate(text, TODAY);
        readTime(text);
        readRange(text);
        readBreak(text);
        readWeekdays(text);
      }),
      { numRuns: 300 },
    );
  });

  it('knows the days of the week, alone and in a row', () => {
    expect(
      ['Mon', 'tues', 'WEDS', 'Thursday', 'fr', 'Sat.', 'su', 'm', 'Moon'].map(readWeekday),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, null, null]);
    expect(readWeekdays('Mon-Fri')).toEqual([1, 2, 3, 4, 5]);
    expect(readWeekdays('Mon to Wed, Sat')).toEqual([1, 2, 3, 6]);
    expect(readWeekdays('Fri - Mon')).toEqual([1, 5, 6, 7]);
    expect(readWeekdays('weekends')).toEqual([6, 7]);
    expect(readWeekdays('Tue & Thu')).toEqual([2, 4]);
    expect(readWeekdays('now and then')).toBeNull();
    expect(weekday(TODAY)).toBe(7);
  });
});

describe('a time as people write it', () => {
  it('is read with a stop, a colon, nothing, am and pm', () => {
    const times: Readonly<Record<string, string>> = {
      '7.30': '07:30',
      '0730': '07:30',
      '730': '07:30',
      '7:30am': '07:30',
      '7.30 pm': '19:30',
      '19:30': '19:30',
      '19:30:00': '19:30',
      '7': '07:00',
      '7pm': '19:00',
      '12am': '00:00',
      '12pm': '12:00',
      noon: '12:00',
      midnight: '00:00',
      '24:00': '00:00',
      '0800hrs': '08:00',
    };
    for (const [text, clock] of Object.entries(times)) {
      expect([text, readTime(text)]).toEqual([text, { ok: true, value: clock }]);
    }
    for (const text of [
      '',
      '25:00',
      '7:60',
      '24:01',
      '13am',
      '0pm',
      'soon',
      '7:3',
      '-7:00',
      '0.3125',
    ]) {
      expect([text, readTime(text).ok]).toEqual([text, false]);
    }
  });

  it('is read in pairs from one cell', () => {
    for (const text of [
      '07:30-19:30',
      '7.30am to 7.30pm',
      '0730–1930',
      '07:30 - 19:30',
      '7:30 until 19.30',
    ]) {
      expect([text, readRange(text)]).toEqual([
        text,
        { ok: true, value: { start: '07:30', end: '19:30' } },
      ]);
    }
    expect(readRange('LD')).toBeNull();
    expect(readRange('7-8-9')).toBeNull();
    expect(readRange('7-99')).toMatchObject({ ok: false });
  });

  it('comes back for every minute of the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        const clock = clockOfMinutes(minute);
        expect(readTime(clock)).toEqual({ ok: true, value: clock });
        expect(readTime(clock.replace(':', ''))).toEqual({ ok: true, value: clock });
        expect(readTime(clock.replace(':', '.'))).toEqual({ ok: true, value: clock });
      }),
      { numRuns: 200 },
    );
  });

  it('tells the length of a break', () => {
    const breaks = ['30', '30 mins', '0:30', '1h', '0.5 h', 'none', '1 hour', '45m'].map(readBreak);
    expect(breaks.map((read) => read.ok && read.value)).toEqual([30, 30, 30, 60, 30, 0, 60, 45]);
    expect(readBreak('a while')).toMatchObject({ ok: false, refusal: { code: 'not-a-break' } });
    expect(readBreak('900')).toMatchObject({ ok: false });
  });
});
