import { describe, expect, it } from 'vitest';
import type { ReadDocument } from '../documents/index.ts';
import {
  change,
  cleanDocument,
  cleanStandard,
  criterion,
  LONG,
  outcome,
  rules,
  say,
  unit,
  write,
} from './fixtures.ts';
import { lint } from './lint.ts';

const codes = (document: ReadDocument) =>
  lint(document, { asOn: '2026-11-22' }).map(({ code }) => code);

describe('a document in which everything agrees', () => {
  it('gets no finding, a specification or a standard', () => {
    expect(lint(cleanDocument(), { asOn: '2026-11-22' })).toEqual([]);
    expect(lint(cleanStandard(), { asOn: '2026-11-22' })).toEqual([]);
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
    say(rules(without).optionalCredit, 9);
    expect(codes(without)).toContain('optional-credit-unreachable');
    const odd = cleanDocument();
    say(rules(odd).optionalCredit, 3);
    expect(codes(odd)).toContain('optional-credit-not-exact');
    const over = cleanDocument();
    say(rules(over).minimumMandatoryCredit, 30);
    expect(codes(over)).toEqual(['minimum-mandatory-credit-differs']);
    say(rules(over).minimumOptionalCredit, 13);
    expect(codes(over)).toContain('minimums-exceed-size');
  });

  it('size-differs-from-credit, mandatory-credit-differs', () => {
    const small = cleanDocument();
    for (const size of rules(small).sizes.slice(1, 2)) size.least += 3;
    change(rules(small).sizes[0], 'most', 15);
    expect(codes(small)).toEqual(['size-differs-from-credit']);
    const wrong = cleanDocument();
    say(rules(wrong).mandatoryCredit, 12);
    expect(codes(wrong)).toEqual(['mandatory-credit-differs', 'total-credit-differs']);
  });

  it('row-without-page, unit-without-row and unit-repeated: the list against the pages', () => {
    const document = cleanDocument();
    say(unit(document, 3).reference, 'TS9');
    // Its number is that of the unit whose page is gone, which is seen too.
    expect(codes(document)).toEqual(['row-without-page', 'unit-without-row', 'unit-number-shared']);
    say(unit(document, 3).reference, 'TS3');
    expect(codes(document)).toContain('unit-repeated');
  });

  it('unit-expires-before-document: no day is needed to see it', () => {
    const document = cleanDocument();
    say(unit(document).expiry, '31/12/2024');
    expect(lint(document).map(({ code }) => code)).toEqual(['unit-expires-before-document']);
  });

  it('outcome-wording-copied and criteria-of-another-unit: told where they do not belong', () => {
    const document = cleanDocument();
    change(outcome(document, 3), 'wording', outcome(document, 2).wording);
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
    change(outcome(document, 0, 1), 'number', 1);
    expect(codes(document)).toContain('outcome-number-repeated');
    const short = cleanDocument();
    change(outcome(short, 2), 'wording', 'Understand');
    expect(codes(short)).toContain('outcome-too-short');
  });
});

describe('findings', () => {
  it('come in the order of lines, each with its line', () => {
    const document = cleanDocument();
    say(unit(document, 3).credit, 3);
    say(rules(document).overviewCredit, 14);
    say(document.qualificationNumbers[0], '700/1243/9');
    const lines = lint(document).map(({ where }) => Number(/^line (\d+), /.exec(where)?.[1]));
    expect(lines).toHaveLength(3);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  it('are two hundred of a kind at most, and end where a text is too long to be checked', () => {
    const document = cleanDocument();
    write(document, ...Array.from({ length: 300 }, () => 'Pour the the tea.'));
    expect(codes(document)).toHaveLength(200);
    const long = cleanDocument();
    write(long, ...Array.from({ length: 30_000 }, () => `${LONG}.`));
    expect(codes(long)).toContain('text-not-checked');
  });

  it('say nothing of past dates unless a day is given', () => {
    const document = cleanDocument();
    say(unit(document).expiry, '31/08/2026');
    expect(lint(document)).toEqual([]);
  });
});
