import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadDocument } from '../documents/index.ts';
import { cleanDocument, cleanStandard } from './fixtures.ts';
import { lint } from './lint.ts';

const words = fc
  .array(
    fc.constantFrom(
      ...`Level 2 3 NVQ Certificate in Management Term\tDefinition - ** <p> (CRM) 10% Sample :
      report to the learner candidates must and Understand Explain Be able to - up-to-date RPC 1 \t
      M/506/4361 601/3507/4 three only sizes Induction\t1 hour $& ( [ ^ \\ 𝕏`.split(' '),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));
const text = fc.oneof(words, words, fc.string({ maxLength: 40, unit: 'binary' }));
const line = fc.integer({ min: -2, max: 60 });
const figure = fc.oneof(fc.nat(60), fc.integer(), fc.double(), fc.constant(Number.NaN));
const said = <T>(value: fc.Arbitrary<T>) => fc.record({ value, line });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value);
const group = fc.constantFrom('mandatory' as const, 'optional' as const);
const reference = fc.oneof(fc.constantFrom('A1', 'A 1', 'B2', 'C3'), text);
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 });
const criterion = fc.record({
  number: fc.oneof(fc.constantFrom('1.1', '1.2', '2.1', 'K1', '1', 'x.y'), text),
  wording: text,
  line,
});
const unit = fc.record({
  reference: said(reference),
  title: maybe(said(text)),
  ofqualNumber: maybe(said(text)),
  level: maybe(said(figure)),
  credit: maybe(said(figure)),
  guidedHours: maybe(said(figure)),
  group: maybe(group),
  purpose: maybe(said(text)),
  expiry: maybe(said(fc.oneof(text, fc.constantFrom('31/08/2017', '31/02/2017', 'TBC')))),
  missing: few(said(text)),
  outcomes: few(fc.record({ number: figure, wording: text, line, criteria: few(criterion) })),
});
const rules = fc.record({
  rows: fc.array(
    fc.record({
      reference,
      title: text,
      level: maybe(figure),
      credit: maybe(figure),
      guidedHours: maybe(figure),
      ofqualNumber: maybe(text),
      group,
      line,
    }),
    { maxLength: 8 },
  ),
  mandatoryUnits: maybe(said(figure)),
  mandatoryCredit: maybe(said(figure)),
  optionalCredit: maybe(said(figure)),
  totalCredit: maybe(said(figure)),
  overviewCredit: maybe(said(figure)),
  minimumMandatoryCredit: maybe(said(figure)),
  maximumMandatoryCredit: maybe(said(figure)),
  minimumOptionalCredit: maybe(said(figure)),
  maximumOptionalCredit: maybe(said(maybe(figure))),
  minimumHours: maybe(said(figure)),
  maximumHours: maybe(said(figure)),
  overviewHours: maybe(said(fc.record({ least: figure, most: figure }))),
  groupTotals: few(fc.record({ group, credit: maybe(figure), guidedHours: maybe(figure), line })),
  sizes: few(
    fc.record({
      size: fc.oneof(fc.constantFrom('Award', 'Certificate', 'Diploma'), text),
      least: figure,
      most: maybe(figure),
      line,
    }),
  ),
  hoursPerCredit: maybe(said(figure)),
});
const anyDocument: fc.Arbitrary<ReadDocument> = fc.record({
  kind: fc.constantFrom('specification' as const, 'standard' as const, 'marking_points' as const),
  code: text,
  title: said(text),
  version: maybe(said(text)),
  dated: maybe(said(fc.oneof(text, fc.constant('2014-07-01')))),
  qualificationNumbers: few(said(text)),
  qualificationTitles: few(said(text)),
  contents: few(fc.record({ title: text, page: maybe(figure), line })),
  headings: few(said(text)),
  units: few(unit),
  rules: maybe(rules),
  statements: few(criterion),
  notUnderstood: fc.constant([]),
  lines: fc.array(text, { maxLength: 30 }),
});

describe('the linter', () => {
  it('never throws, and every finding names its line, whatever was read', () => {
    fc.assert(
      fc.property(anyDocument, fc.option(fc.constant('2026-11-22')), (document, asOn) => {
        for (const finding of lint(document, asOn === null ? {} : { asOn })) {
          expect(finding.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
          expect(finding.where).toMatch(/^line -?\d+, ./);
          expect(finding.message).toMatch(/^[^\n]+\.$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same findings of the same document, and changes nothing in it', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const before = structuredClone(document);
        const first = lint(document);
        expect(lint(document)).toEqual(first);
        expect(document).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('survives a clean document of which any one line or unit is gone', () => {
    for (const document of [cleanDocument(), cleanStandard()]) {
      for (const [index] of document.lines.entries()) {
        lint({ ...document, lines: document.lines.toSpliced(index, 1) });
        lint({ ...document, lines: document.lines.slice(0, index) });
      }
      for (const [index] of document.units.entries()) {
        const found = lint({ ...document, units: document.units.toSpliced(index, 1) });
        expect(found.map(({ code }) => code)).toContain('row-without-page');
      }
    }
  });
});
