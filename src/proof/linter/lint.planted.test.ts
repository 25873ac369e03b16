import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReadDocument } from '../documents/index.ts';
import {
  change,
  cleanDocument,
  cleanStandard,
  criterion,
  type DraftDocument,
  LONG,
  outcome,
  row,
  rules,
  say,
  unit,
  write,
} from './fixtures.ts';
import { lint } from './lint.ts';

const codes = (document: ReadDocument) =>
  lint(document, { asOn: '2026-11-22' }).map(({ code }) => code);

/** One defect planted into the clean document, and the one code it must give. */
const PLANTED: readonly (readonly [code: string, plant: (document: DraftDocument) => void])[] = [
  ['group-credit-differs', (d) => change(rules(d).groupTotals[1], 'credit', 9)],
  ['group-hours-differs', (d) => change(rules(d).groupTotals[0], 'guidedHours', 30)],
  ['mandatory-count-differs', (d) => say(rules(d).mandatoryUnits, 3)],
  [
    'total-credit-differs',
    (d) => [say(rules(d).totalCredit, 16), say(rules(d).overviewCredit, 16)],
  ],
  ['overview-credit-differs', (d) => say(rules(d).overviewCredit, 14)],
  ['minimum-mandatory-credit-differs', (d) => say(rules(d).minimumMandatoryCredit, 15)],
  ['maximum-mandatory-credit-differs', (d) => say(rules(d).maximumMandatoryCredit, 15)],
  ['minimum-optional-credit-differs', (d) => say(rules(d).minimumOptionalCredit, 13)],
  ['maximum-optional-credit-differs', (d) => say(rules(d).maximumOptionalCredit, 9)],
  ['maximum-optional-credit-not-stated', (d) => say(rules(d).maximumOptionalCredit, null)],
  ['overview-hours-differ', (d) => say(rules(d).overviewHours, { least: 70, most: 79 })],
  ['hours-exceed-learning-time', (d) => say(rules(d).hoursPerCredit, 5)],
  [
    'size-range-differs',
    (d) => rules(d).sizes.push({ size: 'Award', least: 1, most: 13, line: 9 }),
  ],
  ['sizes-gap', (d) => change(rules(d).sizes[0], 'most', 11)],
  ['sizes-overlap', (d) => change(rules(d).sizes[0], 'most', 13)],
  ['size-without-qualification', (d) => write(d, 'There are only Certificate and Diploma sizes.')],
  ['unit-title-differs', (d) => say(unit(d).title, 'Brewing for guests')],
  ['unit-title-form-differs', (d) => say(unit(d).title, 'Brew Tea for Guests')],
  ['unit-level-differs', (d) => change(row(d), 'level', 3)],
  ['unit-credit-differs', (d) => say(unit(d, 3).credit, 3)],
  ['unit-hours-differ', (d) => say(unit(d, 3).guidedHours, 23)],
  ['unit-number-differs', (d) => say(unit(d).ofqualNumber, 'K/506/4360')],
  ['unit-group-differs', (d) => change(unit(d, 3), 'group', 'mandatory')],
  ['row-repeated', (d) => repeatRow(d)],
  ['unit-out-of-order', (d) => d.units.push(...d.units.splice(2, 1))],
  ['unit-hours-exceed-learning-time', (d) => [change(row(d, 2), 'credit', 1), onlyPage(d)]],
  ['unit-level-not-of-qualification', (d) => [say(unit(d).level, 3), change(row(d), 'level', 3)]],
  ['unit-number-missing', (d) => change(unit(d), 'ofqualNumber', null)],
  ['unit-purpose-missing', (d) => change(unit(d), 'purpose', null)],
  ['unit-level-missing', (d) => change(unit(d), 'level', null)],
  ['unit-credit-missing', (d) => change(unit(d), 'credit', null)],
  ['unit-hours-missing', (d) => change(unit(d), 'guidedHours', null)],
  ['unit-title-missing', (d) => change(unit(d), 'title', null)],
  ['unit-expiry-missing', (d) => change(unit(d), 'expiry', null)],
  ['unit-without-outcomes', (d) => change(unit(d), 'outcomes', [])],
  ['outcome-without-criteria', (d) => change(outcome(d, 0, 1), 'criteria', [])],
  ['row-incomplete', (d) => change(row(d), 'title', '')],
  ['unit-expired', (d) => say(unit(d).expiry, '31/08/2026')],
  ['unit-expiry-open', (d) => say(unit(d).expiry, 'To be confirmed')],
  ['unit-expiry-not-a-date', (d) => say(unit(d).expiry, '31/02/2031')],
  ['document-dated-ahead', (d) => say(d.dated, '2027-01-01')],
  ['outcome-number-gap', (d) => [change(outcome(d, 1), 'number', 2), renumber(d)]],
  ['criterion-number-gap', (d) => change(criterion(d, 0, 0, 1), 'number', '1.3')],
  ['criterion-number-repeated', (d) => change(criterion(d, 0, 0, 1), 'number', '1.1')],
  ['criterion-out-of-order', (d) => outOfOrder(d)],
  ['criterion-of-another-outcome', (d) => change(criterion(d, 0, 0, 1), 'number', '4.2')],
  ['criterion-too-short', (d) => change(criterion(d, 1), 'wording', 'Lay')],
  ['criterion-ends-open', (d) => append(criterion(d, 1), ' and')],
  ['outcome-ends-open', (d) => append(outcome(d, 1), ' and the')],
  [
    'criterion-without-verb',
    (d) => change(criterion(d, 1), 'wording', 'The tables of the room in order'),
  ],
  ['outcome-cut-off', (d) => change(outcome(d, 1), 'wording', 'Be able to look after the tea')],
  [
    'outcome-neither-knowing-nor-doing',
    (d) => change(outcome(d, 2), 'wording', 'Scones of the house'),
  ],
  [
    'knowing-outcome-doing-criteria',
    (d) => change(outcome(d, 1), 'wording', 'Understand the tea room'),
  ],
  [
    'doing-outcome-knowing-criteria',
    (d) => change(criterion(d, 3), 'wording', 'Explain how stock is kept'),
  ],
  ['doing-outcome-only-knowing-criteria', (d) => onlyKnowing(d)],
  [
    'outcome-foreign-to-unit',
    (d) => change(outcome(d, 2), 'wording', 'Be able to repair bicycles'),
  ],
  [
    'title-word-absent',
    (d) => [
      say(unit(d, 3).title, 'Order stationery'),
      change(row(d, 3), 'title', 'Order stationery'),
    ],
  ],
  [
    'criterion-repeated-in-unit',
    (d) => change(criterion(d, 3, 0, 1), 'wording', criterion(d, 3).wording),
  ],
  ['criterion-repeated', (d) => change(criterion(d, 3), 'wording', criterion(d, 2).wording)],
  [
    'criterion-nearly-repeated',
    (d) =>
      change(
        criterion(d, 3),
        'wording',
        'Weigh flour, butter and sugar by the recipe of the house',
      ),
  ],
  [
    'qualification-number-differs',
    (d) => d.qualificationNumbers.push({ value: '601/3507/4', line: 3 }),
  ],
  ['qualification-number-check-character', (d) => say(d.qualificationNumbers[0], '700/1243/9')],
  ['qualification-number-form', (d) => say(d.qualificationNumbers[0], '700-1234-9')],
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
  [
    'contents-worded-differently',
    (d) => change(d.contents[1], 'title', 'Rules of the combination'),
  ],
  ['heading-not-in-contents', (d) => d.headings.push({ value: 'Glossary', line: d.lines.length })],
  ['contents-page-falls', (d) => change(d.contents[2], 'page', 1)],
  ['contents-entries-without-page', (d) => change(d.contents[2], 'page', null)],
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
  ['reference-style-mixed', (d) => rewrite(d.lines, row(d).line - 1, 'TS 1\tBrew tea')],
  [
    'outcome-number-style-mixed',
    (d) => rewrite(d.lines, outcome(d, 2).line - 1, '1 Be able to bake scones'),
  ],
];

