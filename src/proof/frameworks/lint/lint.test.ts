import { describe, expect, it } from 'vitest';
import type { ReadDocument } from '../document.ts';
import { cleanDocument, cleanStandard, type Draft } from './fixtures.ts';
import { lint } from './lint.ts';

type Document = Draft<ReadDocument>;
type Rules = NonNullable<Document['rules']>;
type Unit = Document['units'][number];

const rules = (document: Document): Rules => document.rules as Rules;
const unit = (document: Document, index = 0): Unit => document.units[index] as Unit;
const row = (document: Document, index = 0) => rules(document).rows[index] as Rules['rows'][number];
const outcome = (document: Document, of: number, index = 0) =>
  unit(document, of).outcomes[index] as Unit['outcomes'][number];
const criterion = (document: Document, of: number, at = 0, index = 0) =>
  outcome(document, of, at).criteria[index] as Unit['outcomes'][number]['criteria'][number];
const set = (said: { value: unknown } | null | undefined, value: unknown) => {
  if (said) said.value = value;
};
const write = (document: Document, ...lines: string[]) => document.lines.push(...lines);

const codes = (document: ReadDocument) =>
  lint(document, { asOn: '2026-11-22' }).map(({ code }) => code);

describe('a document in which everything agrees', () => {
  it('gets no finding, a specification or a standard', () => {
    expect(lint(cleanDocument(), { asOn: '2026-11-22' })).toEqual([]);
    expect(lint(cleanStandard(), { asOn: '2026-11-22' })).toEqual([]);
  });
});

