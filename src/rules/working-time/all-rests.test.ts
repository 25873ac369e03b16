import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortRests } from './all-rests.ts';
import { dailyRest } from './daily-rest.ts';
import type { Stint } from './work.ts';

const stint = (start: number, minutes: number): Stint => ({
  start,
  end: start + minutes,
  breakMinutes: 0,
  kind: 'waking',
  label: '',
  id: String(start),
  source: 'accepted',
});

describe('the rests of a whole history', () => {
  it('finds the night Rosa slept nine hours and a half, and no other', () => {
    const rosa = [stint(0, 480), stint(1440, 870), stint(2880, 480), stint(4320, 480)];
    expect(shortRests(rosa, 660)).toEqual([{ from: 1440, minutes: 570 }]);
  });

  it('finds the same shortest rest as the gate, on any history', () => {
    const history = fc
      .array(
        fc.record({
          gap: fc.integer({ min: 0, max: 2000 }),
          work: fc.integer({ min: 30, max: 900 }),
        }),
        {
          minLength: 1,
          maxLength: 12,
        },
      )
      .map((parts) => {
        let at = 0;
        return parts.map(({ gap, work }) => {
          const made = stint(at + gap, work);
          at = made.end;
          return made;
        });
      });
    fc.assert(
      fc.property(history, (stints) => {
        const shortest = Math.min(1440, ...shortRests(stints, 1441).map(({ minutes }) => minutes));
        expect(shortest).toBe(dailyRest([], stints).minutes);
      }),
    );
  });
});
