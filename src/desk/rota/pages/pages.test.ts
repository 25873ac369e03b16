import { describe, expect, it } from 'vitest';
import { textOfFile } from './file-text.ts';
import { block, cellsOf, EMPTY, paint, undo } from './paint.ts';

describe('painting a rota', () => {
  it('marks a block of roles and days, and undoes a stroke at once', () => {
    const keys = block(
      ['nurse', 'care-assistant'],
      '2026-11-23',
      { row: 1, day: 2 },
      { row: 0, day: 1 },
    );
    expect(keys).toEqual([
      'nurse 2026-11-24',
      'nurse 2026-11-25',
      'care-assistant 2026-11-24',
      'care-assistant 2026-11-25',
    ]);
    const one = paint(EMPTY, keys, 'E', 2);
    const two = paint(one, ['nurse 2026-11-24'], 'N', 1);
    expect(cellsOf(two.canvas)).toHaveLength(5);
    expect(cellsOf(two.canvas)[2]).toEqual({
      role: 'nurse',
      date: '2026-11-24',
      shift: 'E',
      places: 2,
    });
    expect(undo(two).canvas).toEqual(one.canvas);
    expect(undo(undo(two))).toEqual(EMPTY);
    expect(undo(EMPTY)).toEqual(EMPTY);
    expect(paint(one, keys, 'E', 0).canvas).toEqual({});
  });
});

describe('a file chosen beside the paste', () => {
  it('is read in the forms spreadsheets save, and a workbook is told to be saved as CSV', () => {
    const text = (bytes: readonly number[]) => {
      const read = textOfFile(new Uint8Array(bytes));
      return read.ok ? read.value : read.refusal.code;
    };
    expect(text([0xef, 0xbb, 0xbf, 0x53, 0x69, 0xc3, 0xa2, 0x6e])).toBe('Siân');
    expect(text([0x53, 0x69, 0xe2, 0x6e])).toBe('Siân');
    expect(text([0xff, 0xfe, 0x53, 0, 0x69, 0, 0xe2, 0, 0x6e, 0])).toBe('Siân');
    expect(text([0x50, 0x4b, 3, 4])).toBe('wrong-type');
    expect(text([0x53, 0, 0x53])).toBe('wrong-type');
  });
});