/** One defect planted into the clean document, and the one code it must give. */
const PLANTED: readonly (readonly [code: string, plant: (document: Document) => void])[] = [
  ['group-credit-differs', (d) => set2(rules(d).groupTotals[1], 'credit', 9)],
  ['group-hours-differs', (d) => set2(rules(d).groupTotals[0], 'guidedHours', 30)],
  ['mandatory-count-differs', (d) => set(rules(d).mandatoryUnits, 3)],
  [
    'total-credit-differs',
    (d) => [set(rules(d).totalCredit, 16), set(rules(d).overviewCredit, 16)],
  ],
  ['overview-credit-differs', (d) => set(rules(d).overviewCredit, 14)],
  ['minimum-mandatory-credit-differs', (d) => set(rules(d).minimumMandatoryCredit, 15)],
  ['maximum-mandatory-credit-differs', (d) => set(rules(d).maximumMandatoryCredit, 15)],
  ['minimum-optional-credit-differs', (d) => set(rules(d).minimumOptionalCredit, 13)],
  ['maximum-optional-credit-differs', (d) => set(rules(d).maximumOptionalCredit, 9)],
  ['maximum-optional-credit-not-stated', (d) => set(rules(d).maximumOptionalCredit, null)],
  ['overview-hours-differ', (d) => set(rules(d).overviewHours, { least: 70, most: 79 })],
  ['hours-exceed-learning-time', (d) => set(rules(d).hoursPerCredit, 5)],
  [
    'size-range-differs',
    (d) => rules(d).sizes.push({ size: 'Award', least: 1, most: 13, line: 9 }),
  ],
  ['sizes-gap', (d) => set2(rules(d).sizes[0], 'most', 11)],
  ['sizes-overlap', (d) => set2(rules(d).sizes[0], 'most', 13)],
  ['size-without-qualification', (d) => write(d, 'There are only Certificate and Diploma sizes.')],
  ['unit-title-differs', (d) => set(unit(d).title, 'Brewing for guests')],
  ['unit-title-form-differs', (d) => set(unit(d).title, 'Brew Tea for Guests')],
  ['unit-level-differs', (d) => set2(row(d), 'level', 3)],
  ['unit-credit-differs', (d) => set(unit(d, 3).credit, 3)],
  ['unit-hours-differ', (d) => set(unit(d, 3).guidedHours, 23)],
  ['unit-number-differs', (d) => set(unit(d).ofqualNumber, 'K/506/4360')],
  ['unit-group-differs', (d) => set2(unit(d, 3), 'group', 'mandatory')],
  ['row-repeated', (d) => repeatRow(d)],
  ['unit-out-of-order', (d) => d.units.push(...d.units.splice(2, 1))],
  ['unit-hours-exceed-learning-time', (d) => [set2(row(d, 2), 'credit', 1), onlyPage(d)]],
  ['unit-level-not-of-qualification', (d) => [set(unit(d).level, 3), set2(row(d), 'level', 3)]],
  ['unit-number-missing', (d) => set2(unit(d), 'ofqualNumber', null)],
  ['unit-purpose-missing', (d) => set2(unit(d), 'purpose', null)],
  ['unit-level-missing', (d) => set2(unit(d), 'level', null)],
  ['unit-credit-missing', (d) => set2(unit(d), 'credit', null)],
  ['unit-hours-missing', (d) => set2(unit(d), 'guidedHours', null)],
  ['unit-title-missing', (d) => set2(unit(d), 'title', null)],
  ['unit-expiry-missing', (d) => set2(unit(d), 'expiry', null)],
  ['unit-without-outcomes', (d) => set2(unit(d), 'outcomes', [])],
  ['outcome-without-criteria', (d) => set2(outcome(d, 0, 1), 'criteria', [])],
  ['row-incomplete', (d) => set2(row(d), 'title', '')],
  ['unit-expired', (d) => set(unit(d).expiry, '31/08/2026')],
  ['unit-expiry-open', (d) => set(unit(d).expiry, 'To be confirmed')],
  ['unit-expiry-not-a-date', (d) => set(unit(d).expiry, '31/02/2031')],
  ['document-dated-ahead', (d) => set(d.dated, '2027-01-01')],
  ['outcome-number-gap', (d) => [set2(outcome(d, 1), 'number', 2), renumber(d)]],
  ['criterion-number-gap', (d) => set2(criterion(d, 0, 0, 1), 'number', '1.3')],
  ['criterion-number-repeated', (d) => set2(criterion(d, 0, 0, 1), 'number', '1.1')],
  ['criterion-out-of-order', (d) => outOfOrder(d)],
  ['criterion-of-another-outcome', (d) => set2(criterion(d, 0, 0, 1), 'number', '4.2')],
  ['criterion-too-short', (d) => set2(criterion(d, 1), 'wording', 'Lay')],
  ['criterion-ends-open', (d) => append(criterion(d, 1), ' and')],
  ['outcome-ends-open', (d) => append(outcome(d, 1), ' and the')],
  [
    'criterion-without-verb',
    (d) => set2(criterion(d, 1), 'wording', 'The tables of the room in order'),
  ],
  ['outcome-cut-off', (d) => set2(outcome(d, 1), 'wording', 'Be able to look after the tea')],
  [
    'outcome-neither-knowing-nor-doing',
    (d) => set2(outcome(d, 2), 'wording', 'Scones of the house'),
  ],
  [
    'knowing-outcome-doing-criteria',
    (d) => set2(outcome(d, 1), 'wording', 'Understand the tea room'),
  ],
  [
    'doing-outcome-knowing-criteria',
    (d) => set2(criterion(d, 3), 'wording', 'Explain how stock is kept'),
  ],
  ['doing-outcome-only-knowing-criteria', (d) => onlyKnowing(d)],
  ['outcome-foreign-to-unit', (d) => set2(outcome(d, 2), 'wording', 'Be able to repair bicycles')],
  [
    'title-word-absent',
    (d) => [
      set(unit(d, 3).title, 'Order stationery'),
      set2(row(d, 3), 'title', 'Order stationery'),
    ],
  ],
  [
    'criterion-repeated-in-unit',
    (d) => set2(criterion(d, 3, 0, 1), 'wording', criterion(d, 3).wording),
  ],
  ['criterion-repeated', (d) => set2(criterion(d, 3), 'wording', criterion(d, 2).wording)],
  [
    'criterion-nearly-repeated',
    (d) =>
      set2(criterion(d, 3), 'wording', 'Weigh flour, butter and sugar by the recipe of the house'),
  ],
  [
    'qualification-number-differs',
    (d) => d.qualificationNumbers.push({ value: '601/3507/4', line: 3 }),
  ],
  ['qualification-number-check-character', (d) => set(d.qualificationNumbers[0], '700/1243/9')],
  ['qualification-number-form', (d) => set(d.qualificationNumbers[0], '700-1234-9')],
  ['unit-number-check-character', (d) => number(d, 0, 'R/700/1010')],
  ['unit-number-form', (d) => number(d, 0, 'R/7001/001')],
  ['unit-number-shared', (d) => number(d, 1, 'R/700/1001')],
  [
    'qualification-level-differs',
    (d) =>
      d.qualificationTitles.push({
        value: 'Northgate Level 3 Certificate in Tea Service',
        line: 5,
      }),
  ],
  [
    'qualification-title-differs',
    (d) =>
      d.qualificationTitles.push({
        value: 'Northgate Level 2 Certificate in Coffee Service',
        line: 5,
      }),
  ],
  [
    'other-qualification-named',
    (d) => write(d, 'After the Level 3 Diploma in Coffee Roasting learners may teach.'),
  ],
  ['other-level-named', (d) => write(d, 'A learner may go on at level 3.')],
  ['other-awarding-body', (d) => write(d, 'Look at the ILM website.')],
  ['text-assumes-reports', (d) => write(d, 'Ask those who report to the learner.')],
  ['contents-heading-absent', (d) => d.contents.push({ title: 'Appeals', page: 9, line: 6 })],
  ['contents-worded-differently', (d) => set2(d.contents[1], 'title', 'Rules of the combination')],
  ['heading-not-in-contents', (d) => d.headings.push({ value: 'Glossary', line: d.lines.length })],
  ['contents-page-falls', (d) => set2(d.contents[2], 'page', 1)],
  ['contents-entries-without-page', (d) => set2(d.contents[2], 'page', null)],
  ['term-mixed', (d) => write(d, 'Successful candidates get a paper.')],
  ['spelled-two-ways', (d) => write(d, 'Open the web-site and find the website.')],
  [
    'abbreviation-two-meanings',
    (d) => write(d, 'Tea House Group (THG).', 'Trade Houses Group (THG).'),
  ],
  [
    'term-defined-twice',
    (d) =>
      write(
        d,
        '- **Pot**',
        '',
        'What tea is brewed in.',
        '',
        'Term\tDefinition',
        'Pot\tA can with a spout.',
      ),
  ],
  ['glossary-term-unused', (d) => write(d, 'Term\tDefinition', 'Samovar\tA large urn.')],
  ['paragraph-repeated', (d) => repeatParagraph(d)],
  ['paragraph-cut-off', (d) => write(d, `${LONG} and the ot`, `${LONG} and the other two.`)],
  ['doubled-word', (d) => write(d, 'Pour the the tea.')],
  ['full-stop-inside-sentence', (d) => write(d, 'Pour it. then serve it.')],
  ['full-stop-missing', (d) => write(d, 'This is about tea It will be about cups too.')],
  ['misspelling', (d) => write(d, 'Keep cups seperate.')],
  ['may-be-in-one-word', (d) => write(d, 'Cups maybe awarded.')],
  ['conjunction-doubled', (d) => write(d, 'Whilst the pot is hot, but not boiling, pour.')],
  ['paragraphs-without-full-stop', (d) => write(d, `${LONG} and sugar`)],
  [
    'abbreviations-not-explained',
    (d) => write(d, 'A TRM is near.', 'The TRM is full.', 'Our TRM.'),
  ],
  ['diagram-absent', (d) => write(d, 'The diagram below shows the way.')],
  ['list-count-differs', (d) => write(d, 'Bring two things:', '- a cup', '- a pot', '- a spoon')],
  ['percentage-falls', (d) => write(d, 'Risk\tWeight', 'low\t20%', 'high\t10%')],
  ['percentage-of-what', (d) => write(d, 'Risk\tMin sample', 'low\t10%', 'high\t20%')],
  ['countersignature-differs', (d) => countersign(d)],
  ['markup-in-text', (d) => write(d, '<p>Pour.</p>')],
  ['apostrophe-in-plural', (d) => write(d, "The NVQ's are old.")],
  ['reference-style-mixed', (d) => set3(d.lines, row(d).line - 1, 'TS 1\tBrew tea')],
  [
    'outcome-number-style-mixed',
    (d) => set3(d.lines, outcome(d, 2).line - 1, '1 Be able to bake scones'),
  ],
];

