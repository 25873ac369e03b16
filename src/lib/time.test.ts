import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDayNumber } from './days.ts';
import {
  clockOfMinutes,
  dateOfMinute,
  dayOfMinute,
  isoOfMinute,
  isZone,
  LONDON,
  localOf,
  minuteOfDate,
  minuteOfIso,
  momentOf,
  offsetAt,
  shiftTimes,
  startOfDay,
  whichOf,
} from './time.ts';

describe('a shift', () => {
  it('from 22:00 to 06:00 is 8 hours on most nights', () => {
    expect(shiftTimes('2026-11-23', '22:00', '06:00')).toMatchObject({
      ok: true,
      value: { minutes: 480, overnight: true, twice: false },
    });
  });

  it('from 22:00 to 06:00 is 7 hours on the night the clocks go forward', () => {
    const shift = shiftTimes('2026-03-28', '22:00', '06:00');
    expect(shift).toMatchObject({ ok: true, value: { minutes: 420 } });
  });

  it('from 22:00 to 06:00 is 9 hours on the night the clocks go back', () => {
    const shift = shiftTimes('2026-10-24', '22:00', '06:00');
    expect(shift).toMatchObject({ ok: true, value: { minutes: 540 } });
  });

  it('that ends when it starts lasts until the next day', () => {
    expect(shiftTimes('2026-11-23', '08:00', '08:00')).toMatchObject({ value: { minutes: 1440 } });
  });

  it('is refused when it starts at a time that does not come', () => {
    expect(shiftTimes('2026-03-29', '01:30', '06:00')).toMatchObject({
      ok: false,
      refusal: { code: 'no-such-time' },
    });
    expect(shiftTimes('2026-03-28', '22:00', '01:00').ok).toBe(false);
    expect(shiftTimes('2026-03-29', '02:00', '06:00')).toMatchObject({ value: { minutes: 240 } });
  });

  it('says when its start or end comes twice, and takes the one that is named', () => {
    expect(shiftTimes('2026-10-25', '01:30', '06:00')).toMatchObject({
      value: { minutes: 330, twice: true },
    });
    expect(shiftTimes('2026-10-25', '01:30', '06:00', LONDON, { start: 'second' })).toMatchObject({
      value: { minutes: 270, twice: true },
    });
    expect(shiftTimes('2026-10-25', '01:15', '01:45', LONDON, { start: 'second' })).toMatchObject({
      ok: false,
      refusal: { code: 'shift-ends-first' },
    });
  });

  it('is refused for what is no date or no time', () => {
    expect(shiftTimes('2026-02-30', '08:00', '16:00')).toMatchObject({
      refusal: { code: 'not-a-date' },
    });
    for (const clock of ['24:00', '8:00', '07:60', 'noon', '']) {
      expect(shiftTimes('2026-11-23', clock, '16:00')).toMatchObject({
        refusal: { code: 'not-a-time' },
      });
      expect(shiftTimes('2026-11-23', '08:00', clock)).toMatchObject({
        refusal: { code: 'not-a-time' },
      });
    }
  });

  it('always lasts as long as the difference of its instants, on every night from 2000 to 2039', () => {
    const days = fc.integer({ min: 10957, max: 25566 });
    const clocks = fc.integer({ min: 0, max: 1439 }).map(clockOfMinutes);
    const which = fc.constantFrom('first' as const, 'second' as const);
    fc.assert(
      fc.property(days, clocks, clocks, which, which, (day, from, to, start, end) => {
        const date = dateOfDayNumber(day);
        const shift = shiftTimes(date, from, to, LONDON, { start, end });
        if (!shift.ok) return;
        const { minutes } = shift.value;
        expect(minutes).toBe(shift.value.end - shift.value.start);
        expect(localOf(shift.value.start)).toMatchObject({ date, clock: from });
        expect(localOf(shift.value.end)).toMatchObject({
          date: shift.value.overnight ? addDays(date, 1) : date,
          clock: to,
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('the clock-change nights', () => {
  const changes = [
    ['2025-03-30', '2025-10-26'],
    ['2026-03-29', '2026-10-25'],
    ['2027-03-28', '2027-10-31'],
    ['2028-03-26', '2028-10-29'],
  ] as const;

  it('have a missing hour in spring and a doubled hour in autumn, minute by minute', () => {
    for (const [spring, autumn] of changes) {
      for (let minutes = 0; minutes < 240; minutes++) {
        const clock = clockOfMinutes(minutes);
        const changing = minutes >= 60 && minutes < 120;
        expect(momentOf(spring, clock).ok).toBe(!changing);
        const first = momentOf(autumn, clock);
        const second = momentOf(autumn, clock, LONDON, 'second');
        expect(first).toMatchObject({ ok: true, value: { twice: changing } });
        if (!first.ok || !second.ok) throw new Error('refused');
        expect(second.value.minute - first.value.minute).toBe(changing ? 60 : 0);
        expect(whichOf(first.value.minute)).toBe(changing ? 'first' : undefined);
        expect(whichOf(second.value.minute)).toBe(changing ? 'second' : undefined);
      }
    }
  });

  it('make days of 23 and 25 hours', () => {
    for (const [spring, autumn] of changes) {
      expect(startOfDay(addDays(spring, 1)) - startOfDay(spring)).toBe(23 * 60);
      expect(startOfDay(addDays(autumn, 1)) - startOfDay(autumn)).toBe(25 * 60);
    }
  });

  it('are read to the minute from the offset that is remembered for a day', () => {
    const change = minuteOfDate(new Date('2026-03-29T01:00:00Z'));
    expect([offsetAt(change - 1), offsetAt(change)]).toEqual([0, 60]);
  });
});

describe('an instant', () => {
  it('agrees with the platform in several zones at any minute', () => {
    const zones = [LONDON, 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
    const formats = new Map(
      zones.map((zone) => [
        zone,
        new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'short',
        }),
      ]),
    );
    const minutes = fc.integer({ min: 0, max: 35_000_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const { date, clock, day } = localOf(minute, zone);
        expect(`${date} ${clock}`).toBe(formats.get(zone)?.format(dateOfMinute(minute)));
        expect(dayOfMinute(minute, zone)).toBe(day);
      }),
    );
  });

  it('comes back from its date and clock', () => {
    const minutes = fc.integer({ min: 0, max: 35_000_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const { date, clock } = localOf(minute);
        const moment = momentOf(date, clock, LONDON, whichOf(minute) ?? 'first');
        expect(moment).toMatchObject({ ok: true, value: { minute } });
      }),
    );
  });

  it('is read from ISO text with its offset, seconds cut off', () => {
    expect(minuteOfIso('2026-06-01T14:00:59+01:00')).toEqual(minuteOfIso('2026-06-01T13:00Z'));
    expect(isoOfMinute(29671980)).toBe('2026-06-01T13:00:00.000Z');
  });

  it('is refused without an offset or outside the calendar', () => {
    for (const text of [
      '2026-06-01T14:00:00',
      '2026-06-01',
      '2026-02-30T10:00:00Z',
      'yesterday',
      '',
    ]) {
      expect(minuteOfIso(text)).toMatchObject({ ok: false, refusal: { code: 'not-an-instant' } });
    }
    expect(() => minuteOfDate(new Date('nonsense'))).toThrow(RangeError);
  });
});

describe('a zone', () => {
  it('is known by name, never by offset', () => {
    expect(isZone('Europe/London')).toBe(true);
    expect(isZone('+01:00')).toBe(false);
    expect(isZone('Mars/Base')).toBe(false);
    expect(() => localOf(0, 'Mars/Base')).toThrow(RangeError);
  });
});
