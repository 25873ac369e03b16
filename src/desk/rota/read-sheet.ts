import type { DateText } from '../../lib/days.ts';
import { addDays, weekday } from '../../lib/days.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { fold } from '../../lib/text.ts';
import { type GridHead, gridLines } from './read-grid.ts';
import { lineOf, type RotaLine, type Said, type SaidField } from './rota.ts';
import { readDate, readWeekday } from './said-date.ts';
import { MOST_LINES } from './shapes-schema.ts';
import { cellsOf, type SheetRow } from './sheet-cells.ts';
import { fieldOfHead, fieldsOfHeads } from './sheet-heads.ts';

/** A sheet as it was read: its lines, and the columns nothing was made of. */
export interface SheetRead {
  readonly layout: 'table' | 'grid';
  readonly lines: readonly RotaLine[];
  readonly unread: readonly string[];
}

/** What tells the rows of a grid apart. */
export interface GridNames {
  readonly isRole: (text: string) => boolean;
  readonly isSite: (text: string) => boolean;
}

/** Rows above the names of columns that may hold a title. */
const HEAD_WITHIN = 15;

/**
 * Reads a pasted rota: a table with a shift a row and its columns in any order, or a grid with dates across.
 * Pure; what cells say is read later, so that every line keeps its own report.
 * @returns its lines; or what `cellsOf` refuses, `no-header`, `rota-empty`, `too-many-lines`
 */
export function readSheet(text: string, today: DateText, names: GridNames): Result<SheetRead> {
  const rows = cellsOf(text);
  if (!rows.ok) return rows;
  for (const [index, row] of rows.value.slice(0, HEAD_WITHIN).entries()) {
    const below = rows.value.slice(index + 1);
    const weekFrom = weekCommencing(rows.value.slice(0, index + 1), today);
    const grid = gridHead(row, weekFrom, today);
    if (grid) return withinLimit({ layout: 'grid', ...gridLines(grid, below, names) });
    if (isTableHead(row)) return withinLimit({ layout: 'table', ...tableLines(row, below) });
  }
  return refuse(
    'no-header',
    'No row names the columns. Put one above the shifts, like Date, Site, Role, Start, End, Places; or dates across for a grid.',
  );
}

function withinLimit(read: SheetRead): Result<SheetRead> {
  if (read.lines.length === 0) {
    return refuse('rota-empty', 'There are columns and no shift under them. Paste the rows too.');
  }
  if (read.lines.length <= MOST_LINES) return ok(read);
  return refuse(
    'too-many-lines',
    `The rota has ${read.lines.length} lines; ${MOST_LINES} can be read at once. Paste it in parts, a month or a site at a time.`,
  );
}

/** A row that names a date, and times or a shift. */
function isTableHead({ cells }: SheetRow): boolean {
  const fields = new Set(fieldsOfHeads(cells));
  return (
    (fields.has('date') || fields.has('days')) &&
    (fields.has('start') || fields.has('shift') || fields.has('site') || fields.has('role'))
  );
}

function tableLines(head: SheetRow, rows: readonly SheetRow[]) {
  const fields = fieldsOfHeads(head.cells);
  const lines = rows
    // Sheets put together from several have their heads again in the middle.
    .filter(({ cells }) => !sameHead(cells, head.cells))
    .map(({ row, cells }, index) => {
      const said: Partial<Record<SaidField, string>> = {};
      for (const [at, field] of fields.entries()) if (field) said[field] = cells[at] ?? '';
      return lineOf(index + 1, `row ${row}`, said as Partial<Said>);
    });
  return { lines, unread: head.cells.filter((cell, at) => cell !== '' && !fields[at]) };
}

function sameHead(cells: readonly string[], head: readonly string[]): boolean {
  return cells.join('\t') === head.join('\t');
}

/** The columns of a grid: some that name the row, then dates, or weekdays of a week that is named. */
function gridHead(row: SheetRow, weekFrom: DateText | null, today: DateText): GridHead | null {
  const first = row.cells.findIndex((cell) => isDay(cell, today));
  if (first < 0) return null;
  const dates: (string | null)[] = row.cells.map((cell) => (isDay(cell, today) ? cell : null));
  const found = dates.filter((cell) => cell !== null).length;
  const named = row.cells.slice(0, first).filter((cell) => fieldOfHead(cell) !== null).length;
  if (found < 2 && named === 0) return null;
  if (row.cells.slice(0, first).some((cell) => fieldOfHead(cell) === 'date')) return null;
  // A row of data has its dates among other cells; a head has nothing else after the first.
  const other = row.cells.slice(first).filter((cell) => cell !== '' && !isDay(cell, today));
  if (other.length > 2) return null;
  return {
    labels: row.cells.slice(0, first),
    dates: dates.map((cell) => (cell === null ? null : dateUnder(cell, weekFrom))),
    columns: row.cells,
  };
}

function isDay(cell: string, today: DateText): boolean {
  if (readWeekday(cell) !== null) return true;
  // A day that does not exist is still the head of a column: its lines are refused, not lost.
  const read = readDate(cell, today);
  return read.ok || (read.refusal.code !== 'not-a-date' && /\d/.test(cell));
}

function dateUnder(cell: string, first: DateText | null): string {
  const day = readWeekday(cell);
  if (day === null || first === null) return cell;
  return addDays(first, (day - weekday(first) + 7) % 7);
}

/** The day of 'Week commencing 23/11/26' in the rows above, or null: a Monday mostly, a Sunday in some houses. */
function weekCommencing(rows: readonly SheetRow[], today: DateText): DateText | null {
  for (const { cells } of rows) {
    for (const [at, cell] of cells.entries()) {
      const [, rest] =
        /^(?:week (?:commencing|beginning|starting|of)|w ?\/? ?[cb])[ :.-]*(.*)$/.exec(
          fold(cell),
        ) ?? [];
      if (rest === undefined) continue;
      const date = readDate(rest === '' ? (cells[at + 1] ?? '') : rest, today);
      if (date.ok) return date.value;
    }
  }
  return null;
}