const LONG = 'A paragraph of more than sixty characters about tables, cups, pots, spoons, milk';

function set2<T extends object>(target: T | undefined, key: keyof T, value: unknown): void {
  if (target) (target as Record<keyof T, unknown>)[key] = value;
}
const set3 = (lines: string[], at: number, text: string) => {
  lines[at] = text;
};
const append = (target: { wording: string }, text: string) => {
  target.wording += text;
};
function number(d: Document, index: number, value: string): void {
  set(unit(d, index).ofqualNumber, value);
  set2(row(d, index), 'ofqualNumber', value);
}
function repeatRow(d: Document): void {
  // The copied row has no credit and no hours to add, so only its reference tells.
  const zero = { ...row(d, 3), credit: 0, guidedHours: 0 };
  rules(d).rows.push(zero);
  set(unit(d, 3).credit, 4);
  rules(d).rows.splice(4, 1, { ...row(d, 3) });
  rules(d).groupTotals[1] = { group: 'optional', credit: 12, guidedHours: 68, line: 30 };
}
function onlyPage(d: Document): void {
  // A row and a page that agree on one credit for 20 hours; the other optional unit makes up for it.
  set(unit(d, 2).credit, 1);
  set2(rules(d).groupTotals[1], 'credit', 5);
  set(rules(d).minimumHours, 79);
  set(rules(d).overviewHours, { least: 79, most: 79 });
}
function renumber(d: Document): void {
  for (const [index, one] of outcome(d, 1).criteria.entries()) one.number = `2.${index + 1}`;
}
function outOfOrder(d: Document): void {
  const { criteria } = outcome(d, 0);
  const [first, second] = criteria;
  if (!first || !second) return;
  criteria.splice(0, 2, { ...second, number: '1.1' }, { ...first, number: '1.2' });
  criteria.push({ ...first, wording: 'Explain what a strainer is for', number: '1.4' });
  criteria.push({ ...first, wording: 'Describe the use of a lid', number: '1.3' });
}
function onlyKnowing(d: Document): void {
  set2(criterion(d, 3), 'wording', 'Explain how stock is kept');
  set2(criterion(d, 3, 0, 1), 'wording', 'Identify who supplies it');
}
function repeatParagraph(d: Document): void {
  write(d, `${LONG}.`, `${LONG}.`);
}
function countersign(d: Document): void {
  write(d, 'A qualified assessor countersigns decisions of new assessors.');
  write(d, 'Those of new assessors must be countersigned by an assessor or IV.');
}

