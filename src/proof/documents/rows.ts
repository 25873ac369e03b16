/** A line of the document that is not blank, freed of markup and cut into the cells of its table row. */
export interface Row {
  /** Of the document, from 1. */
  readonly line: number;
  /** At least one; empty cells at the end are left off. A '\n' in a cell is the edge of a paragraph. */
  readonly cells: readonly string[];
  /** The line is of a table: it had a tab or a bar between cells. */
  readonly tabbed: boolean;
  /** The line is marked as a heading, or stands wholly in bold. */
  readonly marked: boolean;
}

const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Control and format characters: soft hyphens, marks of byte order and of zero width. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}]/gu;
const BREAKS = /[\f\v\u0085\u2028\u2029]/g;
const PARAGRAPH = /<\/?(?:p|li|ul|ol|br|div)(?:\s[^<>]*)?\/?>/gi;
const NEXT_CELL = /<\/t[dh]>/gi;
const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&amp;': '&',
};
const ENTITY = /&(?:nbsp|lt|gt|quot|apos|amp|#39);/g;
const BOLD = /\*\*([^*]+)\*\*/g;
const ITALIC = /(?<![^\s(])\*([^*\s][^*]*)\*/g;
/** Everything beyond ASCII, and the signs markup is made of: a line without them is clean as it is. */
const WANTS_CARE = /[^\t\x20-\x7e]|[<&*#|]/;

/**
 * The lines of a text, by '\n', '\r\n' or '\r', as editors count them; without a byte-order mark, and
 * with plain spaces for those that do not break.
 */
export function linesOf(whole: string): string[] {
  const text = whole.replace(/^\ufeff/, '').replaceAll('\u00a0', ' ');
  const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines;
}

/** The rows of a document: blank lines and the rulings of tables are left out. */
export function rowsOf(lines: readonly string[]): readonly Row[] {
  const rows: Row[] = [];
  const spaced = !lines.some((line) => line.includes('\t'));
  for (let at = 0; at < lines.length; at++) {
    const raw = lines[at] ?? '';
    const joined = boldOverTwoLines(raw, lines[at + 1]);
    const row = rowOf(joined ?? raw, at + 1, spaced);
    if (joined !== null) at++;
    if (row) rows.push(row);
  }
  return rows;
}

/** A heading in bold that was broken into two lines is one heading. */
function boldOverTwoLines(raw: string, next: string | undefined): string | null {
  if (!raw.startsWith('**') || !next || raw.length > 200 || next.length > 200) return null;
  const [first, second] = [raw.trimEnd(), next.trim()];
  if (first.indexOf('**', 2) !== -1 || !second.endsWith('**')) return null;
  return second.indexOf('**') === second.length - 2 ? `${first} ${second}` : null;
}

function rowOf(raw: string, line: number, spaced: boolean): Row | null {
  let text = raw;
  let marked = false;
  if (WANTS_CARE.test(raw)) {
    const start = raw.trimStart();
    marked = /^(?:#{1,6}\s|<h[1-6][\s>]|\*\*[^*]+\*\*\s*$)/i.test(start);
    text = withoutMarkup(raw);
  }
  const cells = cellsOf(text, spaced);
  let last = cells.length;
  while (last > 0 && (cells[last - 1] ?? '').trim() === '') last--;
  if (last === 0) return null;
  const filled = cells.slice(0, last);
  if (filled.every((cell) => /^\s*(?::?-{2,}:?)?\s*$/.test(cell.slice(0, 200)))) return null;
  return { line, cells: filled, tabbed: cells.length > 1, marked };
}

function withoutMarkup(raw: string): string {
  const text = raw
    .replace(SPACES, ' ')
    .replace(BREAKS, '\n')
    .replace(UNSEEN, '')
    .replace(PARAGRAPH, '\n')
    .replace(NEXT_CELL, '\t')
    .replace(TAG, '')
    .replace(/^\s*#{1,6}\s/, '');
  return text
    .replace(ENTITY, (entity) => ENTITIES[entity] ?? entity)
    .replace(BOLD, '$1')
    .replace(ITALIC, '$1');
}

/** @param spaced the document has no tab at all: wide gaps may stand for them */
function cellsOf(text: string, spaced: boolean): readonly string[] {
  if (text.includes('\t')) return text.split('\t');
  if (text.trimStart().startsWith('|')) {
    const cells = text.trim().split('|').slice(1);
    return cells.length > 1 ? cells : [text];
  }
  if (!spaced || !text.includes('   ')) return [text];
  const indented = /^ {4}/.test(text) && !/^\s*(?:[-•*–▪◦]|\d{1,2}[.)]\s)/.test(text);
  const cells = text.trim().split(/ {3,}/);
  return indented ? ['', ...cells] : cells;
}

/** A text on one line: one space between words. */
export function tidy(text: string): string {
  // Most texts are tidy: looking costs much less than rewriting.
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}

/** The whole row as one text. */
export function textOf(row: Row): string {
  return tidy(row.cells.join(' '));
}

/** The cells that hold anything, each on one line. */
export function filledCells(row: Row): readonly string[] {
  return row.cells.map(tidy).filter((cell) => cell !== '');
}

/** A row's one cell, when it has no more than one that holds anything and is short; else null. */
export function onlyCell(row: Row, most = 160): string | null {
  const first = row.cells[0] ?? '';
  if (row.cells.length > 1 || first.length > most * 2) return null;
  const text = tidy(first);
  return text.length <= most && text !== '' ? text : null;
}

/** A line put on the page by the printing, not by the author: a blank page's note, a page number. */
export function isFurniture(text: string): boolean {
  return /^(?:this page (?:is|has been left|was left)? ?(?:intentionally )?(?:left )?blank|(?:page )?\d{1,4}(?: (?:of|\/) \d{1,4})?)$/i.test(
    text,
  );
}
