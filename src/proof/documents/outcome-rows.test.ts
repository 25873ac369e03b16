import { describe, expect, it } from 'vitest';
import { whatIsCut } from './cut.ts';
import { documentOf } from './fixtures.ts';
import { notWhole } from './whole.ts';

const HEAD = [
  'Title\tKeep hens\t',
  'ABC unit ref.\tKH1\t',
  'Learning Outcomes\tAssessment Criteria\t',
];
const END = ['Additional Information about the unit\t', 'Unit purpose and aim(s)\tHens\t'];

/** The outcomes read from rows, as '1 Wording: 1.1 Words; 1.2 Words'. */
function outcomesOf(...rows: readonly string[]): readonly string[] {
  const [unit] = documentOf([...HEAD, ...rows, ...END]).units;
  return (unit?.outcomes ?? []).map(
    ({ number, wording, criteria }) =>
      `${number} ${wording}: ${criteria.map((one) => `${one.number} ${one.wording}`).join('; ')}`,
  );
}

describe('rows of outcomes and criteria', () => {
  it.each(['1 Be able', '1. Be able', '1.Be able', '1) Be able', 'LO1 Be able', 'LO1: Be able'])(
    'take %j for the first outcome',
    (start) => {
      expect(outcomesOf(`${start} to feed\t1.1 Fill the trough\t`)).toEqual([
        '1 Be able to feed: 1.1 Fill the trough',
      ]);
    },
  );

  it('cut several criteria out of one cell, up to the tenth and beyond', () => {
    const criteria = Array.from(
      { length: 11 },
      (_, at) => `1.${at + 1} Take step ${at + 1} with care`,
    );
    expect(outcomesOf(`1 Be able to feed\t${criteria.join(' ')}\t`)).toEqual([
      `1 Be able to feed: ${criteria.join('; ')}`,
    ]);
  });

  it('begin no criterion at an amount, a date, a percentage or a number pointed at', () => {
    const words =
      'Leave at least 1.5 hours, see 1.3 Above, not before 01.07.2024, nor under 1.5% of version 2.2 Feed';
    expect(outcomesOf(`1 Be able to feed\t1.1 ${words} 1.2 Rinse the bowl\t`)).toEqual([
      `1 Be able to feed: 1.1 ${words}; 1.2 Rinse the bowl`,
    ]);
  });

  it('go on after a page break: in the second cell, in both cells, in paragraphs, and without a tab', () => {
    expect(
      outcomesOf(
        '1 Be able to collect\t1.1 Collect eggs in line with',
        '',
        '\tthe house’s rules 1.2 Mark the day',
        '--\t---',
        '2 Be able to clean the house of\t2.1 Sweep',
        'every hen\tout 2.2 Strew',
        '3 Be able to part\t<p>3.1 Say goodbye</p> <p>that is short</p> <p>3.2 Wave</p>\t',
        'This page is intentionally blank',
        'and go 3.3 Shut the gate',
      ),
    ).toEqual([
      '1 Be able to collect: 1.1 Collect eggs in line with the house’s rules; 1.2 Mark the day',
      '2 Be able to clean the house of every hen: 2.1 Sweep out; 2.2 Strew',
      '3 Be able to part: 3.1 Say goodbye that is short; 3.2 Wave and go; 3.3 Shut the gate',
    ]);
  });

  it('skip a head that is repeated on the next page, and an outcome named again there', () => {
    expect(
      outcomesOf(
        '1 Be able to feed\t1.1 Fill\t',
        '27',
        'Learning Outcomes\tAssessment Criteria\t',
        '1 Be able to feed (continued)\t1.2 Rinse\t',
      ),
    ).toEqual(['1 Be able to feed: 1.1 Fill; 1.2 Rinse']);
  });

  it('take each criterion from a line of its own, or from cells of its own', () => {
    expect(
      outcomesOf('1. Be able to feed', '1.1 Fill', '1.2\tRinse', '2. Be able to clean\t2.1\tSweep'),
    ).toEqual(['1 Be able to feed: 1.1 Fill; 1.2 Rinse', '2 Be able to clean: 2.1 Sweep']);
  });

  it('leave numbers that are out of turn beside an outcome as they stand', () => {
    expect(outcomesOf('1 Be able to feed\t1.3 Fill 1.2 Rinse 1.2 Rinse 4.1 Sweep\t')).toEqual([
      '1 Be able to feed: 1.3 Fill; 1.2 Rinse; 1.2 Rinse; 4.1 Sweep',
    ]);
  });

  it('put a row out of order with the outcome of its number, and say at which line it stood', () => {
    const rows = [
      '\t2.1 Sweep',
      '1 Be able to feed\t1.1 Fill',
      '2 Be able to clean\t2.2 Strew',
      '\t1.2 Rinse',
    ];
    expect(outcomesOf(...rows)).toEqual([
      '1 Be able to feed: 1.1 Fill; 1.2 Rinse',
      '2 Be able to clean: 2.1 Sweep; 2.2 Strew',
    ]);
    const document = documentOf([...HEAD, ...rows, ...END]);
    expect(document.notUnderstood.slice(0, 2)).toMatchObject([
      { line: 4, because: expect.stringContaining('2.1 of KH1 stands before any outcome') },
      { line: 7, because: expect.stringContaining('1.2 of KH1 stands under outcome 2') },
    ]);
    expect(notWhole(document)).toEqual([]);
  });

  it('keep criteria whose outcome never comes, and call the document torn there', () => {
    const document = documentOf([...HEAD, '\t1.1 Fill 1.2 Rinse', ...END]);
    expect(document.units[0]?.outcomes).toMatchObject([
      { number: 1, wording: '', criteria: [{ number: '1.1' }, { number: '1.2' }] },
    ]);
    expect(whatIsCut(document)).toMatchObject({
      line: 4,
      because: 'criteria 1.1 to 1.2 of unit KH1 stand under no learning outcome 1.',
    });
  });

  it('number an outcome by its criteria where it has none itself, and say so', () => {
    const document = documentOf([
      ...HEAD,
      'Be able to feed\t1.1 Fill',
      'Be able to clean\t2.1 Sweep',
      ...END,
    ]);
    expect(
      document.units[0]?.outcomes.map(({ number, wording }) => `${number} ${wording}`),
    ).toEqual(['1 Be able to feed', '2 Be able to clean']);
    expect(document.notUnderstood.slice(0, 2).map(({ line }) => line)).toEqual([4, 5]);
  });

  it('read a row that stands after the end of its page with it', () => {
    const document = documentOf([
      ...HEAD,
      '1 Be able to feed\t1.1 Fill',
      ...END,
      '2 Be able to clean\t2.1 Sweep',
    ]);
    expect(document.units[0]?.outcomes).toHaveLength(2);
    expect(document.notUnderstood[0]).toMatchObject({
      line: 7,
      because: expect.stringContaining('after the end of KH1'),
    });
  });

  it('call words lost that have no number, no criterion above them, or no unit', () => {
    const inside = documentOf([
      ...HEAD,
      '1 Be able to feed\tFill the trough',
      'Some Words\tOf nothing',
      ...END,
    ]);
    expect(notWhole(inside).map(({ line, text }) => `${line} ${text}`)).toEqual([
      '4 Fill the trough',
      '4 unit KH1',
      '5 Some Words Of nothing',
    ]);
    const outside = documentOf([
      '1 Be able to fly\t1.1 Flap',
      ...HEAD,
      '1 Be able\t1.1 Fill',
      ...END,
    ]);
    expect(notWhole(outside)).toMatchObject([{ line: 1, lost: true }]);
  });
});
