import { describe, expect, test } from 'vitest';
import { type Field, move, type Stop } from './keys.ts';
import type { PlacedBar, RowLayout } from './layout.ts';

const placed = (id: string, day: number): PlacedBar => ({
  bar: {
    id,
    rowId: '',
    start: 0,
    end: 0,
    label: '',
    state: { word: '', meaning: 'quiet', mark: 'ring' },
  },
  day,
  lane: 0,
  left: 0,
  width: 0.3,
  room: 1,
  before: false,
  after: false,
});
const row = (...bars: PlacedBar[]): RowLayout => ({ bars, lanes: 1 });

describe('keys on the week grid', () => {
  const layouts = [
    row(placed('rosa mon early', 0), placed('rosa mon late', 0)),
    row(placed('tom mon', 0)),
    row(),
  ];
  const gaps = row(placed('gap tue', 1));
  const field: Field = {
    days: 7,
    rows: 3,
    hasGaps: true,
    layoutOf: (index) => (index < 0 ? gaps : (layouts[index] ?? row())),
  };
  const press = (at: Stop, ...keys: string[]) =>
    keys.reduce<Stop>((stop, key) => move(field, stop, key, false) ?? stop, at);

  test('right goes through a day: its cell, its bars, then the next day', () => {
    expect(press({ row: 0, day: 0 }, 'ArrowRight').bar).toBe('rosa mon early');
    expect(press({ row: 0, day: 0 }, 'ArrowRight', 'ArrowRight').bar).toBe('rosa mon late');
    expect(press({ row: 0, day: 0 }, 'ArrowRight', 'ArrowRight', 'ArrowRight')).toEqual({
      row: 0,
      day: 1,
    });
  });

  test('left comes back the same way and stays at the edge', () => {
    expect(press({ row: 0, day: 1 }, 'ArrowLeft').bar).toBe('rosa mon late');
    expect(press({ row: 0, day: 0 }, 'ArrowLeft')).toEqual({ row: 0, day: 0 });
  });

  test('down from a bar goes to the bar of that day below, or to the cell when there is none', () => {
    const late: Stop = { row: 0, day: 0, bar: 'rosa mon late' };
    expect(press(late, 'ArrowDown')).toEqual({ row: 1, day: 0, bar: 'tom mon' });
    expect(press(late, 'ArrowDown', 'ArrowDown')).toEqual({ row: 2, day: 0 });
    expect(press(late, 'ArrowDown', 'ArrowDown', 'ArrowDown')).toEqual({ row: 2, day: 0 });
  });

  test('up from the first row goes to the gaps', () => {
    expect(press({ row: 0, day: 1 }, 'ArrowUp')).toEqual({ row: -1, day: 1 });
    expect(press({ row: -1, day: 1 }, 'ArrowUp')).toEqual({ row: -1, day: 1 });
  });

  test('Home and End go along the row, with Ctrl to the first and last of all', () => {
    expect(press({ row: 0, day: 3 }, 'Home')).toEqual({ row: 0, day: 0 });
    expect(press({ row: 0, day: 3 }, 'End')).toEqual({ row: 0, day: 6 });
    expect(move(field, { row: 2, day: 3 }, 'Home', true)).toEqual({ row: -1, day: 0 });
    expect(move(field, { row: 0, day: 3 }, 'End', true)).toEqual({ row: 2, day: 6 });
  });

  test('PageDown stops at the last row, PageUp at the gaps', () => {
    expect(press({ row: 0, day: 3 }, 'PageDown').row).toBe(2);
    expect(press({ row: 2, day: 3 }, 'PageUp').row).toBe(-1);
  });

  test('other keys are left to the page', () => {
    expect(move(field, { row: 0, day: 0 }, 'a', false)).toBeUndefined();
    expect(move(field, { row: 0, day: 0 }, 'Tab', false)).toBeUndefined();
  });
});
