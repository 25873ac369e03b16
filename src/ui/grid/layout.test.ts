import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOf } from '../../lib/time.ts';
import { type GridBar, gridDays, layRow } from './layout.ts';

const at = (date: string, clock: string, which?: 'first' | 'second') => {
  const moment = momentOf(date, clock, undefined, which);
  if (!moment.ok) throw new Error(moment.refusal.because);
  return moment.value.minute;
};
const bar = (id: string, start: number, end: number): GridBar => ({
  id,
  rowId: 'rosa',
  start,
  end,
  label: 'Staff nurse',
  state: { word: 'confirmed', meaning: 'good', mark: 'full' },
});

describe('the week of 23 November 2026', () => {
  const days = gridDays('2026-11-23', 7);

  test('draws a night shift as one bar that starts on Monday and passes midnight', () => {
    const night = bar('night', at('2026-11-23', '22:00'), at('2026-11-24', '06:00'));
    const { bars, lanes } = layRow([night], days);
    expect(lanes).toBe(1);
    expect(bars).toHaveLength(1);
    expect(bars[0]).toMatchObject({ day: 0, before: false, after: false });
    expect(bars[0]?.left).toBeCloseTo(22 / 24);
    expect(bars[0]?.width).toBeCloseTo(8 / 24);
  });

  test('stacks shifts that overlap and lets those that only touch share a lane', () => {
    const { bars, lanes } = layRow(
      [
        bar('early', at('2026-11-23', '07:00'), at('2026-11-23', '15:00')),
        bar('clash', at('2026-11-23', '14:00'), at('2026-11-23', '22:00')),
        bar('late', at('2026-11-23', '15:00'), at('2026-11-23', '20:00')),
      ],
      days,
    );
    expect(lanes).toBe(2);
    expect(bars.map((placed) => [placed.bar.id, placed.lane])).toEqual([
      ['early', 0],
      ['clash', 1],
      ['late', 0],
    ]);
  });

  test('cuts a bar at the edges of the week and says that it goes on', () => {
    const { bars } = layRow(
      [
        bar('sunday night', at('2026-11-22', '22:00'), at('2026-11-23', '06:00')),
        bar('next night', at('2026-11-29', '22:00'), at('2026-11-30', '06:00')),
        bar('next week', at('2026-11-30', '09:00'), at('2026-11-30', '17:00')),
      ],
      days,
    );
    expect(bars.map((placed) => [placed.bar.id, placed.day, placed.before, placed.after])).toEqual([
      ['sunday night', 0, true, false],
      ['next night', 6, false, true],
    ]);
    expect(bars[0]?.width).toBeCloseTo(6 / 24);
    expect(bars[1]?.width).toBeCloseTo(2 / 24);
  });

  test('gives words room as far as the next bar of the lane', () => {
    const { bars } = layRow(
      [
        bar('mon', at('2026-11-23', '08:00'), at('2026-11-23', '16:00')),
        bar('tue', at('2026-11-24', '08:00'), at('2026-11-24', '16:00')),
      ],
      days,
    );
    expect(bars[0]?.room).toBeCloseTo(1);
    expect(bars[1]?.room).toBeCloseTo(5 + 16 / 24);
  });
});

describe('the nights the clocks change', () => {
  test('the spring day is 23 hours long, the autumn day 25', () => {
    const [spring] = gridDays('2027-03-28', 1);
    const [autumn] = gridDays('2026-10-25', 1);
    expect((spring?.end ?? 0) - (spring?.start ?? 0)).toBe(23 * 60);
    expect((autumn?.end ?? 0) - (autumn?.start ?? 0)).toBe(25 * 60);
  });

  test('a night shift is as long as it lasts: 7 hours in spring, 9 in autumn', () => {
    const spring = gridDays('2027-03-27', 2);
    const short = bar('short', at('2027-03-27', '22:00'), at('2027-03-28', '06:00'));
    expect(layRow([short], spring).bars[0]?.width).toBeCloseTo(7 / 24);
    const autumn = gridDays('2026-10-24', 2);
    const long = bar('long', at('2026-10-24', '22:00'), at('2026-10-25', '06:00'));
    expect(layRow([long], autumn).bars[0]?.width).toBeCloseTo(9 / 24);
  });

  test('a shift after the change stands where its minutes are in the longer day', () => {
    const days = gridDays('2026-10-25', 1);
    const day = bar('day', at('2026-10-25', '12:00'), at('2026-10-25', '20:00'));
    expect(layRow([day], days).bars[0]?.left).toBeCloseTo(13 / 25);
    const second = bar('second', at('2026-10-25', '01:30', 'second'), at('2026-10-25', '05:00'));
    expect(layRow([second], days).bars[0]?.left).toBeCloseTo(2.5 / 25);
  });
});

test('no two bars of a lane ever overlap, and lanes are as few as the most bars at one time', () => {
  const days = gridDays('2026-11-23', 7);
  const first = days[0]?.start ?? 0;
  const shifts = fc.array(
    fc.tuple(fc.integer({ min: -600, max: 10_000 }), fc.integer({ min: 1, max: 900 })),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(shifts, (made) => {
      const bars = made.map(([from, length], index) =>
        bar(String(index), first + from, first + from + length),
      );
      const layout = layRow(bars, days);
      const placed = layout.bars;
      for (const one of placed) {
        for (const other of placed) {
          if (one === other || one.lane !== other.lane) continue;
          expect(one.bar.end <= other.bar.start || other.bar.end <= one.bar.start).toBe(true);
        }
      }
      const most = Math.max(
        1,
        ...placed.map(
          ({ bar: { start } }) =>
            placed.filter(({ bar: other }) => other.start <= start && start < other.end).length,
        ),
      );
      expect(layout.lanes).toBe(most);
    }),
  );
});
