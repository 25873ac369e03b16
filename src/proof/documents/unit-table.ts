import type { ReadRules, UnitGroup, UnitRow } from './document.ts';
import { groupHeading, isOfqualNumber } from './labels.ts';
import type { Notes } from './not-understood.ts';
import { filledCells, onlyCell, type Row, textOf, tidy } from './rows.ts';

/** Which cell of a row of the table of units holds what. */
interface Columns {
  readonly reference: number;
  readonly title: number;
  readonly level: number;
  readonly credit: number;
  readonly guidedHours: number;
  readonly ofqualNumber: number;
}

type GroupTotal = ReadRules['groupTotals'][number];

/** The table of units while its rows are read: the group it stands in, and the head seen last. */
export interface UnitTable {
  group: UnitGroup | null;
  columns: Columns | null;
  readonly rows: UnitRow[];
  readonly totals: GroupTotal[];
}

const USUAL: Columns = {
  reference: 0,
  title: 1,
  level: 2,
  credit: 3,
  guidedHours: 4,
  ofqualNumber: 5,
};
const REFERENCE = /^[A-Z]{1,6}\s?\d{1,4}[A-Z]?$/i;

/** Nothing read yet. */
export function noTable(): UnitTable {
  return { group: null, columns: null, rows: [], totals: [] };
}

/**
 * Reads a row if it is one of the table of units: its head, a group's name, a unit, a group's totals.
 * @returns whether it was; a group's name belongs to the table and to the pages, so it is left to both
 */
export function feedTableRow(into: UnitTable, row: Row, notes: Notes): boolean {
  const group = groupHeading(row);
  if (group) {
    into.group = group;
    return false;
  }
  if (row.cells.length < 2) {
    if (onlyCell(row) !== null && !row.tabbed) into.columns = null;
    return false;
  }
  const columns = columnsOf(row);
  if (columns) {
    into.columns = columns;
    return true;
  }
  return feedTotals(into, row, notes) || feedUnit(into, row, notes);
}

function columnsOf(row: Row): Columns | null {
  if (row.cells.length > 20) return null;
  const names = row.cells.map((cell) => tidy(cell.slice(0, 60).toLowerCase().replaceAll('.', '')));
  const where = (form: RegExp): number => names.findIndex((name) => form.test(name));
  const reference = where(/^unit (?:no|ref|number|reference|code)\b/);
  const title = where(/^(?:unit )?title$|^unit name$/);
  if (reference < 0 || title < 0 || reference === title) return null;
  return {
    reference,
    title,
    level: where(/^l$|\blevel$/),
    credit: where(/^cv$|^credits?\b/),
    guidedHours: where(/^glh$|^guided/),
    ofqualNumber: names.findIndex(
      (name, at) => at !== reference && /\b(?:ofqual|qcf|rqf|urn|accreditation)\b/.test(name),
    ),
  };
}

function feedTotals(into: UnitTable, row: Row, notes: Notes): boolean {
  if (!/^\s*(?:group )?totals?\s*:?\s*$/i.test((row.cells[0] ?? '').slice(0, 40))) return false;
  // The cells of a row of totals are often merged, so that their place says nothing; their order does.
  const numbers = filledCells(row)
    .slice(1)
    .filter((cell) => /^\d{1,4}$/.test(cell));
  if (!into.group || numbers.length === 0) {
    notes.add(
      row.line,
      textOf(row),
      'Totals of no group: no heading names mandatory or optional units.',
    );
    return true;
  }
  const [credit, guidedHours] = numbers.map(Number);
  into.totals.push({
    group: into.group,
    credit: credit ?? null,
    guidedHours: guidedHours ?? null,
    line: row.line,
  });
  return true;
}

function feedUnit(into: UnitTable, row: Row, notes: Notes): boolean {
  if (row.cells.length > 20) return false;
  const cells = row.cells.map(tidy);
  const columns = into.columns ?? USUAL;
  const reference = cells[columns.reference] ?? '';
  const title = cells[columns.title] ?? '';
  const known = into.columns !== null;
  const numbers = cells.filter((cell, at) => at !== columns.reference && /^\d{1,4}$/.test(cell));
  const looksLikeOne = known
    ? /\d/.test(reference) && reference.length <= 20
    : REFERENCE.test(reference) && numbers.length >= 3;
  if (!looksLikeOne || title === '' || /^\d+$/.test(title)) return false;
  if (!into.group) {
    const because =
      'A row of a unit that stands under no heading of mandatory or optional units; it was left out.';
    notes.add(row.line, textOf(row), because);
    return true;
  }
  const value = numbersOf(cells, columns, numbers);
  for (const [name, number] of Object.entries(value)) {
    if (number === null) {
      notes.add(row.line, textOf(row), `The row of ${reference} gives no ${NAMES[name] ?? name}.`);
    }
  }
  into.rows.push({
    reference: reference.replace(/\s/g, ''),
    title,
    ...value,
    ofqualNumber: cells.find(isOfqualNumber) ?? filled(cells[columns.ofqualNumber]),
    group: into.group,
    line: row.line,
  });
  return true;
}

const NAMES: Readonly<Record<string, string>> = {
  level: 'level',
  credit: 'credit',
  guidedHours: 'guided learning hours',
};

/** By the table's head; when a cell there is no number, by the order of the row's numbers. */
function numbersOf(
  cells: readonly string[],
  { level, credit, guidedHours }: Columns,
  numbers: readonly string[],
): Pick<UnitRow, 'level' | 'credit' | 'guidedHours'> {
  const at = [level, credit, guidedHours].map((column) => numberOf(cells[column]));
  if (at.includes(null) && numbers.length === 3) {
    const [first, second, third] = numbers.map(Number);
    return { level: first ?? null, credit: second ?? null, guidedHours: third ?? null };
  }
  return { level: at[0] ?? null, credit: at[1] ?? null, guidedHours: at[2] ?? null };
}

function filled(cell: string | undefined): string | null {
  return cell ? cell : null;
}

/** A number with at most four digits before and one after the point, whatever words follow it; else null. */
export function numberOf(cell: string | undefined): number | null {
  const found = /^(?:level\s*)?(\d{1,4}(?:\.\d)?)(?:\s+(?:hours?|hrs?|credits?|glh)\.?)?$/i.exec(
    tidy(cell ?? ''),
  );
  return found?.[1] ? Number(found[1]) : null;
}
