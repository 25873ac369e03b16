import { expect, test } from 'vitest';
import { carryBy, rowNamed } from './carry.ts';

const field = { rows: 20, hasGaps: true };

test('a carried bar goes row by row, ten at a time or to either end, and never off the grid', () => {
  expect(carryBy('ArrowDown', 3, field)).toBe(4);
  expect(carryBy('ArrowUp', 0, field)).toBe(-1);
  expect(carryBy('ArrowUp', -1, field)).toBe(-1);
  expect(carryBy('ArrowUp', 0, { ...field, hasGaps: false })).toBe(0);
  expect(carryBy('PageDown', 15, field)).toBe(19);
  expect(carryBy('End', 2, field)).toBe(19);
  expect(carryBy('Home', 2, field)).toBe(-1);
  expect(carryBy('x', 2, field)).toBeUndefined();
});

test('typing a first or last name finds the next row that begins so, round the end', () => {
  const names = ['Asha Ahmed', 'Ben Marsh', 'Rosa Marsh'];
  expect(rowNamed(names, 'ro', 0)).toBe(2);
  expect(rowNamed(names, 'mar', 0)).toBe(1);
  expect(rowNamed(names, 'mar', 2)).toBe(2);
  expect(rowNamed(names, 'a', 1)).toBe(0);
  expect(rowNamed(names, 'zz', 0)).toBeUndefined();
  expect(rowNamed([], 'a', 0)).toBeUndefined();
});
