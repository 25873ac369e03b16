/** Where the focus stands: row -1 is the heads of the columns, column -1 the heads of the rows. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

const PAGE = 12;

/** Where a key leads in a matrix of so many rows and columns; undefined when the key is none of its own. */
export function step(
  { rows, columns }: { readonly rows: number; readonly columns: number },
  at: Place,
  key: string,
  ctrl: boolean,
): Place | undefined {
  const row = (to: number): Place => {
    const least = at.column < 0 ? 0 : -1;
    return { row: clamp(to, least, rows - 1), column: at.column };
  };
  const column = (to: number): Place => {
    const least = at.row < 0 ? 0 : -1;
    return { row: at.row, column: clamp(to, least, columns - 1) };
  };
  switch (key) {
    case 'ArrowUp':
      return row(at.row - 1);
    case 'ArrowDown':
      return row(at.row + 1);
    case 'PageUp':
      return row(Math.max(at.row - PAGE, 0));
    case 'PageDown':
      return row(at.row + PAGE);
    case 'ArrowLeft':
      return column(at.column - 1);
    case 'ArrowRight':
      return column(at.column + 1);
    case 'Home':
      return ctrl ? { row: 0, column: 0 } : column(0);
    case 'End':
      return ctrl ? { row: rows - 1, column: columns - 1 } : column(columns - 1);
    default:
      return undefined;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
