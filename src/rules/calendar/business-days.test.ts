import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divisionOf, isBusinessDay, NATIONS, nthBusinessDayAfter } from '../../lib/calendar.ts';
import { addDays, weekday } from '../../lib/days.ts';
import { BANK_HOLIDAYS } from './bank-holidays.ts';
import { countBusinessDays } from './business-days.ts';

const nation = fc.constantFrom(...NATIONS);
// Ten years from 2017 on, away from the end of the calendar.
const day = fc.integer({ min: 0, max: 4200 }).map((days) => addDays('2017-01-01', days));
const count = fc.integer({ min: 1, max: 12 });

function nth(from: string, n: number, where: (typeof NATIONS)[number]): string {
  const found = nthBusinessDayAfter(from, n, where, BANK_HOLIDAYS);
  if (!found.ok) throw new Error(found.refusal.because);
  return found.value;
}

describe('business days', () => {
  it('are never a closed day, and never the day counted from', () => {
    fc.assert(
      fc.property(day, count, nation, (from, n, where) => {
        const on = nth(from, n, where);
        expect(weekday(on)).toBeLessThan(6);
        expect(BANK_HOLIDAYS.dates[divisionOf(where)].has(on)).toBe(false);
        expect(on > from).toBe(true);
      }),
    );
  });

  it('come later for a later day and for a greater count', () => {
    fc.assert(
      fc.property(day, count, nation, (from, n, where) => {
        expect(nth(addDays(from, 1), n, where) >= nth(from, n, where)).toBe(true);
        expect(nth(from, n + 1, where) > nth(from, n, where)).toBe(true);
        expect(nth(from, n + 1, where)).toBe(nth(nth(from, n, where), 1, where));
      }),
    );
  });

  it('are counted the same by hand', () => {
    fc.assert(
      fc.property(day, count, nation, (from, n, where) => {
        const found = countBusinessDays(from, n, where, BANK_HOLIDAYS);
        if (!found.ok) throw new Error(found.refusal.because);
        let [left, at] = [n, from];
        while (left > 0) {
          at = addDays(at, 1);
          const open = isBusinessDay(at, where, BANK_HOLIDAYS);
          if (open.ok && open.value) left -= 1;
        }
        expect(found.value.day).toBe(at);
      }),
    );
  });

  it('are written down with what was left out', () => {
    const found = countBusinessDays('2026-04-02', 3, 'england', BANK_HOLIDAYS);
    expect(found.ok && found.value.working).toEqual([
      {
        what: 'Business days after Thu 2 Apr 2026 in England and Wales',
        comes: '1 Tue 7 Apr, 2 Wed 8 Apr, 3 Thu 9 Apr',
      },
      {
        what: 'Left out: 4 days',
        comes:
          'Fri 3 Apr (bank holiday in England and Wales), Sat 4 Apr, Sun 5 Apr and Mon 6 Apr (bank holiday in England and Wales)',
      },
    ]);
  });
});
