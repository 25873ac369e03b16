import type { RowLayout } from './layout.ts';

/** Where the focus stands: a row (-1 the gaps row), a day, and the bar in it, if on one. */
export interface Stop {
  readonly row: number;
  readonly day: number;
  readonly bar?: string;
}

/** What the keys need to know of the grid. */
export interface Field {
  readonly days: number;
  readonly rows: number;
  readonly hasGaps: boolean;
  readonly layoutOf: (row: number) => RowLayout;
}

const PAGE = 10;

/** All stops of a row from left to right: each day's cell, then the bars that start in it. */
export function stopsOf(field: Field, row: number): readonly Stop[] {
  const { bars } = field.layoutOf(row);
  const stops: Stop[] = [];
  for (let day = 0; day < field.days; day++) {
    stops.push({ row, day });
    for (const placed of bars) if (placed.day === day) stops.push({ row, day, bar: placed.bar.id });
  }
  return stops;
}

/** Where a key leads from a stop; undefined when the key is none of the grid's. */
export function move(field: Field, at: Stop, key: string, ctrl: boolean): Stop | undefined {
  const top = field.hasGaps ? -1 : 0;
  const bottom = field.rows - 1;
  const upDown: Record<string, number> = {
    ArrowUp: at.row - 1,
    ArrowDown: at.row + 1,
    PageUp: at.row - PAGE,
    PageDown: at.row + PAGE,
  };
  const row = upDown[key];
  if (row !== undefined) return nearest(field, at, Math.min(Math.max(row, top), bottom));
  const stops = stopsOf(field, at.row);
  const index = Math.max(
    stops.findIndex((stop) => stop.day === at.day && stop.bar === at.bar),
    0,
  );
  switch (key) {
    case 'ArrowLeft':
      return stops[Math.max(index - 1, 0)];
    case 'ArrowRight':
      return stops[Math.min(index + 1, stops.length - 1)];
    case 'Home':
      return ctrl ? stopsOf(field, top)[0] : stops[0];
    case 'End':
      return ctrl ? stopsOf(field, bottom).at(-1) : stops.at(-1);
    default:
      return undefined;
  }
}

/** The stop of another row straight above or below: from a bar to that day's first bar, else its cell. */
function nearest(field: Field, at: Stop, row: number): Stop {
  if (row === at.row) return at;
  const placed = field.layoutOf(row).bars.find((each) => each.day === at.day);
  if (at.bar === undefined || placed === undefined) return { row, day: at.day };
  return { row, day: at.day, bar: placed.bar.id };
}
