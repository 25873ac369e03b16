import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../lib/days.ts';
import { leaveYearWith, shareOfYear } from './leave-year.ts';
import { PUBLISHED_LEAVE } from './published-leave.fixtures.ts';
import { type FixedWork, statutoryLeave } from './statutory-leave.ts';

const leave = (
  work: FixedWork,
  start?: string | undefined,
  end?: string | undefined,
  yearStart?: string | undefined,
) => {
  const found = statutoryLeave(work, { start, end, yearStart }, '2026-06-01');
  if (!found.ok) throw new Error(found.refusal.because);
  return found.value;
};
const fiveDays: FixedWork = { basis: 'days', daysPerWeek: 5 };

describe('statutory leave', () => {
  it.each(PUBLISHED_LEAVE.map((one) => [describeOne(one), one] as const))(
    'is what the public calculator finds: %s',
    (_, { work, employment, find, is }) => {
      expect(leave(work, employment.start, employment.end, employment.yearStart)[find]).toBeCloseTo(
        is,
        9,
      );
    },
  );

  it('of a leaver in shifts is rounded up to a tenth', () => {
    const shifts: FixedWork = { basis: 'shifts', shifts: 12, patternDays: 15 };
    expect(leave(shifts, undefined, '2020-10-13', '2020-01-01').shifts).toBe(22);
  });

  it('of Rosa, who joins on the last day of the leave year, is one twelfth', () => {
    expect(leave(fiveDays, '2026-03-31', undefined, '2026-04-01').days).toBe(2.5);
  });

  it('of somebody whose leave year begins with the work is whole, on a leap day too', () => {
    expect(leave(fiveDays, '2026-06-15').days).toBe(28);
    expect(leave(fiveDays, '2024-02-29').days).toBe(28);
    expect(leave(fiveDays, '2024-02-29', undefined, '2024-02-29').days).toBe(28);
    const annual: FixedWork = { basis: 'annualised' };
    expect(leave(annual, '2024-02-29', '2025-01-29', '2024-02-29').weeks).toBe(5.16);
  });

  it('of Tom, who was there before this leave year and leaves in it, counts from its start', () => {
    const leaver = leave(fiveDays, undefined, '2026-06-30', '2026-04-01').days;
    expect(leave(fiveDays, '2025-09-01', '2026-06-30', '2026-04-01').days).toBe(leaver);
  });

  it('counts days on both sides of a leap day', () => {
    const before = shareOfYear({ end: '2024-02-28', yearStart: '2024-01-01' });
    const after = shareOfYear({ end: '2024-03-01', yearStart: '2024-01-01' });
    expect(before).toMatchObject({ value: { days: 59, year: { days: 366 } } });
    expect(after).toMatchObject({ value: { days: 61, year: { days: 366 } } });
    expect(leaveYearWith('2024-02-29', '2025-01-29')).toEqual({
      from: '2024-03-01',
      to: '2025-02-28',
      days: 365,
    });
  });

  it('needs its facts, dates in order, and a leave year to count a leaver from', () => {
    const asked = (work: FixedWork, employment = {}) =>
      statutoryLeave(work, employment, '2026-06-01');
    expect(asked({ basis: 'days' })).toMatchObject({ refusal: { code: 'facts-missing' } });
    expect(asked({ basis: 'hours' })).toMatchObject({ refusal: { code: 'facts-missing' } });
    expect(asked({ basis: 'shifts', shifts: 4 })).toMatchObject({
      refusal: { code: 'facts-missing' },
    });
    expect(asked(fiveDays, { start: '2026-05-02', end: '2026-05-01' })).toMatchObject({
      refusal: { code: 'dates-crossed' },
    });
    expect(asked(fiveDays, { end: '2026-05-01' })).toMatchObject({
      refusal: { code: 'leave-year-unknown' },
    });
    expect(asked(fiveDays, { yearStart: '2008-01-01' })).toMatchObject({
      refusal: { code: 'no-version' },
    });
  });

  it('shows the sum', () => {
    expect(leave(fiveDays, undefined, '2020-10-20', '2020-05-01').working).toEqual([
      {
        what: 'Days employed in the leave year',
        comes: '173 of 365 (Fri 1 May 2020 to Fri 30 Apr 2021)',
      },
      { what: 'A full year', comes: '5.6 × 5 = 28 days' },
      { what: 'This year', comes: '28 × 173 / 365 = 13.2712 days' },
      { what: 'Up to a tenth', comes: '13.3 days' },
    ]);
  });
});

const day = fc.integer({ min: 0, max: 15_000 }).map((at) => addDays('2011-01-01', at));
const daysAWeek = fc.integer({ min: 1, max: 14 }).map((halves) => halves / 2);

describe('statutory leave of anybody', () => {
  it('never shrinks with more days a week, or an earlier start', () => {
    fc.assert(
      fc.property(day, day, daysAWeek, fc.integer({ min: 0, max: 364 }), (year, start, week, n) => {
        const one = leave({ basis: 'days', daysPerWeek: week }, start, undefined, year).days ?? 0;
        const more = leave({ basis: 'days', daysPerWeek: week + 0.5 }, start, undefined, year);
        expect(more.days ?? 0).toBeGreaterThanOrEqual(one);
        const { from } = leaveYearWith(year, start);
        const earlier = addDays(start, -Math.min(n, daysBetween(from, start)));
        const early = leave({ basis: 'days', daysPerWeek: week }, earlier, undefined, year);
        expect(early.days ?? 0).toBeGreaterThanOrEqual(one);
        expect(one).toBeLessThanOrEqual(28);
      }),
    );
  });

  it('never shrinks with a later leaving day, and is whole on the last day of the leave year', () => {
    fc.assert(
      fc.property(day, day, daysAWeek, (yearStart, end, week) => {
        const work: FixedWork = { basis: 'days', daysPerWeek: week };
        const { from, to } = leaveYearWith(yearStart, end);
        const one = leave(work, undefined, end, yearStart).days ?? 0;
        expect(one).toBeGreaterThan(0);
        if (end < to) {
          expect(leave(work, undefined, addDays(end, 1), yearStart).days).toBeGreaterThanOrEqual(
            one,
          );
        }
        expect(leave(work, undefined, to, yearStart).days).toBe(leave(work).days);
        expect(leave(work, from, to, yearStart).days).toBe(leave(work).days);
      }),
    );
  });

  it('is the same 28 years later, when the calendar repeats', () => {
    fc.assert(
      fc.property(day, day, (yearStart, end) => {
        const later = (date: string) => addDays(date, 28 * 365 + 7);
        const one = leave(fiveDays, undefined, end, yearStart);
        const moved = leave(fiveDays, undefined, later(end), later(yearStart));
        expect(moved.days).toBe(one.days);
      }),
    );
  });
});

function describeOne({ work, employment, find, is }: (typeof PUBLISHED_LEAVE)[number]): string {
  return `${JSON.stringify({ ...work, ...employment })} has ${is} ${find}`;
}
