import { describe, expect, test } from 'vitest';
import { nextSort, readSort, sorted, sortText } from './table-sort.ts';

describe('sorting a list', () => {
  const rows = [
    { name: 'Tom', age: 9 },
    { name: 'rosa', age: undefined },
    { name: 'Ángel', age: 30 },
  ];

  test('puts names in the order of a British reader, whatever their case and accents', () => {
    const names = sorted(rows, { key: 'name', down: false }, (row) => row.name);
    expect(names.map((row) => row.name)).toEqual(['Ángel', 'rosa', 'Tom']);
  });

  test('keeps rows without a value last, both ways', () => {
    const up = sorted(rows, { key: 'age', down: false }, (row) => row.age);
    const down = sorted(rows, { key: 'age', down: true }, (row) => row.age);
    expect(up.map((row) => row.age)).toEqual([9, 30, undefined]);
    expect(down.map((row) => row.age)).toEqual([30, 9, undefined]);
  });

  test('leaves the order alone until a head is pressed', () => {
    expect(sorted(rows, undefined, (row) => row.name)).toBe(rows);
  });

  test('turns round on the second press of the same head only', () => {
    expect(nextSort(undefined, 'name')).toEqual({ key: 'name', down: false });
    expect(nextSort({ key: 'name', down: false }, 'name')).toEqual({ key: 'name', down: true });
    expect(nextSort({ key: 'name', down: true }, 'age')).toEqual({ key: 'age', down: false });
  });

  test('stands in the address and is read back', () => {
    for (const sort of [
      { key: 'name', down: false },
      { key: 'name', down: true },
    ]) {
      expect(readSort(sortText(sort))).toEqual(sort);
    }
    expect(readSort(undefined)).toBeUndefined();
  });
});
