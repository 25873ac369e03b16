import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutesOfClock, momentOf, shiftTimes } from '../../lib/time.ts';
import { BANK_HOLIDAYS } from '../../rules/calendar/bank-holidays.ts';

import { type CardHours, partsOfShift } from './day-parts.ts';
import { done } from './fixtures.ts';

const NIGHTS: CardHours = { nightFrom: '20:00', nightTo: '06:00', mixed: 'by_minute' };

function shift(date: string, start: string, end: string, breakMinutes = 0) {
  return { ...done(shiftTimes(date, start, end)), breakMinutes };
}

function parts(span: ReturnType<typeof shift>, hours: Partial<CardHours> = {}, nation = 'england') {
  const found = partsOfShift(span, { ...NIGHTS, ...hours }, nation as 'england', BANK_HOLIDAYS);
  return done(found).map(({ dayType, part, minutes }) => `${dayType} ${part} ${minutes}`);
}

describe('the minutes of a shift at each rate', () => {
  it('split a Friday evening shift at the night and at midnight', () => {
    expect(parts(shift('2026-11-27', '18:00', '08:00'))).toEqual([
      'weekday day 120',
      'weekday night 240',
      'saturday night 360',
      'saturday day 120',
    ]);
  });

  it('stand at the rate a shift starts in where the card says so', () => {
    expect(parts(shift('2026-11-27', '18:00', '08:00', 30), { mixed: 'by_start' })).toEqual([
      'weekday day 810',
    ]);
  });

  it('are the real ones on the nights the clocks change', () => {
    // 29 March 2026 has 23 hours, 25 October 2026 has 25.
    expect(parts(shift('2026-03-28', '22:00', '08:00'))).toEqual([
      'saturday night 120',
      'sunday night 300',
      'sunday day 120',
    ]);
    expect(parts(shift('2026-10-24', '22:00', '08:00'))).toEqual([
      'saturday night 120',
      'sunday night 420',
      'sunday day 120',
    ]);
  });

  it('follow the bank holidays of the site’s nation, before the weekend', () => {
    const day = shift('2026-11-30', '08:00', '16:00');
    expect(parts(day, {}, 'scotland')).toEqual(['bank_holiday day 480']);
    expect(parts(day, {}, 'england')).toEqual(['weekday day 480']);
  });

  it('are not guessed for a year whose bank holidays are not known', () => {
    const far = partsOfShift(
      shift('2039-05-05', '08:00', '16:00'),
      NIGHTS,
      'england',
      BANK_HOLIDAYS,
    );
    expect(far.ok ? '' : far.refusal.code).toBe('calendar-unknown');
  });

  it('add up to the paid minutes, whatever the shift, the card and the break', () => {
    const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
      const hour = String(Math.floor(quarter / 4)).padStart(2, '0');
      return `${hour}:${String((quarter % 4) * 15).padStart(2, '0')}`;
    });
    const first = done(momentOf('2026-01-02', '00:00')).minute;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 360 * 1440 }),
        fc.integer({ min: 61, max: 1440 }),
        fc.integer({ min: 0, max: 60 }),
        clock,
        clock,
        (from, length, breakMinutes, nightFrom, nightTo) => {
          if (nightFrom === nightTo) return;
          const span = { start: first + from, end: first + from + length, breakMinutes };
          for (const mixed of ['by_start', 'by_minute'] as const) {
            const found = done(
              partsOfShift(span, { nightFrom, nightTo, mixed }, 'wales', BANK_HOLIDAYS),
            );
            const sum = found.reduce((total, { minutes }) => total + minutes, 0);
            expect(sum).toBe(length - breakMinutes);
            expect(found.every(({ minutes }) => minutes > 0)).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('of the night are those of the clock at the place, minute by minute', () => {
    const start = done(momentOf('2026-10-24', '12:00')).minute;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 1200 }),
        (at, length) => {
          const span = { start: start + at, end: start + at + length, breakMinutes: 0 };
          const night = done(partsOfShift(span, NIGHTS, 'england', BANK_HOLIDAYS))
            .filter(({ part }) => part === 'night')
            .reduce((sum, { minutes }) => sum + minutes, 0);
          expect(night).toBe(nightMinutes(span.start, span.end));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Counted one by one, by the wall clock of London as the platform's own formatter shows it. */
function nightMinutes(start: number, end: number): number {
  const show = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  let night = 0;
  for (let minute = start; minute < end; minute++) {
    const at = minutesOfClock(show.format(minute * 60_000));
    if (at >= 1200 || at < 360) night += 1;
  }
  return night;
}
