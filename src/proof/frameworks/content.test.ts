import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadDocument } from '../documents/index.ts';
import { understand } from '../linter/index.ts';
import { BUILT_IN } from './built-in/built-in.ts';
import { bonesOf, contentCounts, contentOfBuiltIn, sameWords } from './content.ts';
import { closesByVerb, contentOfDocument, expiryDate } from './content-of-document.ts';
import { bicycleText } from './fixtures.ts';

function documentOf(text: string): ReadDocument {
  const read = understand(Buffer.from(text), '2026-11-22');
  if (!read.ok) throw new Error(read.refusal.because);
  return read.value.document;
}

describe('A framework as it is kept', () => {
  it('holds the built-in counts, and no outcome where the document has none', () => {
    const counts = BUILT_IN.map((framework) => contentCounts(contentOfBuiltIn(framework)));
    expect(counts).toEqual([
      { units: 19, outcomes: 58, criteria: 276 },
      { units: 3, outcomes: 0, criteria: 35 },
      { units: 1, outcomes: 0, criteria: 6 },
      { units: 1, outcomes: 0, criteria: 4 },
      { units: 1, outcomes: 0, criteria: 4 },
    ]);
    expect(contentOfBuiltIn(BUILT_IN[0] ?? (null as never)).mandatoryCredit).toBe(22);
  });

  it('takes figures from the table and the title from the page, and keeps both', () => {
    const content = contentOfDocument(documentOf(bicycleText({ wheelsPageCredit: 5 })));
    const wheels = content.units.find(({ reference }) => reference === 'BC3');
    expect(wheels).toMatchObject({ credit: 3, page: { credit: 5 }, table: { credit: 3 } });
  });

  it('has the same bones in any order of units, and others when a credit or criterion differs', () => {
    const { units } = contentOfDocument(documentOf(bicycleText()));
    expect(bonesOf(units.toReversed())).toBe(bonesOf(units));
    expect(bonesOf(units.slice(1))).not.toBe(bonesOf(units));
    const [first, ...rest] = units;
    if (!first) throw new Error('There are units.');
    expect(bonesOf([{ ...first, credit: 9 }, ...rest])).not.toBe(bonesOf(units));
    expect(bonesOf([{ ...first, title: 'Other', guidedHours: 1 }, ...rest])).toBe(bonesOf(units));
  });

  it('gives every criterion a code of its own, however the document numbers them', () => {
    const base = documentOf(bicycleText());
    const number = fc.constantFrom('1.1', '1.2', '1.1b', '1.1c', '2.1');
    fc.assert(
      fc.property(fc.array(fc.array(number, { maxLength: 60 }), { minLength: 1 }), (outcomes) => {
        const [unit] = base.units;
        if (!unit) throw new Error('There is a unit.');
        const torn: ReadDocument = {
          ...base,
          units: [unit, unit].map((each) => ({
            ...each,
            outcomes: outcomes.map((numbers) => ({
              number: 1,
              wording: 'Be able to ride',
              line: 1,
              criteria: numbers.map((own) => ({ number: own, wording: 'Ride', line: 1 })),
            })),
          })),
        };
        const { units } = contentOfDocument(torn);
        const references = units.map(({ reference }) => reference);
        expect(new Set(references).size).toBe(references.length);
        for (const { outcomes: kept } of units) {
          const own = kept.map((outcome) => outcome.number);
          expect(new Set(own).size).toBe(own.length);
        }
        const codes = units.flatMap((each) =>
          each.outcomes.flatMap(({ criteria }) => criteria.map(({ code }) => code)),
        );
        expect(codes.length).toBe(outcomes.flat().length * 2);
        expect(new Set(codes).size).toBe(codes.length);
      }),
    );
  });
});

describe('What stands in a document', () => {
  it('a date as it is written there, and no date where none is', () => {
    expect(expiryDate('31/08/2017')).toBe('2017-08-31');
    expect(expiryDate('Ends 1.9.2030.')).toBe('2030-09-01');
    expect(expiryDate('To be confirmed')).toBeNull();
    expect(expiryDate('31/02/2030')).toBeNull();
  });

  it('what asks to know is closed by discussion, what asks to do by a record', () => {
    expect(closesByVerb('Explain why a chain wears')).toBe('discussion');
    expect(closesByVerb('Oil the chain')).toBe('record');
  });

  it('white space, case and signs make no other sentence; another word does', () => {
    expect(sameWords('Check  the “brakes”.', 'check the brakes')).toBe(true);
    expect(sameWords('Check the brakes', 'Check the lights')).toBe(false);
  });
});
