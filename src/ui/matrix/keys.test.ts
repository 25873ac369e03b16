import { describe, expect, test } from 'vitest';
import { type Place, step } from './keys.ts';

const size = { rows: 20, columns: 5 };
const press = (at: Place, ...keys: string[]) =>
  keys.reduce<Place>((place, key) => step(size, place, key, false) ?? place, at);

describe('keys on a matrix', () => {
  test('arrows go a cell at a time and stay inside', () => {
    expect(press({ row: 0, column: 0 }, 'ArrowRight', 'ArrowDown')).toEqual({ row: 1, column: 1 });
    expect(press({ row: 19, column: 4 }, 'ArrowRight', 'ArrowDown')).toEqual({
      row: 19,
      column: 4,
    });
  });

  test('up from the first row reaches the head of the column, left from the first column that of the row', () => {
    expect(press({ row: 0, column: 2 }, 'ArrowUp')).toEqual({ row: -1, column: 2 });
    expect(press({ row: 3, column: 0 }, 'ArrowLeft')).toEqual({ row: 3, column: -1 });
  });

  test('the corner between the heads is never reached', () => {
    expect(press({ row: -1, column: 0 }, 'ArrowLeft')).toEqual({ row: -1, column: 0 });
    expect(press({ row: 0, column: -1 }, 'ArrowUp')).toEqual({ row: 0, column: -1 });
  });

  test('PageUp and PageDown go twelve rows, Home and End along the row, with Ctrl to the ends', () => {
    expect(press({ row: 0, column: 2 }, 'PageDown')).toEqual({ row: 12, column: 2 });
    expect(press({ row: 4, column: 2 }, 'PageUp')).toEqual({ row: 0, column: 2 });
    expect(press({ row: 4, column: 2 }, 'End')).toEqual({ row: 4, column: 4 });
    expect(step(size, { row: 4, column: 2 }, 'End', true)).toEqual({ row: 19, column: 4 });
    expect(step(size, { row: 4, column: 2 }, 'Home', true)).toEqual({ row: 0, column: 0 });
  });

  test('other keys are left to the page', () => {
    expect(step(size, { row: 0, column: 0 }, 'Tab', false)).toBeUndefined();
  });
});
