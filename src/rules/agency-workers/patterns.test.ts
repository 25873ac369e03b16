import { describe, expect, it } from 'vitest';
import { addDays, datesFrom } from '../../lib/days.ts';
import { checkAvoidance } from './avoidance.ts';
import { clockOf } from './clock.ts';
import { checkRoleMove } from './role-moves.ts';

const MONDAY = '2025-01-06';
/** Works every day of stretches of weeks with so many days off after each. */
function stretches(...plan: readonly (readonly [weeks: number, daysOff: number])[]) {
  const worked: { date: string }[] = [];
  let day = MONDAY;
  for (const [weeks, off] of plan) {
    const last = addDays(day, weeks * 7 - 1);
    worked.push(...datesFrom(day, last).map((date) => ({ date })));
    day = addDays(last, off + 1);
  }
  return { worked, next: day };
}
const clockAfter = (...plan: readonly (readonly [number, number])[]) => {
  const { worked, next } = stretches(...plan);
  return { clock: clockOf({ worked: [...worked, { date: next }], asOf: next }), day: next };
};

describe("Rosa's assignments, one after the other", () => {
  it('of 11 weeks with 43 days off between are for a person to look at', () => {
    const { clock, day } = clockAfter([11, 43], [11, 43]);
    expect(clock.before.map(({ weeks }) => weeks)).toEqual([11, 11]);
    const [finding] = checkAvoidance(clock, day);
    expect(finding).toMatchObject({ rule: 'AWR-AVOID', outcome: 'escalate', stops: false });
    expect(finding?.because).toContain('11 and 11 weeks with breaks of 43 and 43 days');
  });

  it('are nothing to look at once, with breaks that only pause, or short and far apart', () => {
    for (const plan of [
      [[11, 43]],
      [
        [11, 42],
        [11, 42],
      ],
      [
        [4, 120],
        [5, 120],
      ],
    ] as const) {
      const { clock, day } = clockAfter(...plan);
      expect(checkAvoidance(clock, day)).toEqual([]);
    }
  });
});

describe('Tom, who picked and now packs', () => {
  const { clock, day } = clockAfter([4, 3]);
  const asked = (weeks: number, lastDay: string) =>
    checkRoleMove({ day, clock, others: [{ weeks, lastDay }], asOf: day });

  it('is looked at when both counts together come near 12 weeks', () => {
    expect(clock.weeks).toBe(5);
    expect(asked(5, addDays(MONDAY, -1))).toMatchObject([
      { rule: 'AWR-ROLE', outcome: 'escalate', stops: false, figures: { together: 10 } },
    ]);
    expect(asked(4, addDays(MONDAY, -1))).toEqual([]);
  });

  it('is not after a break that starts a new count anyway', () => {
    expect(asked(9, addDays(MONDAY, -43))).toHaveLength(1);
    expect(asked(9, addDays(MONDAY, -44))).toEqual([]);
  });
});
