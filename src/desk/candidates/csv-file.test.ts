import { existsSync, readFileSync } from 'node:fs';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { csvLine, readCsv } from './csv-file.ts';

const read = (text: string | Buffer) => readCsv(Buffer.from(text as string));
const rowsOf = (text: string | Buffer) => {
  const file = read(text);
  if (!file.ok) throw new Error(file.refusal.because);
  return file.value.rows.map(({ line, cells }) => [line, ...cells]);
};

describe('a CSV file', () => {
  it('is read with the line each row begins on, across line breaks in fields and blank lines', () => {
    expect(rowsOf('name,note\nRosa,"one\ntwo"\n\nTom,x\r\nEve,y')).toEqual([
      [2, 'Rosa', 'one\ntwo'],
      [5, 'Tom', 'x'],
      [6, 'Eve', 'y'],
    ]);
  });

  it.each([
    ['a byte-order mark', Buffer.from('\ufeffname,town\nRosa,Leeds')],
    ['semicolons', Buffer.from('name;town\nRosa;Leeds')],
    ['tabs', Buffer.from('name\ttown\nRosa\tLeeds')],
    ['bars', Buffer.from('name|town\nRosa|Leeds')],
    ['old Mac line ends', Buffer.from('name,town\rRosa,Leeds')],
    ['UTF-16 from a spreadsheet', Buffer.from('\ufeffname\ttown\nRosa\tLeeds', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('\ufeffname,town\nRosa,Leeds', 'utf16le').swap16()],
  ])('is read with %s', (_what, bytes) => {
    const file = readCsv(bytes);
    expect(file).toMatchObject({
      ok: true,
      value: { columns: ['name', 'town'], rows: [{ line: 2, cells: ['Rosa', 'Leeds'] }] },
    });
  });

  it('is read as Excel’s own “sep=” line says, and the lines still count', () => {
    expect(rowsOf('sep=;\nname;a,b\nRosa;1,2')).toEqual([[3, 'Rosa', '1,2']]);
  });

  it('is read as Windows-1252 when it is not UTF-8, and says so', () => {
    const file = readCsv(Buffer.from('name,town\nZo\xeb,Leeds', 'latin1'));
    expect(file).toMatchObject({
      ok: true,
      value: { encoding: 'Windows-1252', rows: [{ cells: ['Zoë', 'Leeds'] }] },
    });
  });

  it('has columns that are never empty and never alike', () => {
    const file = read('phone,phone,\n1,2,3');
    expect(file).toMatchObject({ value: { columns: ['phone', 'phone (2)', 'Column 3'] } });
  });

  it('marks a row with more fields than columns, and reads the others', () => {
    const file = read('name,town\nRosa,Leeds,UK\nTom,York,,');
    expect(file).toMatchObject({
      ok: true,
      value: { rows: [{ line: 2, broken: expect.stringContaining('3 fields') }, { line: 3 }] },
    });
  });

  it.each([
    ['an Excel workbook named .csv', Buffer.from('PK\u0003\u0004rest'), 'wrong-type'],
    [
      'a zip bomb',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), deflateRawSync(Buffer.alloc(1_000_000))]),
      'wrong-type',
    ],
    ['a gzip archive', gzipSync('name\nRosa'), 'wrong-type'],
    ['a PDF', Buffer.from('%PDF-1.7\nx'), 'wrong-type'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'wrong-type'],
    [
      'bytes without meaning',
      Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 37) % 251)),
      'wrong-type',
    ],
    ['a web page', Buffer.from('<!DOCTYPE html><p>x,y'), 'wrong-type'],
    ['no bytes', Buffer.alloc(0), 'no-rows'],
    ['a header alone', Buffer.from('name,town\n'), 'no-rows'],
    ['a person where the header belongs', Buffer.from('Rosa,rosa@example.org\nTom,x'), 'no-header'],
    ['a quote that never closes', Buffer.from('name,town\n"Rosa,Leeds\nTom,York'), 'quote-open'],
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), 'too-large'],
    ['50,001 rows', Buffer.from(`name\n${'x\n'.repeat(50_001)}`), 'too-many-rows'],
    ['501 columns', Buffer.from(`${'a,'.repeat(500)}a\n1`), 'too-many-columns'],
    [
      'a field of 100,001 characters',
      Buffer.from(`name\n${'x'.repeat(100_001)}`),
      'field-too-long',
    ],
  ])('is refused when it is %s', (_what, bytes, code) => {
    const file = readCsv(bytes);
    expect(file).toMatchObject({ ok: false, refusal: { code } });
    if (!file.ok) expect(file.refusal.because.length).toBeGreaterThan(20);
  });

  it('takes 50,000 rows', () => {
    expect(rowsOf(`name\n${'x\n'.repeat(50_000)}`)).toHaveLength(50_000);
  });
});

describe('a line written for spreadsheets', () => {
  it.each(['=1+1', '+44', '-1', '@sum', '\t=x', ' =x'])('disarms %j', (text) => {
    expect(csvLine([text])).toContain(`'${text}`);
  });

  it('quotes what needs it and leaves numbers alone', () => {
    expect(csvLine([-1, 'a,b', 'say "x"'])).toBe('-1,"a,b","say ""x"""\r\n');
  });
});

const EDGES = new URL('../../../../shared/data/csv-edge/', import.meta.url);
const present = existsSync(EDGES);

describe.skipIf(!present)(
  `the edge cases of csv-spectrum${present ? '' : ' (skipped: no reference data)'}`,
  () => {
    it.each([
      'comma_in_quotes',
      'empty',
      'empty_crlf',
      'escaped_quotes',
      'json',
      'newlines',
      'newlines_crlf',
      'quotes_and_newlines',
      'simple',
      'simple_crlf',
      'utf8',
      'location_coordinates',
    ])('%s reads as expected', (name) => {
      const file = readCsv(readFileSync(new URL(`${name}.csv`, EDGES)));
      if (!file.ok) throw new Error(file.refusal.because);
      const { columns, rows } = file.value;
      const read = rows.map(({ cells }) =>
        Object.fromEntries(columns.map((column, index) => [column, cells[index]])),
      );
      const expected = JSON.parse(
        readFileSync(new URL(`expected/${name}.json`, EDGES), 'utf8').replace(/\\r\\n/g, '\\n'),
      ) as unknown;
      if (name === 'location_coordinates') {
        // There the degree sign is a broken character; we read its byte as Windows-1252.
        expect(read).toMatchObject([{ Cities: 'Modesto', Counties: 'Stanislaus' }]);
        expect(rows.every((row) => row.broken === undefined)).toBe(true);
      } else expect(read).toEqual(expected);
    });
  },
);
