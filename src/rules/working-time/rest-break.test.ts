import { describe, expect, it } from 'vitest';
import { breakDue, breakEnough, checkBreaks } from './rest-break.ts';
import { factsOn, shift } from './work.fixtures.ts';

describe('the rest break', () => {
  it('is 20 minutes over 6 hours, and 30 over 4 h 30 under 18', () => {
    expect([breakDue(360, 30), breakDue(361, 30), breakDue(900, 30)]).toEqual([0, 20, 20]);
    expect([breakDue(270, 17), breakDue(271, 17)]).toEqual([0, 30]);
  });

  it('lies within the shift, in one piece', () => {
    expect(breakEnough(480, [{ from: 240, minutes: 20 }], 20)).toBe(true);
    expect(breakEnough(480, [{ from: 460, minutes: 20 }], 20)).toBe(false);
    expect(breakEnough(480, [{ from: 0, minutes: 20 }], 20)).toBe(false);
    expect(
      breakEnough(
        480,
        [
          { from: 100, minutes: 10 },
          { from: 300, minutes: 10 },
        ],
        20,
      ),
    ).toBe(false);
    expect(breakEnough(300, [], 0)).toBe(true);
  });

  it('missing from a planned shift warns', () => {
    const day = (breakMinutes: number) =>
      factsOn([shift('2026-06-01', '09:00', '17:00', { breakMinutes })]);
    expect(checkBreaks(day(30))).toEqual([]);
    expect(checkBreaks(day(0))).toMatchObject([
      {
        rule: 'WTR-BREAK',
        outcome: 'warn',
        because: 'A shift of 8 h with 0 min of break planned; 20 min in one piece are due.',
      },
    ]);
    const sleepIn = shift('2026-06-01', '22:00', '07:00', { kind: 'sleep_in' });
    expect(checkBreaks(factsOn([sleepIn]))).toEqual([]);
  });
});
