import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localOf } from '../../lib/time.ts';
import { isNightStint, nightMinutes, nightWindow, validWindow } from './night-time.ts';
import { shift } from './work.fixtures.ts';

const WINDOWS = [
  { from: '23:00', to: '06:00' },
  { from: '22:00', to: '05:00' },
  { from: '00:00', to: '07:00' },
] as const;

describe('night time', () => {
  it('is the same as by looking at the clock each quarter of an hour, clock changes too', () => {
    const start = fc.integer({ min: 0, max: 3 * 365 * 96 }).map((n) => 29_455_200 + n * 15); // 2026 on
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom(...WINDOWS),
        (from, length, window) => {
          const night = { '23:00': [1380, 360], '22:00': [1320, 300], '00:00': [0, 420] }[
            window.from
          ] as [number, number];
          let minutes = 0;
          for (let at = from; at < from + length * 15; at += 15) {
            const { minuteOfDay } = localOf(at);
            const [low, high] = night;
            const inside =
              low < high
                ? minuteOfDay >= low && minuteOfDay < high
                : minuteOfDay >= low || minuteOfDay < high;
            if (inside) minutes += 15;
          }
          expect(nightMinutes(from, from + length * 15, window)).toBe(minutes);
        },
      ),
    );
  });

  it('is the same on each night the clocks change', () => {
    const of = (date: string) => {
      const { start, end } = shift(date, '22:00', '06:00');
      return nightMinutes(start, end) / 60;
    };
    expect(['2026-03-28', '2027-03-27', '2028-03-25'].map(of)).toEqual([6, 6, 6]);
    expect(['2026-10-24', '2027-10-30', '2028-10-28'].map(of)).toEqual([8, 8, 8]);
    expect(['2026-03-27', '2026-10-25', '2026-10-23'].map(of)).toEqual([7, 7, 7]);
  });

  it('that may not be agreed has no effect', () => {
    const late = { from: '23:00', to: '04:00' };
    expect([validWindow(late), nightWindow(late)]).toEqual([false, { from: '23:00', to: '06:00' }]);
    expect(nightWindow({ from: '22:00', to: '05:00' })).toEqual({ from: '22:00', to: '05:00' });
    expect(nightWindow(undefined)).toEqual({ from: '23:00', to: '06:00' });
  });

  it('makes night shifts of sleep-ins and not of on call at home', () => {
    const night = (kind: 'waking' | 'sleep_in' | 'on_call') =>
      isNightStint(shift('2026-06-01', '22:00', '07:00', { kind }), nightWindow(undefined));
    expect([night('waking'), night('sleep_in'), night('on_call')]).toEqual([true, true, false]);
  });
});
