import { describe, expect, it } from 'vitest';
import { whatIsCut } from './cut.ts';
import { documentOf, madeUnits, pageOf, specificationLines, unitsSaid } from './fixtures.ts';
import { readDocument } from './read-document.ts';
import { notWhole, wholeDocument } from './whole.ts';

const WHOLE = specificationLines().join('\n');
const refusalOf = (text: string) => {
  const read = readDocument(text);
  return read.ok ? null : read.refusal;
};

describe('a document on its way in', () => {
  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', (text: string) => text.replaceAll('\n', '\r')],
    ['a byte-order mark', (text: string) => `\ufeff${text}`],
    ['spaces that do not break', (text: string) => text.replaceAll(' ', '\u00a0')],
    ['a blank line after each', (text: string) => text.replaceAll('\n', '\n\n')],
    ['line ends trimmed', (text: string) => text.replace(/[ \t]+$/gm, '')],
    [
      'bars for tabs',
      (text: string) => text.replace(/^(.*\t.*)$/gm, (row) => `| ${row.replaceAll('\t', ' | ')} |`),
    ],
    ['wide gaps for tabs', (text: string) => text.replaceAll('\t', '    ')],
    ['paragraph tags', (text: string) => text.replace(/ (\d\.\d .*?)(?=\t| \d\.)/g, ' <p>$1</p>')],
    ['soft hyphens and zero widths', (text: string) => text.replaceAll('e', 'e\u00ad\u200b')],
  ])('is read the same with %s', (_what, change) => {
    const document = documentOf(change(WHOLE));
    expect(unitsSaid(document)).toEqual(madeUnits());
    expect(document.rules?.rows).toHaveLength(3);
    expect(document.notUnderstood).toEqual([]);
  });

  it('keeps its lines, so that the linter can look at them', () => {
    expect(documentOf(`${WHOLE}\r\n`).lines).toEqual(WHOLE.split('\n'));
  });

  it('is refused when empty, or when nothing in it was understood, with what was looked for', () => {
    expect(refusalOf('')?.code).toBe('framework-empty');
    expect(refusalOf(' \n\t\n\u200b')?.code).toBe('framework-empty');
    const refusal = refusalOf('Dear all,\n\nthe summer party is on Friday.\nBring a cake.');
    expect(refusal?.code).toBe('framework-not-understood');
    expect(refusal?.because).toMatch(
      /Looked for: units .*learning outcomes.*K1, S1, B1.*Examiner Marking Points\. It begins with line 1: “Dear all,”, line 3: “the summer/,
    );
  });

  it('is refused when only the table of units arrived, with where it stands', () => {
    const lines = specificationLines();
    const end = lines.indexOf('Optional units\t\t\t\t\t') + 1;
    const refusal = refusalOf(lines.slice(0, end).join('\n'));
    expect(refusal?.because).toContain(`A table of 2 units stands at line 31`);
    expect(refusal?.because).toContain(`the document ends at line ${end}`);
  });

  it('is refused when it is larger than any framework', () => {
    expect(refusalOf('a\n'.repeat(1_000_001))?.because).toContain('1,000,002 lines');
    expect(refusalOf(`Title\n${'x'.repeat(1_000_001)}`)?.because).toContain('Line 2 has more than');
    expect(refusalOf('x'.repeat(50 * 1024 * 1024 + 1))?.because).toContain('may have 50 MB');
    const many = madeUnits().flatMap(pageOf).join('\n').concat('\n').repeat(400);
    expect(refusalOf(many)?.because).toMatch(/^1200 units with 4000 criteria were understood/);
  });

  it('is read, whole, among five megabytes of other text', () => {
    const other = 'Some words that are no part of it, 1.2 Among them a number.\n'.repeat(85_000);
    const document = documentOf(`${WHOLE}\nAPPENDIX\n\n${other}`);
    expect(unitsSaid(document)).toEqual(madeUnits());
  });
});

describe('a document cut in the middle', () => {
  const lines = specificationLines();
  const at = (part: string): number => lines.findIndex((line) => line.includes(part));
  const cutAt = (end: number) => documentOf(lines.slice(0, end));

  it('is never imported: not after a unit’s fields, within its outcomes, nor between units', () => {
    const first = at('Mandatory Group A');
    for (let end = first + 3; end <= at('Additional Information'); end++) {
      expect(refusalOf(lines.slice(0, end).join('\n')) ?? wholeDocument(cutAt(end))).toMatchObject(
        {},
      );
    }
    const fields = wholeDocument(cutAt(at('GLH\t9\t') + 1));
    expect(fields).toMatchObject({ ok: false, refusal: { code: 'framework-cut' } });
    expect(fields.ok ? '' : fields.refusal.because).toContain('unit AK2 has no learning outcome');
    const rows = notWhole(cutAt(at('1. Be able to water') + 1));
    expect(rows[0]?.because).toBe(
      "the page of unit GH14 breaks off after criterion 1.3; every other page ends with the unit's purpose.",
    );
    const between = whatIsCut(cutAt(at('ABC unit ref.\tAK2') - 2));
    expect(between?.because).toBe(
      'the table of units lists 3 units, and the pages of 2 of them, from AK2 on, are not there.',
    );
  });

  it('is cut after an outcome’s number, where no criterion follows', () => {
    const page = pageOf(madeUnits()[0] ?? never());
    const row = page.findIndex((line) => line.startsWith('2. Be able'));
    const document = documentOf([...page.slice(0, row), '2. Be able to clear ground']);
    expect(notWhole(document)).toMatchObject([
      { line: row + 1, because: 'learning outcome 2 of unit AK1 has no assessment criterion.' },
    ]);
  });

  it('still says what was understood up to there', () => {
    expect(unitsSaid(cutAt(at('Optional Group B')))).toEqual(madeUnits().slice(0, 2));
  });
});

function never(): never {
  throw new Error('There are made-up units.');
}
