import { describe, expect, it } from 'vitest';
import { whatIsCut } from './cut.ts';
import { countsOf } from './document.ts';
import { documentOf, standardLines } from './fixtures.ts';

describe('an occupational standard', () => {
  it('is its statements of knowledge, skill and behaviour, with reference and title', () => {
    const document = documentOf(standardLines());
    expect(document).toMatchObject({
      kind: 'standard',
      code: 'ST9876',
      title: { value: 'Allotment keeper', line: 10 },
      units: [],
      rules: null,
      notUnderstood: [],
    });
    expect(document.statements).toEqual([
      { number: 'K1', wording: 'What worms do', line: 16 },
      { number: 'K2', wording: 'When frost comes, and how long it stays', line: 17 },
      { number: 'S1', wording: 'Dig a trench (two spits deep)', line: 20 },
      { number: 'B1', wording: 'Patient: Someone who waits for rain', line: 22 },
      { number: 'B2', wording: 'Tidy', line: 23 },
    ]);
    expect(countsOf(document)).toEqual({ units: 3, outcomes: 0, criteria: 5 });
  });

  it('takes its code from the occupation, else from the title', () => {
    const occupation = standardLines().filter((line) => line !== 'ST9876:');
    expect(documentOf(occupation)).toMatchObject({
      code: 'OCC9876',
      title: { value: 'Allotment keeper' },
    });
    const nameless = occupation.filter((line) => !line.startsWith('Reference'));
    expect(documentOf(nameless).code).toBe('AK');
  });

  it('takes statements in bullets, after tabs, and several in a line', () => {
    const lines = [
      'ST1234: Well sinking',
      '- K1: Rock K2: Rope',
      '• S1 - Sink',
      'B1\tSteady',
      '',
      'End Of It',
    ];
    expect(
      documentOf(lines).statements.map(({ number, wording }) => `${number} ${wording}`),
    ).toEqual(['K1 Rock', 'K2 Rope', 'S1 Sink', 'B1 Steady']);
    expect(documentOf(lines).title.value).toBe('Well sinking');
  });

  it('says which statement is missing or out of turn', () => {
    const lines = standardLines().filter((line) => !line.startsWith('K1'));
    expect(documentOf(lines).notUnderstood).toMatchObject([
      { line: 16, because: 'Statement K2 stands where K1 was expected.' },
    ]);
  });

  it('is cut where it announces behaviours and has none, and doubtful where nothing follows the last', () => {
    const lines = standardLines();
    const cut = whatIsCut(documentOf(lines.slice(0, 20)));
    expect(cut).toMatchObject({ line: 20, place: 'statement S1' });
    const ends = documentOf(lines.slice(0, 22));
    expect(whatIsCut(ends)).toBeNull();
    expect(ends.notUnderstood[0]?.because).toMatch(/^The document ends with statement B1/);
  });
});