describe('one planted defect gives exactly its own code', () => {
  it.each(PLANTED)('%s', (code, plant) => {
    const document = cleanDocument();
    plant(document);
    const found = codes(document);
    expect(new Set(found)).toEqual(new Set(withCompanions(code)));
    expect(found.length).toBeGreaterThan(0);
  });

  /** Defects that are two things at once by their nature. */
  function withCompanions(code: string): readonly string[] {
    return COMPANIONS[code] ?? [code];
  }
});

const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  // Fewer hours a credit touch the units as well.
  'hours-exceed-learning-time': ['hours-exceed-learning-time', 'unit-hours-exceed-learning-time'],
  'paragraph-cut-off': ['paragraph-cut-off', 'paragraphs-without-full-stop'],
  // To stand after a higher number is to leave a gap before that one.
  'criterion-out-of-order': ['criterion-number-gap', 'criterion-out-of-order'],
};

describe('a standard', () => {
  const plantedStandard: readonly (readonly [string, (document: Document) => void])[] = [
    ['statement-number-gap', (d) => set2(d.statements[1], 'number', 'K3')],
    ['statement-number-repeated', (d) => set2(d.statements[3], 'number', 'S1')],
    ['statement-repeated', (d) => set2(d.statements[3], 'wording', d.statements[2]?.wording)],
    [
      'statement-nearly-repeated',
      (d) => set2(d.statements[3], 'wording', 'Brew to the order of every guest'),
    ],
    ['statement-too-short', (d) => set2(d.statements[4], 'wording', '')],
    ['sentence-repeated', (d) => shareSentence(d)],
    ['reference-number-differs', (d) => write(d, 'OCC9999')],
  ];
  const shareSentence = (d: Document) => {
    const sentence = 'This may take in teas of the new and the old world.';
    set2(d.statements[0], 'wording', `The kinds of leaf. ${sentence}`);
    set2(d.statements[2], 'wording', `Brew to the order of each guest. ${sentence}`);
  };
  it.each(plantedStandard)('with one planted defect gives exactly %s', (code, plant) => {
    const document = cleanStandard();
    plant(document);
    expect([...new Set(codes(document))]).toEqual([code]);
  });
});

