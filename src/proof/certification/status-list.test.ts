import { describe, expect, it } from 'vitest';
import { encodedList, isSet, LIST_BITS } from './status-list.ts';

describe('a list of what counts no longer', () => {
  const list = encodedList([0, 5, LIST_BITS - 1]);

  it('says of each place whether it is set', () => {
    for (const [index, set] of [
      [0, true],
      [1, false],
      [5, true],
      [LIST_BITS - 1, true],
    ] as const)
      expect(isSet(list, index)).toBe(set);
  });

  it('says nothing of a place beyond its end, however far', () => {
    // 2 to the 34th and 5: its lowest 32 bits alone would be place 5.
    for (const index of [LIST_BITS, 2 ** 31, 2 ** 34 + 5]) expect(isSet(list, index)).toBeNull();
  });

  it('says nothing when it cannot be unpacked', () => {
    expect(isSet('uAAAA', 5)).toBeNull();
  });
});
