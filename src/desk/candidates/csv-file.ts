import Papa from 'papaparse';
import { isDate } from '../../lib/days.ts';
import { normaliseEmail } from '../../lib/email.ts';
import { ok, type Result, refuse } from '../../lib/result.ts';

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_ROWS = 50_000;
const MOST_COLUMNS = 500;
const MOST_CHARACTERS = 100_000;

/** One row of a file, with the line of the file it begins on (the header is line 1). */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row cannot be read, if it cannot. */
  readonly broken?: string;
}

export interface CsvFile {
  /** Never two alike, never empty. */
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly delimiter: string;
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
}

/** How other files begin that people send for a CSV; content decides, never the name. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['504b0304', 'an Excel workbook or a zip archive'],
  ['504b0506', 'an empty zip archive'],
  ['d0cf11e0a1b11ae1', 'an old Excel or Word file'],
  ['25504446', 'a PDF'],
  ['1f8b', 'a gzip archive'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['526172211a07', 'a RAR archive'],
  ['425a68', 'a bzip2 archive'],
  ['fd377a585a00', 'an xz archive'],
  ['28b52ffd', 'a zstd archive'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['47494638', 'a picture'],
  ['7b5c727466', 'an RTF document'],
];

/**
 * Reads a CSV file whole: comma, semicolon, tab or bar between fields, UTF-8, UTF-16 or Windows-1252. The
 * first row names the columns.
 * @returns the file, or `too-large`, `wrong-type`, `too-many-rows`, `too-many-columns`, `field-too-long`,
 *   `quote-open`, `no-header` or `no-rows`, each with what to do
 */
export function readCsv(bytes: Buffer): Result<CsvFile> {
  if (bytes.length > MOST_BYTES) {
    return refuse(
      'too-large',
      'The file is larger than 10 MB. Split it and send the parts in turn.',
    );
  }
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const { encoding } = decoded.value;
  let text = decoded.value.text.replace(/\r\n?/g, '\n');
  let line = 1;
  const hint = /^sep=([,;\t|])\n/i.exec(text);
  if (hint) {
    text = text.slice(hint[0].length);
    line = 2;
  }
  const delimiter = hint?.[1] ?? guessDelimiter(text);
  const split = splitRows(text, delimiter, line);
  if (!split.ok) return split;
  const [head, ...rows] = split.value;
  if (!head)
    return refuse('no-rows', 'The file is empty. Send one with a row of column names first.');
  const columns = nameColumns(head.cells);
  if (!columns.ok) return columns;
  if (rows.length === 0) {
    return refuse(
      'no-rows',
      'The file has column names and no row under them. Nothing to bring in.',
    );
  }
  return ok({ columns: columns.value, rows, delimiter, encoding });
}

function decode(bytes: Buffer): Result<{ text: string; encoding: CsvFile['encoding'] }> {
  const start = bytes.subarray(0, 8).toString('hex');
  const other = OTHERS.find(([magic]) => start.startsWith(magic));
  if (other) return notCsv(other[1]);
  if (start.startsWith('fffe') || start.startsWith('feff')) {
    const label = start.startsWith('fffe') ? 'utf-16le' : 'utf-16be';
    return checked(new TextDecoder(label).decode(bytes), 'UTF-16');
  }
  if (bytes.includes(0)) return notCsv('no text, or text in a form that cannot be told');
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'UTF-8');
  } catch {
    return checked(new TextDecoder('windows-1252').decode(bytes), 'Windows-1252');
  }
}

function checked(
  text: string,
  encoding: CsvFile['encoding'],
): Result<{ text: string; encoding: CsvFile['encoding'] }> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f\u007f]/g)?.length ?? 0;
  if (text.includes('\u0000') || controls > text.length / 500 + 8) return notCsv('no text');
  if (/^\s*(?:<!doctype|<html|<\?xml)/i.test(text)) return notCsv('a web page or XML');
  if (/^\s*BEGIN:VC/i.test(text)) return notCsv('a contact card or a calendar');
  return ok({ text, encoding });
}

