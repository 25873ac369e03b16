import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../lib/days.ts';
import { type AssignmentDays, transferFee, transferWindow } from './transfer-fee.ts';

const START = '2020-01-01';
/** Assignments in order: gap before, and length, in days. */
const history = fc.array(
  fc.record({ gap: fc.integer({ min: 0, max: 90 }), days: fc.integer({ min: 1, max: 200 }) }),
  { minLength: 1, maxLength: 6 },
);

function assignments(spans: readonly { gap: number; days: number }[], shift = 0): AssignmentDays[] {
  let day = addDays(START, shift);
  return spans.map(({ gap, days }) => {
    const firstDay = addDays(day, gap + 1);
    const lastDay = addDays(firstDay, days - 1);
    day = lastDay;
    return { firstDay, lastDay };
  });
}

function windowOf(given: readonly AssignmentDays[]) {
  const found = transferWindow(given);
  if (!found.ok) throw new Error(found.refusal.because);
  return found.value;
}

describe('the window of a transfer fee', () => {
  it('lasts at least 8 weeks from the last day and 14 from the first', () => {
    fc.assert(
      fc.property(history, (spans) => {
        const window = windowOf(assignments(spans));
        expect(daysBetween(window.lastDay, window.feeFreeFrom)).toBeGreaterThanOrEqual(57);
        expect(daysBetween(window.firstDay, window.feeFreeFrom)).toBeGreaterThanOrEqual(98);
        expect(window.waitWeeks).toBeGreaterThanOrEqual(8);
        expect(window.waitWeeks).toBeLessThanOrEqual(14);
      }),
    );
  });

  it('moves with the assignments in time', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 2000 }), (spans, shift) => {
        const [here, there] = [assignments(spans), assignments(spans, shift)];
        expect(windowOf(there).feeFreeFrom).toBe(addDays(windowOf(here).feeFreeFrom, shift));
      }),
    );
  });

  it('never ends sooner for a day more of work', () => {
    fc.assert(
      fc.property(history, (spans) => {
        const given = assignments(spans);
        const last = given[given.length - 1] as AssignmentDays;
        const longer = [...given.slice(0, -1), { ...last, lastDay: addDays(last.lastDay, 1) }];
        expect(windowOf(longer).feeFreeFrom >= windowOf(given).feeFreeFrom).toBe(true);
      }),
    );
  });

  it('begins anew after 43 days and not after 42', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 90 }), (days, gap) => {
        const given = assignments([
          { gap: 0, days },
          { gap, days },
        ]);
        const first = given[gap > 42 ? 1 : 0]?.firstDay;
        expect(windowOf(given).firstDay).toBe(first);
      }),
    );
  });

  it('shows its sum', () => {
    const found = transferFee(
      {
        assignments: [
          { firstDay: '2026-01-05', lastDay: '2026-01-16' },
          { firstDay: '2026-03-01', lastDay: '2026-03-06' },
        ],
        hireOption: true,
        engagedAfterDays: 10,
      },
      '2026-04-01',
    );
    expect(found.ok && found.value.fee).toBe('inside');
    expect(found.ok && found.value.working.map(({ comes }) => comes)).toEqual([
      '43, more than 42: the later assignment is the first',
      'Fri 1 May 2026',
      'Sat 6 Jun 2026',
      'Sat 6 Jun 2026',
      'Sun 7 Jun 2026',
      '10, on Mon 16 Mar 2026; a fee may be due up to day 92',
    ]);
  });
});