const rewrite = (lines: string[], at: number, text: string) => {
  lines[at] = text;
};
const append = (target: { wording: string }, text: string) => {
  target.wording += text;
};
function number(d: DraftDocument, index: number, value: string): void {
  say(unit(d, index).ofqualNumber, value);
  change(row(d, index), 'ofqualNumber', value);
}
function repeatRow(d: DraftDocument): void {
  // The copied row has no credit and no hours to add, so only its reference tells.
  const zero = { ...row(d, 3), credit: 0, guidedHours: 0 };
  rules(d).rows.push(zero);
  say(unit(d, 3).credit, 4);
  rules(d).rows.splice(4, 1, { ...row(d, 3) });
  rules(d).groupTotals[1] = { group: 'optional', credit: 12, guidedHours: 68, line: 30 };
}
function onlyPage(d: DraftDocument): void {
  // A row and a page that agree on one credit for 20 hours; the other optional unit makes up for it.
  say(unit(d, 2).credit, 1);
  change(rules(d).groupTotals[1], 'credit', 5);
  say(rules(d).minimumHours, 79);
  say(rules(d).overviewHours, { least: 79, most: 79 });
}
function renumber(d: DraftDocument): void {
  for (const [index, one] of outcome(d, 1).criteria.entries()) one.number = `2.${index + 1}`;
}
function outOfOrder(d: DraftDocument): void {
  const { criteria } = outcome(d, 0);
  const [first, second] = criteria;
  if (!first || !second) return;
  criteria.splice(0, 2, { ...second, number: '1.1' }, { ...first, number: '1.2' });
  criteria.push({ ...first, wording: 'Explain what a strainer is for', number: '1.4' });
  criteria.push({ ...first, wording: 'Describe the use of a lid', number: '1.3' });
}
function onlyKnowing(d: DraftDocument): void {
  change(criterion(d, 3), 'wording', 'Explain how stock is kept');
  change(criterion(d, 3, 0, 1), 'wording', 'Identify who supplies it');
}
function repeatParagraph(d: DraftDocument): void {
  write(d, `${LONG}.`, `${LONG}.`);
}
function countersign(d: DraftDocument): void {
  write(d, 'A qualified assessor countersigns decisions of new assessors.');
  write(d, 'Those of new assessors must be countersigned by an assessor or IV.');
}

