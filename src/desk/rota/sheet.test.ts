import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printSheet } from './print-sheet.ts';
import { type GridNames, readSheet } from './read-sheet.ts';
import { lineOf, NOTHING_SAID, SAID_FIELDS, SAID_KEYS, type Said } from './rota.ts';
import { MOST_LINES } from './shapes-schema.ts';
import { cellsOf } from './sheet-cells.ts';
import { fieldOfHead } from './sheet-heads.ts';

const TODAY = '2026-11-22';
const NAMES: GridNames = {
  isRole: (text) => ['care assistant', 'nurse'].includes(text.toLowerCase()),
  isSite: (text) => ['elm lodge', 'harrow house'].includes(text.toLowerCase()),
};
const sheet = (text: string) => readSheet(text, TODAY, NAMES);
const linesOf = (text: string) => {
  const read = sheet(text);
  if (!read.ok) throw new Error(read.refusal.because);
  return read.value.lines.map(({ at, said }) => {
    return { at, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')) };
  });
};
const codeOf = (text: string) => {
  const read = sheet(text);
  return read.ok ? 'ok' : read.refusal.code;
};

describe('a rota pasted as a table', () => {
  it('has its columns in any order and by many names, under a title', () => {
    expect(
      linesOf(
        'Bank and agency requests\t\t\n\nStart Time\tWard\tGrade\tQty\tFinish\tDate Required\tMeal break\tP.O. No\tPreferred worker\tColour\n' +
          '07:30\tElm Lodge\tCare Assistant\t2\t19:30\t23/11/26\t30\t4711\tRosa Marsh\tblue\n',
      ),
    ).toEqual([
      {
        at: 'row 4',
        start: '07:30',
        site: 'Elm Lodge',
        role: 'Care Assistant',
        places: '2',
        end: '19:30',
        date: '23/11/26',
        break: '30',
        po: '4711',
        worker: 'Rosa Marsh',
      },
    ]);
    const read = sheet('Date,Site,Start,End,Colour\n23/11,Elm,7,8,blue');
    expect(read.ok && read.value.unread).toEqual(['Colour']);
  });

  it('may come as CSV with commas or semicolons, quoted cells and lines within them', () => {
    const csv =
      'Date;Site;Start;End;Notes\r\n23/11;"Elm; Lodge";7;8;"Ask for ""Rosa""\nat the door"\r\n';
    expect(linesOf(csv)).toMatchObject([
      { site: 'Elm; Lodge', notes: 'Ask for "Rosa"\nat the door' },
    ]);
    // A quotation mark that is never closed is a letter like any other.
    expect(linesOf('Date,Site,Start\n23/11,"Elm,7\n24/11,Oak,8')).toHaveLength(2);
  });

  it('is refused without names of columns, without rows, and with too many', () => {
    expect(codeOf('23/11/26\tElm Lodge\t07:30\t19:30')).toBe('no-header');
    expect(codeOf('Date\tSite\tStart\tEnd\n')).toBe('rota-empty');
    expect(codeOf(' \n\t\n')).toBe('rota-empty');
    const row = '23/11\tElm\t7\t8\n';
    expect(codeOf(`Date\tSite\tStart\tEnd\n${row.repeat(MOST_LINES + 1)}`)).toBe('too-many-lines');
    expect(linesOf(`Date\tSite\tStart\tEnd\n${row.repeat(MOST_LINES)}`)).toHaveLength(MOST_LINES);
  });

  it('knows every column that we print ourselves', () => {
    for (const key of SAID_KEYS) expect([key, fieldOfHead(SAID_FIELDS[key])]).toEqual([key, key]);
  });
});

describe('a rota pasted as a grid', () => {
  it('has dates across and roles down, with codes, times and numbers of places', () => {
    expect(
      linesOf(
        'Role\tMon 23 Nov\tTue 24 Nov\tWed 25 Nov\nCare Assistant\tE x2\tOFF\t07:30-19:30\nNurse\tN\t\t2xLD\n',
      ),
    ).toEqual([
      { at: 'B2', role: 'Care Assistant', date: 'Mon 23 Nov', shift: 'E', places: '2' },
      { at: 'D2', role: 'Care Assistant', date: 'Wed 25 Nov', shift: '07:30-19:30' },
      { at: 'B3', role: 'Nurse', date: 'Mon 23 Nov', shift: 'N' },
      { at: 'D3', role: 'Nurse', date: 'Wed 25 Nov', shift: 'LD', places: '2' },
    ]);
  });

  it('tells roles, sites and workers apart where the first column has no name', () => {
    const grid = (name: string) => linesOf(`\t23/11\t24/11\n${name}\tE\tL\n`)[0];
    expect(grid('Nurse')).toMatchObject({ role: 'Nurse' });
    expect(grid('Elm Lodge')).toMatchObject({ site: 'Elm Lodge' });
    expect(grid('Rosa Marsh')).toMatchObject({ worker: 'Rosa Marsh' });
  });

  it('takes weekdays from the week that is named above, and keeps rows of one role apart', () => {
    expect(
      linesOf('Week commencing 23/11/26\nRole\tMon\tTue\nNurse\tE\t\nNurse\tE\tE + N\n'),
    ).toEqual([
      { at: 'B3', role: 'Nurse', date: '2026-11-23', shift: 'E', team: 'Row 3' },
      { at: 'B4', role: 'Nurse', date: '2026-11-23', shift: 'E', team: 'Row 4' },
      { at: 'C4', role: 'Nurse', date: '2026-11-24', shift: 'E', team: 'Row 4' },
      { at: 'C4', role: 'Nurse', date: '2026-11-24', shift: 'N', team: 'Row 4' },
    ]);
    expect(linesOf('Role\tMon\tTue\nNurse\tE\tE\n')[0]).toMatchObject({ date: 'Mon' });
    // A week that begins on a Sunday has its Monday on the day after.
    expect(
      linesOf('Week commencing Sun 22/11/26\nRole\tSun\tMon\nNurse\tE\tE\n').map(
        (line) => 'date' in line && line.date,
      ),
    ).toEqual(['2026-11-22', '2026-11-23']);
  });

  it('reads a number alone as places of the times beside the role, and merged names downwards', () => {
    expect(
      linesOf(
        'Site\tRole\tShift\t23/11\t24/11\nElm Lodge\tNurse\t07:30-19:30\t2\t1\n\tNurse\tN\t1\t-\n',
      ),
    ).toEqual([
      {
        at: 'D2',
        site: 'Elm Lodge',
        role: 'Nurse',
        shift: '07:30-19:30',
        date: '23/11',
        places: '2',
      },
      {
        at: 'E2',
        site: 'Elm Lodge',
        role: 'Nurse',
        shift: '07:30-19:30',
        date: '24/11',
        places: '1',
      },
      { at: 'D3', site: 'Elm Lodge', role: 'Nurse', shift: 'N', date: '23/11', places: '1' },
    ]);
  });
});

describe('a hostile sheet', () => {
  it('is refused when it is no text, or far too large', () => {
    expect(codeOf('Date\tSite\u0000\tStart')).toBe('not-a-sheet');
    expect(codeOf('PK\u0003\u0004 an xlsx file')).toBe('not-a-sheet');
    expect(codeOf('x'.repeat(10_000_000))).toBe('rota-too-large');
    expect(codeOf(`Date\tSite\tStart\n${'\t'.repeat(500)}x`)).toBe('rota-too-large');
    expect(codeOf(`Date\tSite\tStart\n23/11\t${'x'.repeat(3000)}\t7`)).toBe('rota-too-large');
  });

  it('is cleaned of marks that are not seen, and its formulas stay words', () => {
    const read = cellsOf("\u202e23/11\u202c\t Elm\u00a0 Lodge \t'=cmd|x\t\ud800");
    expect(read.ok && read.value[0]?.cells).toEqual(['23/11', 'Elm Lodge', '=cmd|x', '\ufffd']);
    const printed = printSheet([
      lineOf(1, '', { site: '=HYPERLINK("x")', role: '+1', date: '-2' }),
    ]);
    expect(printed).toContain('"\'=HYPERLINK(""x"")"');
    expect(printed).toMatch(/\t'\+1\t'-2\t/);
  });

  it('never throws, whatever is pasted', () => {
    const cell = fc.oneof(
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
        .map((codes) => String.fromCharCode(...codes)),
      fc.constantFrom(
        'Date',
        'Site',
        'Start',
        '23/11',
        'Mon',
        'E x2',
        '"',
        '\t',
        '\n',
        ',',
        '=1+1',
      ),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), (cells) => {
        sheet(cells.join('\t'));
        sheet(cells.join('\n'));
        sheet(cells.join(''));
      }),
      { numRuns: 200 },
    );
  });
});

describe('what we print as a sheet', () => {
  const cell = fc
    .oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        '=A1',
        "'=A1",
        '+44',
        '-',
        '@x',
        'a,b',
        'a"b',
        'a\tb',
        'a;b|c',
        '07:30',
        'Siân',
      ),
    )
    // As a cell is kept: composed, without marks, one space between words.
    .map((text) => {
      const read = cellsOf(text.replace(/["\t\n\r]/g, ' '));
      return read.ok ? (read.value[0]?.cells[0] ?? '') : '';
    });
  const line = fc
    .record(
      Object.fromEntries(SAID_KEYS.map((key) => [key, cell])) as Record<keyof Said, typeof cell>,
    )
    .map((said) => ({ ...NOTHING_SAID, ...said, role: `Role ${said.role}`.trim() }));

  it('is read back equal, from tabs and from commas', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('\t', ','),
        (said, between) => {
          const lines = said.map((one, at) => lineOf(at + 1, '', one));
          const read = sheet(printSheet(lines, between as '\t' | ','));
          expect(read.ok && read.value.lines.map((one) => one.said)).toEqual(said);
        },
      ),
      { numRuns: 200 },
    );
  });
});