describe('defects that go together', () => {
  it('minimum-hours-differ and maximum-hours-differ: hours that leave out what they say they include', () => {
    const document = cleanDocument();
    write(document, 'Induction\t1 hour', 'Tutorial support\tAt least 2 hours');
    write(
      document,
      'Guided learning hours (this includes time for induction and tutorials)\t75-79',
    );
    const found = lint(document);
    expect(found.map(({ code }) => code)).toEqual(['minimum-hours-differ', 'maximum-hours-differ']);
    expect(found.map(({ computed }) => computed)).toEqual([
      '78 = 75 of units + 3',
      '82 = 79 of units + 3, with no spare unit; 102 = 99 of units + 3, with any units up to 19 credits',
    ]);
  });

  it('optional-credit-unreachable, optional-credit-not-exact and minimums-exceed-size', () => {
    const without = cleanDocument();
    set(rules(without).optionalCredit, 9);
    expect(codes(without)).toContain('optional-credit-unreachable');
    const odd = cleanDocument();
    set(rules(odd).optionalCredit, 3);
    expect(codes(odd)).toContain('optional-credit-not-exact');
    const over = cleanDocument();
    set(rules(over).minimumMandatoryCredit, 30);
    expect(codes(over)).toEqual(['minimum-mandatory-credit-differs']);
    set(rules(over).minimumOptionalCredit, 13);
    expect(codes(over)).toContain('minimums-exceed-size');
  });

  it('size-differs-from-credit, mandatory-credit-differs', () => {
    const small = cleanDocument();
    for (const size of rules(small).sizes.slice(1, 2)) size.least += 3;
    set2(rules(small).sizes[0], 'most', 15);
    expect(codes(small)).toEqual(['size-differs-from-credit']);
    const wrong = cleanDocument();
    set(rules(wrong).mandatoryCredit, 12);
    expect(codes(wrong)).toEqual(['mandatory-credit-differs', 'total-credit-differs']);
  });

  it('row-without-page, unit-without-row and unit-repeated: the list against the pages', () => {
    const document = cleanDocument();
    set(unit(document, 3).reference, 'TS9');
    // Its number is that of the unit whose page is gone, which is seen too.
    expect(codes(document)).toEqual(['row-without-page', 'unit-without-row', 'unit-number-shared']);
    set(unit(document, 3).reference, 'TS3');
    expect(codes(document)).toContain('unit-repeated');
  });

  it('unit-expires-before-document: no day is needed to see it', () => {
    const document = cleanDocument();
    set(unit(document).expiry, '31/12/2024');
    expect(lint(document).map(({ code }) => code)).toEqual(['unit-expires-before-document']);
  });

  it('outcome-wording-copied and criteria-of-another-unit: told where they do not belong', () => {
    const document = cleanDocument();
    set2(outcome(document, 3), 'wording', outcome(document, 2).wording);
    const copied = lint(document).filter(({ code }) => code === 'outcome-wording-copied');
    expect(copied.map(({ where }) => where)).toEqual([
      expect.stringContaining('unit TS4, outcome 1'),
    ]);
    const moved = cleanDocument();
    for (const [index, one] of outcome(moved, 3).criteria.entries()) {
      one.wording = criterion(moved, 2, 0, index).wording;
    }
    expect(codes(moved)).toContain('criteria-of-another-unit');
  });

  it('text-of-another-qualification: a foreign subject named once is found again elsewhere', () => {
    const document = cleanDocument();
    write(document, 'These NVQs in Coffee Roasting are new.', 'It maps roles for coffee roasting.');
    expect(codes(document)).toEqual(['other-qualification-named', 'text-of-another-qualification']);
  });

  it('outcome numbers repeated and out of order, outcome-too-short', () => {
    const document = cleanDocument();
    set2(outcome(document, 0, 1), 'number', 1);
    expect(codes(document)).toContain('outcome-number-repeated');
    const short = cleanDocument();
    set2(outcome(short, 2), 'wording', 'Understand');
    expect(codes(short)).toContain('outcome-too-short');
  });
});

describe('findings', () => {
  it('come in the order of lines, each with its line', () => {
    const document = cleanDocument();
    set(unit(document, 3).credit, 3);
    set(rules(document).overviewCredit, 14);
    set(document.qualificationNumbers[0], '700/1243/9');
    const lines = lint(document).map(({ where }) => Number(/^line (\d+), /.exec(where)?.[1]));
    expect(lines).toHaveLength(3);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it('say nothing of past dates unless a day is given', () => {
    const document = cleanDocument();
    set(unit(document).expiry, '31/08/2026');
    expect(lint(document)).toEqual([]);
  });
});
