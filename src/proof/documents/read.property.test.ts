import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf, type MadeUnit, partsOf, specificationLines, unitsSaid } from './fixtures.ts';
import { readDocument } from './read-document.ts';
import { linesOf } from './rows.ts';
import { notWhole } from './whole.ts';

const word = fc.stringMatching(/^[a-z]{1,9}$/);
/** Words with what criteria are full of: brackets, slashes, apostrophes, commas, amounts. */
const tail = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: word },
      fc.constantFrom(
        '(own)',
        'and/or',
        'learner’s',
        'for 2.5 hours',
        'up-to-date',
        'by 01.07.2024',
      ),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((words) => words.join(' '));
const sentence = fc
  .tuple(fc.constantFrom('Explain', 'Describe', 'Use', 'Agree', 'Carry out'), tail)
  .map(([verb, rest]) => `${verb} ${rest}`);
const outcome = fc
  .tuple(tail, fc.array(sentence, { minLength: 1, maxLength: 14 }))
  .map(([words, criteria]): MadeUnit['outcomes'][number] => [`Be able to ${words}`, ...criteria]);
const unit = fc.record({
  title: sentence,
  level: fc.integer({ min: 1, max: 8 }),
  credit: fc.integer({ min: 1, max: 40 }),
  hours: fc.integer({ min: 0, max: 400 }),
  purpose: fc.oneof(fc.constant(''), sentence),
  group: fc.constantFrom('mandatory' as const, 'optional' as const),
  outcomes: fc.array(outcome, { minLength: 1, maxLength: 9 }),
});
const units = fc.array(unit, { minLength: 1, maxLength: 8 }).map((list) =>
  list
    .map(
      (made, at): MadeUnit => ({
        ...made,
        reference: `${'ABCDEFGH'.charAt(at)}X${at + 1}`,
        number: `${'ABCDEFGH'.charAt(at)}/600/${1000 + at}`,
      }),
    )
    .toSorted((one, other) => one.group.localeCompare(other.group)),
);

describe('any made-up specification', () => {
  it('is read back equal to what was written out, and whole', () => {
    fc.assert(
      fc.property(units, (made) => {
        const document = documentOf(specificationLines(made));
        expect(unitsSaid(document)).toEqual(made);
        expect(document.rules?.rows.map(({ credit }) => credit)).toEqual(
          made.map(({ credit }) => credit),
        );
        expect(document.notUnderstood).toEqual([]);
        expect(notWhole(document)).toEqual([]);
      }),
    );
  });

  it('is read back equal with its table after its pages, and with Windows line ends', () => {
    fc.assert(
      fc.property(units, (made) => {
        const { cover, rules, pages } = partsOf(made);
        const text = [...cover, ...pages, ...rules].join('\r\n');
        expect(unitsSaid(documentOf(text))).toEqual(made);
      }),
      { numRuns: 40 },
    );
  });

  it('is read back equal when a page break falls between any two words of a criterion', () => {
    fc.assert(
      fc.property(units, fc.nat(), fc.nat(), (made, which, where) => {
        const lines = [...specificationLines(made)];
        const rows = lines.flatMap((line, at) => (/^\d+\. Be able/.test(line) ? [at] : []));
        const at = rows[which % rows.length] ?? 0;
        const [outcomeCell = '', criteria = ''] = (lines[at] ?? '').split('\t');
        // Not before a number: there a break leaves nothing to go on with.
        const gaps = [...criteria.matchAll(/ (?=[a-z(])/g)].map(({ index }) => index);
        const gap = gaps[where % gaps.length] ?? criteria.length;
        lines.splice(
          at,
          1,
          `${outcomeCell}\t${criteria.slice(0, gap)}`,
          '',
          `\t${criteria.slice(gap + 1)}`,
          '--\t---',
        );
        expect(unitsSaid(documentOf(lines))).toEqual(made);
      }),
    );
  });

  it('is refused or called torn wherever its last page is cut', () => {
    fc.assert(
      fc.property(units, fc.nat(), (made, where) => {
        fc.pre(made.length > 1);
        const text = specificationLines(made).join('\n');
        const lastPage = text.lastIndexOf('\nTitle\t') + 1;
        const end = text.lastIndexOf('Unit purpose');
        const cut = lastPage + 8 + (where % (end - lastPage - 8));
        const read = readDocument(text.slice(0, cut));
        expect(read.ok && notWhole(read.value).length === 0).toBe(false);
      }),
    );
  });

  it('may come with its lines in any order: nothing is thrown, and every line keeps its place', () => {
    fc.assert(
      fc.property(
        units.chain((made) => fc.shuffledSubarray([...specificationLines(made)])),
        (lines) => {
          const read = readDocument(lines.join('\n'));
          if (!read.ok) return;
          expect(read.value.lines.length).toBeLessThanOrEqual(Math.max(1, lines.length));
          for (const { line } of read.value.notUnderstood) {
            expect(line).toBeGreaterThan(0);
            expect(line).toBeLessThanOrEqual(read.value.lines.length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    'Title\t',
    'Unit no.\tUnit title\t',
    'Learning Outcomes\t',
    '1.1 ',
    '1 Be ',
    '\t',
    '\n',
    '\r',
    '|',
    '<p>',
    '<',
    '**',
    '#',
    '&amp;',
    'Contents\n',
    'K1: ',
    'S2 ',
    'Marking points\n- ',
    'Level ',
    'GLH: 3',
    '12/12/2020',
    'Mandatory units\n',
    'Group totals\t',
    '—',
    '…',
    '𝒳',
    '\u0000',
    '\ud800',
    '. . . . 3',
    'rules of combination',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.oneof(pieces, word), { maxLength: 80 }).map((list) => list.join('')),
  );

  it('is read or refused, never thrown at, and storable', () => {
    fc.assert(
      fc.property(text, (any) => {
        const read = readDocument(any);
        if (!read.ok) {
          expect(read.refusal.because.isWellFormed()).toBe(true);
          return;
        }
        const { lines: _, ...rest } = read.value;
        expect(JSON.stringify(rest).includes('\\u0000')).toBe(false);
        expect(JSON.stringify(rest)).not.toMatch(/\\ud[89a-f]/i);
        expect(notWhole(read.value)).toBeDefined();
      }),
      { numRuns: 2000 },
    );
  });

  it('has as many lines as an editor counts', () => {
    expect(linesOf('a\r\nb\rc\n\nd\n')).toEqual(['a', 'b', 'c', '', 'd']);
  });
});