function notCsv(what: string): Result<never> {
  return refuse(
    'wrong-type',
    `This is ${what}, not a CSV file. In Excel choose Save as, “CSV UTF-8 (comma delimited)”, and send that.`,
  );
}

/** The sign that stands most often in the first line, outside quotes. */
function guessDelimiter(text: string): string {
  const first = text.slice(0, text.search(/\n|$/)).replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => [first.split(sign).length, sign] as const);
  return counts.reduce((best, next) => (next[0] > best[0] ? next : best))[1];
}

function splitRows(text: string, delimiter: string, firstLine: number): Result<CsvRow[]> {
  const rows: CsvRow[] = [];
  let refusal: Result<never> | undefined;
  let at = 0;
  let line = firstLine;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      const start = line;
      for (; at < meta.cursor; at++) if (text.charCodeAt(at) === 10) line++;
      refusal = problemOf(data, errors, rows.length, start);
      if (refusal) parser.abort();
      else if (data.some((cell) => cell.trim() !== '')) {
        const broken = errors.some(({ code }) => code === 'InvalidQuotes')
          ? 'A quotation mark stands in the middle of a field. Write it twice inside a quoted field.'
          : overlong(data, rows[0]?.cells.length);
        rows.push({ line: start, cells: data, ...(broken ? { broken } : {}) });
      }
    },
  });
  return refusal ?? ok(rows);
}

function problemOf(
  cells: readonly string[],
  errors: readonly Papa.ParseError[],
  before: number,
  line: number,
): Result<never> | undefined {
  if (errors.some(({ code }) => code === 'MissingQuotes')) {
    return refuse(
      'quote-open',
      `A quotation mark opens on line ${line} and is never closed, so what follows cannot be told apart. Close it and send the file again.`,
    );
  }
  if (cells.length > MOST_COLUMNS) {
    return refuse(
      'too-many-columns',
      `The file has more than ${MOST_COLUMNS} columns. Leave out what is not needed.`,
    );
  }
  if (before > MOST_ROWS && cells.some((cell) => cell.trim() !== '')) {
    return refuse(
      'too-many-rows',
      'The file has more than 50,000 rows. Split it and send the parts in turn.',
    );
  }
  const long = cells.findIndex((cell) => cell.length > MOST_CHARACTERS);
  if (long >= 0) {
    return refuse(
      'field-too-long',
      `Line ${line}, column ${long + 1} holds more than 100,000 characters. Shorten it; a quotation mark may be missing.`,
    );
  }
  return undefined;
}

function overlong(cells: readonly string[], columns: number | undefined): string | undefined {
  if (columns === undefined || cells.length <= columns) return undefined;
  if (cells.slice(columns).every((cell) => cell.trim() === '')) return undefined;
  return `The row has ${cells.length} fields and there are ${columns} columns. Put quotation marks around fields that hold the separator.`;
}

function nameColumns(cells: readonly string[]): Result<readonly string[]> {
  const looksLikeData = cells.some((cell) => normaliseEmail(cell).ok || isDate(cell.trim()));
  if (looksLikeData) {
    return refuse(
      'no-header',
      'The first row looks like a person, not like column names. Put a row of names first, like First name, Surname, E-mail.',
    );
  }
  const seen = new Map<string, number>();
  return ok(
    cells.map((cell, index) => {
      const name = cell.replace(/\s+/g, ' ').trim().slice(0, 120) || `Column ${index + 1}`;
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      return times === 1 ? name : `${name} (${times})`;
    }),
  );
}

/** One row of a CSV file that spreadsheets open without running anything: = + - @ get an apostrophe before. */
export function csvLine(cells: readonly (string | number)[]): string {
  const safe = cells.map((cell) => {
    const text = String(cell);
    const tame = typeof cell === 'string' && /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r;]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
  });
  return `${safe.join(',')}\r\n`;
}
