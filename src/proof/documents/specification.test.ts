import { describe, expect, it } from 'vitest';
import { whatIsCut } from './cut.ts';
import { countsOf } from './document.ts';
import {
  documentOf,
  madeUnits,
  pageOf,
  partsOf,
  specificationLines,
  tableOf,
  unitsSaid,
} from './fixtures.ts';

const UNITS = madeUnits();
const [AK1, AK2, GH14] = UNITS as [(typeof UNITS)[0], (typeof UNITS)[0], (typeof UNITS)[0]];

describe('an awarding body’s specification', () => {
  it('is read whole: its name, number, version and day', () => {
    const document = documentOf(specificationLines());
    expect(document).toMatchObject({
      kind: 'specification',
      code: 'ABC-L2-AK',
      title: { value: 'ABC Level 2 Award in Allotment Keeping', line: 1 },
      version: { value: '3', line: 5 },
      dated: { value: '2024-03-05', line: 5 },
      qualificationNumbers: [{ value: '612/3456/7', line: 3 }],
      notUnderstood: [],
    });
    expect(document.qualificationTitles.map(({ value }) => value)).toEqual([
      'ABC Level 2 Award in Allotment Keeping',
      'Level 2 Award in Allotment Keeping',
    ]);
    expect(document.contents).toEqual([
      { title: 'Overview', page: 2, line: 8 },
      { title: 'Keeping records', page: null, line: 9 },
    ]);
    expect(document.headings.map(({ value }) => value)).toEqual([
      'ABC Level 2',
      'Award in Allotment Keeping (QCF) - 612/3456/7',
      'OVERVIEW',
      'RULES OF COMBINATION',
      'Mandatory Group A',
      'UNIT SPECIFICATIONS',
      'Optional Group B',
      'UNIT SPECIFICATIONS',
    ]);
    expect(countsOf(document)).toEqual({ units: 3, outcomes: 4, criteria: 10 });
    expect(whatIsCut(document)).toBeNull();
  });

  it('gives each unit’s page back as it was written', () => {
    const document = documentOf(specificationLines());
    expect(unitsSaid(document)).toEqual(UNITS);
    expect(document.units.map(({ missing }) => missing.map(({ value }) => value))).toEqual([
      [],
      [],
      ['purpose'],
    ]);
  });

  it('gives the rules of combination and the overview as they are stated, each with its line', () => {
    const lines = specificationLines();
    const { rules } = documentOf(lines);
    const lineOf = (part: string): number => lines.findIndex((line) => line.includes(part)) + 1;
    const stated = lineOf('all 2 Mandatory');
    expect(rules).toMatchObject({
      mandatoryUnits: { value: 2, line: stated },
      mandatoryCredit: { value: 5, line: stated },
      optionalCredit: { value: 4, line: stated },
      totalCredit: { value: 9, line: stated + 1 },
      overviewCredit: { value: 9, line: lineOf('Credit Value\t9') },
      minimumMandatoryCredit: { value: 5 },
      maximumMandatoryCredit: { value: 5 },
      minimumOptionalCredit: { value: 4 },
      maximumOptionalCredit: { value: null, line: stated + 3 },
      minimumHours: { value: 41 },
      maximumHours: { value: 44 },
      overviewHours: { value: { least: 41, most: 41 } },
      hoursPerCredit: { value: 10 },
      sizes: [
        { size: 'Award', least: 1, most: 12 },
        { size: 'Certificate', least: 13, most: 36 },
        { size: 'Diploma', least: 37, most: null },
      ],
      groupTotals: [
        { group: 'mandatory', credit: 5, guidedHours: 21 },
        { group: 'optional', credit: 4, guidedHours: 20 },
      ],
    });
    expect(rules?.rows.map(({ reference, group }) => `${reference} ${group}`)).toEqual([
      'AK1 mandatory',
      'AK2 mandatory',
      'GH14 optional',
    ]);
    expect(rules?.rows[0]).toEqual({
      reference: 'AK1',
      title: 'Prepare a plot',
      level: 2,
      credit: 3,
      guidedHours: 12,
      ofqualNumber: 'A/123/4501',
      group: 'mandatory',
      line: lineOf('AK 1\t'),
    });
  });

  it('is the same with the table of units after the pages', () => {
    const { cover, rules, pages } = partsOf(UNITS);
    const document = documentOf([...cover, ...pages, ...rules]);
    expect(unitsSaid(document)).toEqual(UNITS);
    expect(document.rules?.rows).toHaveLength(3);
    expect(document.notUnderstood).toEqual([]);
  });

  it('takes units in another order, fewer of them, and units moved to another group', () => {
    const moved = [{ ...AK2, group: 'optional' as const }, GH14];
    const document = documentOf(specificationLines([AK1, ...moved]));
    expect(unitsSaid(document)).toEqual([AK1, ...moved]);
    const { cover, rules } = partsOf(UNITS);
    const pages = ['Mandatory Group A', '', ...pageOf(AK2), ...pageOf(AK1)];
    const reversed = documentOf([...cover, ...rules, ...pages]);
    expect(unitsSaid(reversed)).toEqual([AK2, AK1]);
  });

  it('leaves a unit’s group open when no heading stands over the pages', () => {
    const { cover, rules } = partsOf(UNITS);
    const document = documentOf([...cover, ...rules, ...UNITS.flatMap(pageOf)]);
    expect(document.units.map(({ group }) => group)).toEqual([null, null, null]);
  });

  it('says what a page leaves empty, and that a level is no number', () => {
    const page = pageOf(AK1).map((line) =>
      line.startsWith('QCF')
        ? 'QCF Unit No.\t\t'
        : line.startsWith('Level')
          ? 'Level\ttwo\t'
          : line,
    );
    const document = documentOf([...page, ...pageOf(AK2)]);
    const [unit] = document.units;
    expect(unit).toMatchObject({
      ofqualNumber: null,
      level: null,
      missing: [{ value: 'ofqualNumber', line: 3 }],
    });
    expect(document.notUnderstood[0]).toMatchObject({ line: 4, text: 'Level two' });
  });

  it('reads the same units when any two lines of their pages have changed places', () => {
    const lines = specificationLines().filter((line) => line !== '');
    for (let at = lines.indexOf('Mandatory Group A') + 1; at + 1 < lines.length; at++) {
      const swapped = [...lines];
      [swapped[at], swapped[at + 1]] = [lines[at + 1] ?? '', lines[at] ?? ''];
      const counts = countsOf(documentOf(swapped));
      const row = `${lines[at]} / ${lines[at + 1]}`;
      expect(counts, row).toEqual({ units: 3, outcomes: 4, criteria: 10 });
    }
  });

  it('loses with a line that is left out no more than stands in it', () => {
    const lines = specificationLines().filter((line) => line !== '');
    for (let at = lines.indexOf('Mandatory Group A') + 1; at < lines.length; at++) {
      const line = lines[at] ?? '';
      const gone = line.match(/(?<=[\t ])\d\.\d (?=[A-Z])/g)?.length ?? 0;
      const counts = countsOf(documentOf(lines.filter((_, other) => other !== at)));
      expect(counts.criteria, line).toBe(10 - gone);
      expect(counts.units, line).toBe(3);
    }
  });

  it('calls a page without a reference by its number in the register, or by its place', () => {
    const without = pageOf(AK1).filter((line) => !line.startsWith('ABC'));
    expect(documentOf(without).units[0]?.reference).toEqual({ value: 'A/123/4501', line: 2 });
    const nameless = without.filter((line) => !line.startsWith('QCF'));
    expect(documentOf(nameless).units[0]?.reference.value).toBe('U1');
  });

  it('reads a table whose rows lack a cell, and says so', () => {
    const table = tableOf(UNITS).map((line) => line.replace('\t9\t', '\tnine\t'));
    const document = documentOf([...pageOf(AK1), ...table]);
    expect(document.rules?.rows[1]).toMatchObject({ reference: 'AK2', guidedHours: null });
    expect(document.notUnderstood.map(({ because }) => because)).toContain(
      'The row of AK 2 gives no guided learning hours.',
    );
  });

  it('leaves out a row of the table that stands in no group, and says at which line', () => {
    const table = tableOf([AK1]).slice(1);
    const document = documentOf([...pageOf(AK1), 'END', '', ...table]);
    expect(document.rules?.rows ?? []).toEqual([]);
    expect(document.notUnderstood[0]?.because).toMatch(/no heading of mandatory or optional/);
  });

  it('understands another qualification’s layout as far as it goes, and says what is not there', () => {
    const document = documentOf([
      'Northgate Level 3 Diploma in Glasshouse Work',
      'Version: 2.1',
      '12 March 2020',
      '',
      'Unit 301: Prepare beds',
      'Unit code: NG301',
      'Level: 3',
      'Credit value: 4',
      'GLH: 20',
      'Unit aim: The learner prepares beds.',
      'Assessment guidance: in a real glasshouse',
      '',
      'Learning outcomes',
      'The learner will:',
      '1. Know how beds are prepared',
      'Assessment criteria',
      'The learner can:',
      '1.1 Describe the tools',
      '1.2 explain why at least 1.5 hours are needed',
      '2. Be able to prepare a bed',
      '2.1 Clear the ground in',
      'line with the plan',
    ]);
    expect(document).toMatchObject({
      code: 'N-L3-GW',
      version: { value: '2.1' },
      dated: { value: '2020-03-12' },
      rules: null,
    });
    expect(unitsSaid(document)[0]).toEqual({
      reference: 'NG301',
      title: 'Prepare beds',
      level: 3,
      credit: 4,
      hours: 20,
      number: '',
      group: 'optional',
      purpose: 'The learner prepares beds.',
      outcomes: [
        [
          'Know how beds are prepared',
          'Describe the tools',
          'explain why at least 1.5 hours are needed',
        ],
        ['Be able to prepare a bed', 'Clear the ground in line with the plan'],
      ],
    });
    expect(document.notUnderstood.map(({ line, because }) => `${line} ${because}`)).toEqual([
      '11 Not a field, an outcome or a criterion of NG301; it was left out.',
      expect.stringMatching(/^22 No table of units was found/),
      expect.stringMatching(/^22 No rules of combination were found/),
    ]);
  });
});
