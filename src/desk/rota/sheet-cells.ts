import { ok, type Result, refuse } from '../../lib/result.ts';
import { counted } from '../../lib/text.ts';
import { MOST_CHARACTERS } from './shapes-schema.ts';

/** One row as it was pasted: its number in the paste, from 1, and its cells. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const MOST_ROWS = 5_000;
const MOST_COLUMNS = 400;
const MOST_IN_CELL = 2_000;

/** What turns the direction of text or shows nothing; it comes along when cells are copied. */
const MARKS = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is what it is for
const CONTROLS = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

/**
 * The cells of a sheet as spreadsheets copy or save it: tabs, or else commas, semicolons or bars; quoted
 * cells may hold them and line breaks. Marks that are not seen are taken out.
 * @returns rows that hold anything; or `rota-too-large`, `not-a-sheet`, `rota-empty`
 */
export function cellsOf(text: string): Result<readonly SheetRow[]> {
  if (text.length > MOST_CHARACTERS) {
    return refuse(
      'rota-too-large',
      'This is more than a rota of 2,000 lines can be. Paste it in parts, a month at a time.',
    );
  }
  if (text.includes('\u0000') || text.startsWith('PK\u0003\u0004')) {
    return refuse(
      'not-a-sheet',
      'This is no text that was copied from a spreadsheet. Mark the cells there, copy them, and paste again; or save the sheet as CSV.',
    );
  }
  const clean = text
    .toWellFormed()
    .replace(MARKS, '')
    .replace(CONTROLS, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const delimiter = delimiterOf(clean);
  const split = splitCells(clean, delimiter) ?? splitPlainly(clean, delimiter);
  const rows = split
    .map((cells, index) => ({ row: index + 1, cells: cells.map(cleanCell) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (rows.length === 0) {
    return refuse('rota-empty', 'There is nothing to read. Paste the cells of a rota.');
  }
  return withinLimits(rows);
}

function withinLimits(rows: readonly SheetRow[]): Result<readonly SheetRow[]> {
  if (rows.length > MOST_ROWS) {
    return refuse(
      'rota-too-large',
      `The sheet has ${counted(rows.length, 'row')}; ${MOST_ROWS} can be read at once. Paste it in parts.`,
    );
  }
  for (const { row, cells } of rows) {
    if (cells.length > MOST_COLUMNS) {
      return refuse(
        'rota-too-large',
        `Row ${row} has more than ${MOST_COLUMNS} columns. Copy only the columns that hold the rota.`,
      );
    }
    if (cells.some((cell) => cell.length > MOST_IN_CELL)) {
      return refuse(
        'rota-too-large',
        `A cell of row ${row} holds more than ${MOST_IN_CELL} characters. Shorten it; a quotation mark may be open.`,
      );
    }
  }
  return ok(rows);
}

/** A cell without the space around it, its lines kept; an apostrophe that keeps a text from being a formula is no text. */
function cleanCell(cell: string): string {
  const text = cell
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .normalize('NFC')
    .trim();
  return /^'+[=+\-@]/.test(text) ? text.slice(1) : text;
}

/** What a spreadsheet puts between cells: tabs when copied; saved, the sign that stands most often. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  if (head.includes('\t')) return '\t';
  const counts = [',', ';', '|'].map((sign) => [head.split(sign).length, sign] as const);
  return counts.reduce((best, next) => (next[0] > best[0] ? next : best))[1];
}

/** Cells by the rules of quoting; null when a quotation mark is never closed. */
function splitCells(text: string, delimiter: string): string[][] | null {
  const rows: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at <= text.length) {
    let cell: string;
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      if (end < 0) return null;
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      const end = endOfCell(text, at, delimiter);
      cell = text.slice(at, end);
      at = end;
    }
    const after = endOfCell(text, at, delimiter);
    cells.push(cell + text.slice(at, after));
    if (text[after] !== delimiter) {
      rows.push(cells);
      cells = [];
    }
    at = after + 1;
  }
  return rows;
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
  return at;
}

function splitPlainly(text: string, delimiter: string): string[][] {
  return text.split('\n').map((line) => line.split(delimiter));
}

/** One row of a sheet as spreadsheets read it, tabs between; nothing in it can run as a formula. */
export function sheetRow(cells: readonly string[], delimiter: '\t' | ',' = '\t'): string {
  return cells
    .map((cell) => (/^'*[=+\-@]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => (/[",;|\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(delimiter);
}
