import { addDays } from '../../../lib/days.ts';

/** What is painted: by role and day, places by shift code or times. */
export type Canvas = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A canvas with what it was before each stroke, the last first. */
export interface Painting {
  readonly canvas: Canvas;
  readonly before: readonly Canvas[];
}

export const EMPTY: Painting = { canvas: {}, before: [] };
const MOST_UNDO = 100;

/** The key of a cell: role and date. */
export function cellKey(role: string, date: string): string {
  return `${role} ${date}`;
}

/** A stroke: these cells get so many places of a shift; 0 takes it out. One stroke is undone at once. */
export function paint(
  { canvas, before }: Painting,
  keys: readonly string[],
  shift: string,
  places: number,
): Painting {
  const next: Record<string, Readonly<Record<string, number>>> = { ...canvas };
  for (const key of keys) {
    const { [shift]: _, ...others } = next[key] ?? {};
    const cell = places > 0 ? { ...others, [shift]: Math.min(places, 50) } : others;
    if (Object.keys(cell).length === 0) delete next[key];
    else next[key] = cell;
  }
  return { canvas: next, before: [canvas, ...before].slice(0, MOST_UNDO) };
}

/** The painting before the last stroke. */
export function undo({ canvas, before }: Painting): Painting {
  const [last, ...rest] = before;
  return { canvas: last ?? canvas, before: rest };
}

/** Every cell as a line to send, in order of roles and days. */
export function cellsOf(
  canvas: Canvas,
): { role: string; date: string; shift: string; places: number }[] {
  return Object.keys(canvas)
    .sort()
    .flatMap((key) => {
      const at = key.lastIndexOf(' ');
      const [role, date] = [key.slice(0, at), key.slice(at + 1)];
      return Object.entries(canvas[key] ?? {}).map(([shift, places]) => ({
        role,
        date,
        shift,
        places,
      }));
    });
}

/** The cells between two corners, as a drag marks them. */
export function block(
  roles: readonly string[],
  first: string,
  from: { readonly row: number; readonly day: number },
  to: { readonly row: number; readonly day: number },
): readonly string[] {
  const rows = roles.slice(Math.min(from.row, to.row), Math.max(from.row, to.row) + 1);
  const days = Math.abs(to.day - from.day) + 1;
  const start = Math.min(from.day, to.day);
  return rows.flatMap((role) =>
    Array.from({ length: days }, (_, day) => cellKey(role, addDays(first, start + day))),
  );
}
