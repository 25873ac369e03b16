import { expect, test } from 'vitest';
import { isUln } from './uln.ts';

test('a unique learner number has ten digits, of which the last checks the others', () => {
  // 10 + 18 + 24 + 28 + 30 + 30 + 28 + 24 + 18 = 210, which leaves 1 by 11: 10 - 1 = 9.
  expect(isUln('1234567899')).toBe(true);
  expect(isUln('1234567890')).toBe(false);
  expect(isUln('2134567899')).toBe(false);
  expect(isUln('123456789')).toBe(false);
  expect(isUln('12345 6789')).toBe(false);
  expect(isUln('0000000000')).toBe(false);
});
