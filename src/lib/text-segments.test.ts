import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from './text-segments.ts';

describe('the parts of a text', () => {
  it('are one up to 160 plain characters, and of 153 in a longer text', () => {
    expect(segmentsOf('x'.repeat(160))).toMatchObject({ segments: 1, left: 0, alphabet: 'GSM-7' });
    expect(segmentsOf('x'.repeat(161))).toMatchObject({ segments: 2, left: 145 });
    expect(segmentsOf('x'.repeat(306)).segments).toBe(2);
    expect(segmentsOf('x'.repeat(307)).segments).toBe(3);
    expect(segmentsOf('')).toMatchObject({ segments: 1, left: 160 });
  });

  it('count the euro and the bracket twice, and never cut them in two', () => {
    expect(segmentsOf('€'.repeat(80))).toMatchObject({ segments: 1, units: 160 });
    // 152 + 2 do not fit the 153 of a part: the euro begins the next.
    expect(segmentsOf(`${'x'.repeat(152)}€${'x'.repeat(151)}`).segments).toBe(2);
    expect(segmentsOf(`${'x'.repeat(152)}€${'x'.repeat(152)}`).segments).toBe(3);
  });

  it('are of 70 and 67 with one character outside the alphabet, which it names', () => {
    expect(segmentsOf(`ş${'x'.repeat(69)}`)).toMatchObject({
      segments: 1,
      alphabet: 'UCS-2',
      outside: ['ş'],
    });
    expect(segmentsOf(`ş${'x'.repeat(70)}`).segments).toBe(2);
    expect(segmentsOf(`${'x'.repeat(66)}👍${'x'.repeat(3)}`).segments).toBe(2);
    // A curly apostrophe from a word processor is the usual culprit.
    expect(segmentsOf('Don’t').outside).toEqual(['’']);
  });

  it('never lose a unit, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { segments, left, units, alphabet } = segmentsOf(text);
        const most =
          segments === 1 ? (alphabet === 'GSM-7' ? 160 : 70) : alphabet === 'GSM-7' ? 153 : 67;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(segments * most).toBeGreaterThanOrEqual(units + left);
      }),
      { numRuns: 200 },
    );
  });
});
