import { describe, expect, it } from 'vitest';
import { mayTake, nextOf, type Stage, type Step, standingOf } from './registration.ts';

const openedAt = new Date('2026-11-02T09:00:00Z');
const on = (day: number) => new Date(Date.UTC(2026, 10, day, 9));
const stage = (steps: readonly [Step, number][], interviews: readonly number[] = []) => {
  const { stage: at, since } = standingOf({
    openedAt,
    steps: steps.map(([step, day]) => ({ step, at: on(day), reason: '' })),
    interviews: interviews.map(on),
  });
  return [at, since.getUTCDate()];
};

describe('the stage of a registration', () => {
  it('follows what was done, with the day it began', () => {
    expect(stage([])).toEqual(['enquiry', 2]);
    expect(stage([['form_out', 3]])).toEqual(['form', 3]);
    expect(
      stage([
        ['form_back', 5],
        ['form_out', 3],
      ]),
    ).toEqual(['interview', 5]);
    expect(
      stage(
        [
          ['form_out', 3],
          ['form_back', 5],
        ],
        [9],
      ),
    ).toEqual(['checks', 9]);
    expect(stage([['cleared', 12]], [9])).toEqual(['cleared', 12]);
  });

  it('goes to the checks of whoever was interviewed at once, without a form', () => {
    expect(stage([], [2])).toEqual(['checks', 2]);
  });

  it('ends with a word, opens again where it stood, and is cleared anew', () => {
    expect(stage([['declined', 7]], [4])).toEqual(['declined', 7]);
    expect(
      stage(
        [
          ['cleared', 6],
          ['withdrawn', 7],
          ['reopened', 9],
        ],
        [4],
      ),
    ).toEqual(['checks', 9]);
    expect(
      stage(
        [
          ['withdrawn', 7],
          ['reopened', 9],
          ['cleared', 10],
        ],
        [4],
      ),
    ).toEqual(['cleared', 10]);
  });

  it('has one press on, and none that its stage does not know', () => {
    expect((['enquiry', 'form', 'interview', 'checks', 'cleared'] as Stage[]).map(nextOf)).toEqual([
      'form_out',
      'form_back',
      'interview',
      'cleared',
      null,
    ]);
    expect(mayTake('reopened', 'checks')).toBe(false);
    expect(mayTake('cleared', 'withdrawn')).toBe(false);
    expect(mayTake('form_out', 'interview')).toBe(false);
    expect(mayTake('declined', 'enquiry')).toBe(true);
  });
});
