import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../documents/read-document.ts';
import { choicesFor } from './choices.ts';
import { lint } from './lint.ts';

// The awarding body's documents lie beside the project, not in it: lines and figures may be named here,
// sentences may not.
const FOLDER = join(process.cwd(), '../shared/seeds');
const present = existsSync(FOLDER);

function findingsOf(start: string) {
  const name = readdirSync(FOLDER).find((file) => file.startsWith(start)) ?? '';
  const read = readDocument(readFileSync(join(FOLDER, name), 'utf8'));
  if (!read.ok) throw new Error(read.refusal.because);
  return lint(read.value, { asOn: '2026-11-22' });
}

/** Code and lines, for every code found: 'unit-expired 694'. */
function summary(findings: ReturnType<typeof lint>): readonly string[] {
  const lineOf = (where: string) => /^line (\d+)/.exec(where)?.[1];
  return [...Map.groupBy(findings, ({ code }) => code)]
    .map(([code, all]) => `${code} ${all.map(({ where }) => lineOf(where)).join(' ')}`)
    .sort();
}

describe.skipIf(!present)(
  `the real documents${present ? '' : ' (skipped: no reference data)'}`,
  () => {
    const specification = present ? findingsOf('004_') : [];
    const computed = (code: string, line?: number) =>
      specification
        .filter((one) => one.code === code && (!line || one.where.startsWith(`line ${line},`)))
        .map((one) => one.computed);

    it('the specification: every code with its lines', () => {
      expect(summary(specification)).toEqual(SPECIFICATION);
    });

    it('the specification: totals and ranges', () => {
      expect(computed('group-hours-differs')).toEqual(['102; 83 is the sum without ML2']);
      expect(computed('minimum-mandatory-credit-differs')).toEqual(['22']);
      expect(computed('minimum-optional-credit-differs')).toEqual(['6']);
      expect(computed('maximum-optional-credit-not-stated')).toEqual(['14 = 36 - 22']);
      expect(computed('minimums-exceed-size')).toEqual(['41, over 36']);
      expect(computed('minimum-hours-differ')).toEqual([
        "135 = 132 of units + 3; by the units' own pages 131 = 128 of units + 3",
      ]);
      expect(computed('maximum-hours-differ')).toEqual([
        '165 = 162 of units + 3, with no spare unit; 192 = 189 of units + 3, with any units up to 36 credits',
      ]);
    });

    it('the specification: the one unit whose page and row differ', () => {
      expect(computed('unit-credit-differs')).toEqual(['4 in the table, line 576']);
      expect(computed('unit-hours-differ')).toEqual(['18 in the table, line 576']);
      expect(computed('unit-number-missing', 828)).toEqual(['L/506/1788 in the table']);
    });

    it('the specification: what was copied from where', () => {
      expect(computed('criterion-repeated')).toEqual(
        [1, 2, 3, 4, 5].map((number) => `word for word RPC8 1.${number}, line 704`),
      );
      expect(computed('criteria-of-another-unit')).toEqual([
        'word for word RPC8 outcome 1, line 704; they share 0 words with outcome and title here, 2 there',
      ]);
      expect(computed('outcome-wording-copied')[0]).toMatch(/RPC8 outcome 2, line 705/);
      expect(computed('doing-outcome-only-knowing-criteria')[0]).toMatch(/^3 of 4/);
      expect(computed('knowing-outcome-doing-criteria')[0]).toMatch(/^4 of 5/);
    });

    it('the specification: every number has its check character', () => {
      const codes = new Set(specification.map(({ code }) => code));
      for (const code of ['unit-number-check-character', 'qualification-number-check-character']) {
        expect(codes).not.toContain(code);
      }
    });

    it('the specification asks the centre these choices', () => {
      expect(choicesFor(specification).map(({ key }) => key)).toEqual([
        'optional_credit',
        'unit_expired',
        'qualification_number',
        'unit_title',
        'unit_figures',
        'guided_hours',
        'outcome_wording',
        'repeated_criteria',
        'sampling_base',
        'countersignature',
        'evidence_from_reports',
      ]);
    });

    it('the standard, and the three pages with marking points', () => {
      expect(summary(findingsOf('002_'))).toEqual([
        'markup-in-text 30',
        'paragraph-repeated 62',
        'reference-number-differs 44',
        'sentence-repeated 84',
        'spelled-two-ways 114',
      ]);
      for (const start of ['000_', '001_', '003_']) {
        expect(summary(findingsOf(start))).toEqual(['paragraph-cut-off 1']);
      }
    });
  },
);

const SPECIFICATION: readonly string[] = [
  'abbreviation-two-meanings 635',
  'abbreviations-not-explained 5',
  'apostrophe-in-plural 306 539',
  'conjunction-doubled 249',
  'contents-entries-without-page 16',
  'contents-heading-absent 31',
  'contents-worded-differently 18 19 29 35 48 530',
  'countersignature-differs 457',
  'criteria-of-another-unit 872',
  'criterion-nearly-repeated 757 807',
  'criterion-repeated 872 872 872 872 872',
  'diagram-absent 314',
  'doing-outcome-knowing-criteria 599 661 662 675 690 793 808 822 835 836',
  'doing-outcome-only-knowing-criteria 755',
  'full-stop-inside-sentence 348',
  'full-stop-missing 651',
  'glossary-term-unused 496 497 506 510 514 523',
  'group-hours-differs 567',
  'heading-not-in-contents 176 182 189 202 221 547',
  'knowing-outcome-doing-criteria 872',
  'markup-in-text 13',
  'maximum-hours-differ 555',
  'maximum-mandatory-credit-differs 553',
  'maximum-optional-credit-not-stated 554',
  'may-be-in-one-word 111',
  'minimum-hours-differ 555',
  'minimum-mandatory-credit-differs 553',
  'minimum-optional-credit-differs 554',
  'minimums-exceed-size 554',
  'misspelling 77',
  'other-awarding-body 158 289 299 302',
  'other-level-named 268',
  'other-qualification-named 258 321 323',
  'outcome-cut-off 892',
  'outcome-foreign-to-unit 755',
  'outcome-number-style-mixed 599',
  'outcome-wording-copied 755',
  'paragraphs-without-full-stop 79',
  'percentage-of-what 165',
  'qualification-level-differs 530',
  'qualification-number-differs 527',
  'size-without-qualification 142',
  'spelled-two-ways 11 84 99 133 171 171 215 328 539 704 853 853',
  'term-defined-twice 504 505 507 509',
  'term-mixed 539',
  'text-assumes-reports 196',
  'text-of-another-qualification 142 266 540',
  'title-word-absent 864',
  'unit-credit-differs 830',
  'unit-expired 694',
  'unit-expiry-missing 592',
  'unit-expiry-open 679',
  'unit-hours-differ 831',
  'unit-number-missing 734 748 768 786 800 815 828 847 866 885',
  'unit-purpose-missing 744 764 782 796 811 824 843 862 881 896',
  'unit-title-differs 591 609 622',
  'unit-title-form-differs 709',
];
