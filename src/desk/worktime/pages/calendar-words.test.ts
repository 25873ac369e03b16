import { describe, expect, test } from 'vitest';
import {
  isBetween,
  type PatternShown,
  patternWords,
  spansOfCells,
  weekdayWords,
} from './calendar-words.ts';

const cell = (startsAt: string, endsAt: string) => ({ startsAt, endsAt });
const pattern: PatternShown = {
  id: 'p',
  state: 'available',
  weekdays: [1, 2, 3, 4, 5],
  everyWeeks: 2,
  fromOn: '2026-11-23',
  untilOn: null,
  fromClock: '22:00',
  toClock: '06:00',
  reason: '',
  saidAt: '2026-11-20T09:00:00Z',
  how: 'phone',
  recordedBy: '',
};

describe('the calendar of a worker', () => {
  test('makes one span of parts that follow each other, and keeps gaps', () => {
    const parts = [cell('06', '18'), cell('18', '22'), cell('30', '42'), cell('42', '46')];
    expect(spansOfCells(parts)).toEqual([cell('06', '22'), cell('30', '46')]);
  });

  test('chooses the rectangle between two corners, whichever comes first', () => {
    const corners = [
      { row: 2, col: 4 },
      { row: 0, col: 1 },
    ] as const;
    expect(isBetween({ row: 1, col: 2 }, ...corners)).toBe(true);
    expect(isBetween({ row: 1, col: 0 }, ...corners)).toBe(false);
  });

  test('says a pattern in words', () => {
    expect(patternWords(pattern, '2026-11-20')).toBe(
      'Mon to Fri, night 22:00-06:00, every other week, from Mon 23 Nov until further notice',
    );
    expect(weekdayWords([6, 1, 3])).toBe('Mon, Wed and Sat');
    expect(weekdayWords([6, 7])).toBe('Sat and Sun');
  });
});