const README = readFileSync(new URL('README.md', import.meta.url), 'utf8');

describe('one planted defect gives exactly its own code', () => {
  it.each(PLANTED)('%s', (code, plant) => {
    const document = cleanDocument();
    plant(document);
    const found = codes(document);
    expect(new Set(found)).toEqual(new Set(withCompanions(code)));
    expect(README).toContain(`\`${code}\``);
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
  const plantedStandard: readonly (readonly [string, (document: DraftDocument) => void])[] = [
    ['statement-number-gap', (d) => change(d.statements[1], 'number', 'K3')],
    ['statement-number-repeated', (d) => change(d.statements[3], 'number', 'S1')],
    ['statement-repeated', (d) => change(d.statements[3], 'wording', d.statements[2]?.wording)],
    [
      'statement-nearly-repeated',
      (d) => change(d.statements[3], 'wording', 'Brew to the order of every guest'),
    ],
    ['statement-too-short', (d) => change(d.statements[4], 'wording', '')],
    ['sentence-repeated', (d) => shareSentence(d)],
    ['reference-number-differs', (d) => write(d, 'OCC9999')],
  ];
  const shareSentence = (d: DraftDocument) => {
    const sentence = 'This may take in teas of the new and the old world.';
    change(d.statements[0], 'wording', `The kinds of leaf. ${sentence}`);
    change(d.statements[2], 'wording', `Brew to the order of each guest. ${sentence}`);
  };
  it.each(plantedStandard)('with one planted defect gives exactly %s', (code, plant) => {
    const document = cleanStandard();
    plant(document);
    expect([...new Set(codes(document))]).toEqual([code]);
  });
});
