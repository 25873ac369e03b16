import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { availabilityIn, type Word } from './availability.ts';

const word = (state: Word['state'], start: number, end: number, saidAt: number): Word => ({
  id: 'a word',
  source: 'word',
  state,
  start,
  end,
  saidAt,
  reason: '',
});
const span = { start: 100, end: 200 };
const answer = (words: readonly Word[]) =>
  availabilityIn(
    [...words].sort((a, b) => b.saidAt - a.saidAt),
    span,
    words.length > 0 ? Math.max(...words.map((each) => each.saidAt)) : null,
  );

describe('what a worker said about a shift', () => {
  test('is unknown when they never said anything', () => {
    expect(answer([])).toEqual({ state: 'unknown', saidAt: null, reason: '' });
  });

  test('is unknown with the age of their last word when they spoke about other days', () => {
    expect(answer([word('available', 0, 50, 7)])).toMatchObject({ state: 'unknown', saidAt: 7 });
  });

  test('is available when the whole shift is covered', () => {
    expect(answer([word('available', 100, 200, 7)])).toMatchObject({
      state: 'available',
      saidAt: 7,
    });
  });

  test('is unknown when only a part is covered', () => {
    expect(answer([word('available', 100, 199, 7)]).state).toBe('unknown');
  });

  test('is unavailable when any part is, even where the rest is unknown', () => {
    expect(answer([word('unavailable', 199, 260, 7)]).state).toBe('unavailable');
  });

  test('is no younger than the oldest word it needs', () => {
    const words = [word('available', 100, 150, 3), word('available', 150, 200, 9)];
    expect(answer(words)).toMatchObject({ state: 'available', saidAt: 3 });
  });

  test('goes by the latest word about each moment', () => {
    expect(answer([word('unavailable', 0, 300, 1), word('available', 100, 200, 2)]).state).toBe(
      'available',
    );
    expect(answer([word('available', 0, 300, 1), word('unavailable', 150, 160, 2)]).state).toBe(
      'unavailable',
    );
    expect(answer([word('unavailable', 0, 300, 1), word('available', 100, 150, 2)]).state).toBe(
      'unavailable',
    );
  });

  test('agrees, whatever was said, with asking about every minute alone', () => {
    const words = fc.array(
      fc.record({
        state: fc.constantFrom('available' as const, 'unavailable' as const),
        start: fc.integer({ min: 80, max: 210 }),
        length: fc.integer({ min: 1, max: 60 }),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(words, (said) => {
        const all = said.map(({ state, start, length }, at) =>
          word(state, start, start + length, at),
        );
        const minutes = Array.from({ length: 100 }, (_, offset) => {
          const minute = 100 + offset;
          return all.findLast(({ start, end }) => start <= minute && minute < end)?.state;
        });
        const expected = minutes.includes('unavailable')
          ? 'unavailable'
          : minutes.includes(undefined)
            ? 'unknown'
            : 'available';
        expect(answer(all).state).toBe(expected);
      }),
    );
  });
});
