import type { GridNames } from './read-sheet.ts';
import { lineOf, type RotaLine, type Said, type SaidField } from './rota.ts';
import type { SheetRow } from './sheet-cells.ts';
import { fieldsOfHeads } from './sheet-heads.ts';

/** The head of a grid: what names its rows, and the date of each column (null: none). */
export interface GridHead {
  readonly labels: readonly string[];
  readonly dates: readonly (string | null)[];
  readonly columns: readonly string[];
}

/** What stands in a cell of somebody who does not work. */
const OFF = new Set([
  '',
  '-',
  '–',
  '—',
  '0',
  'OFF',
  'D/O',
  'DO',
  'RD',
  'REST',
  'DAY OFF',
  'REST DAY',
  'N/A',
]);

/**
 * The lines of a grid, one for each cell that is a shift. 'E', '07:30-19:30', 'E x2', '2 x E' and 'x2' are
 * read; two shifts in one cell stand on two lines of it, or with a plus between. Codes are looked up later.
 */
export function gridLines(
  head: GridHead,
  rows: readonly SheetRow[],
  names: GridNames,
): { lines: readonly RotaLine[]; unread: readonly string[] } {
  const fields = labelFields(head.labels, rows, names);
  const teams = rowsToTellApart(fields, rows);
  const lines: RotaLine[] = [];
  let label: Partial<Record<SaidField, string>> = {};
  for (const { row, cells } of rows) {
    const own = labelsOf(fields, cells);
    // Merged cells leave the name on their first row alone.
    label = Object.keys(own).length > 0 ? { ...kept(label, own), ...own } : label;
    for (const [at, date] of head.dates.entries()) {
      if (date === null) continue;
      for (const cell of shiftsIn(cells[at] ?? '')) {
        const said: Partial<Said> = {
          ...label,
          date,
          ...(teams.has(row) ? { team: `Row ${row}` } : {}),
          places: cell.places,
          ...(cell.shift === '' ? {} : { shift: cell.shift }),
        };
        lines.push(lineOf(lines.length + 1, `${columnName(at)}${row}`, said));
      }
    }
  }
  const unread = head.columns.filter((cell, at) => {
    return cell !== '' && head.dates[at] === null && !fields[at];
  });
  return { lines, unread };
}

/** What each column before the dates holds: by its name, or by what stands in it. */
function labelFields(
  labels: readonly string[],
  rows: readonly SheetRow[],
  names: GridNames,
): readonly (SaidField | null)[] {
  const named = fieldsOfHeads(labels);
  const taken = new Set(named.filter((field) => field !== null));
  return named.map((field, at) => {
    if (field !== null) return field;
    const values = rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== '');
    const share = (fits: (text: string) => boolean) =>
      values.filter(fits).length * 2 > values.length;
    const guess: SaidField | null =
      values.length === 0
        ? null
        : share(names.isRole)
          ? 'role'
          : share(names.isSite)
            ? 'site'
            : labels[at] === ''
              ? 'worker'
              : null;
    if (guess === null || taken.has(guess)) return null;
    taken.add(guess);
    return guess;
  });
}

function labelsOf(fields: readonly (SaidField | null)[], cells: readonly string[]) {
  const own: Partial<Record<SaidField, string>> = {};
  for (const [at, field] of fields.entries()) {
    if (field && cells[at]) own[field] = cells[at];
  }
  return own;
}

/** A row that names its site or role anew keeps nothing that belonged to the row above but those. */
function kept(before: Partial<Record<SaidField, string>>, own: Partial<Record<SaidField, string>>) {
  if (own.worker) return pick(before, ['client', 'site', 'role']);
  return own.site ? pick(before, ['client']) : pick(before, ['client', 'site']);
}

function pick(from: Partial<Record<SaidField, string>>, fields: readonly SaidField[]) {
  return Object.fromEntries(fields.flatMap((field) => (from[field] ? [[field, from[field]]] : [])));
}

/** Rows whose labels stand on several rows and name nobody: each is a place of its own. */
function rowsToTellApart(
  fields: readonly (SaidField | null)[],
  rows: readonly SheetRow[],
): Set<number> {
  if (fields.some((field) => field === 'worker' || field === 'team')) return new Set();
  const byLabel = Map.groupBy(rows, ({ cells }) => {
    return fields.map((field, at) => (field ? cells[at] : '')).join('\t');
  });
  return new Set(
    [...byLabel.values()]
      .filter((group) => group.length > 1)
      .flatMap((group) => group.map(({ row }) => row)),
  );
}

/** The shifts of one cell. */
function shiftsIn(cell: string): readonly { shift: string; places: string }[] {
  return cell.split(/\n| \+ |\+/).flatMap((part) => {
    const text = part.trim();
    if (OFF.has(text.toUpperCase())) return [];
    if (/^\d{1,2}$/.test(text)) return [{ shift: '', places: text }];
    const before = /^(\d{1,2}) ?[x×] ?(.*)$/i.exec(text);
    if (before) return [{ shift: before[2]?.trim() ?? '', places: before[1] ?? '' }];
    const after = /^(.*?) ?[x×] ?(\d{1,2})$/i.exec(text);
    if (after) return [{ shift: after[1]?.trim() ?? '', places: after[2] ?? '' }];
    return [{ shift: text, places: '' }];
  });
}

/** 'A' of 0, 'Z' of 25, 'AA' of 26: as a spreadsheet names its columns. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}
