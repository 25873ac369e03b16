import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copiedShare } from './copied.ts';

const POLICY =
  'Every candidate is asked for a document that shows the right to work before the first shift. The consultant checks the original in the presence of the holder and keeps a copy.';
const word = fc.stringMatching(/^[a-z]{3,9}$/);
const textOf = (least: number) =>
  fc.array(word, { minLength: least, maxLength: 60 }).map((words) => words.join(' '));

describe('how much of a text is copied', () => {
  it('says all of a text that stands there word for word, however it is set', () => {
    expect(copiedShare(POLICY, POLICY)).toBe(1);
    expect(copiedShare(POLICY.toUpperCase().replaceAll(' ', '\n '), POLICY)).toBe(1);
    expect(copiedShare(POLICY.slice(0, 80), POLICY)).toBe(1);
  });

  it('says nothing of a learner’s own account of the same work', () => {
    const own =
      'On Tuesday I asked Marek for his passport before his first shift at the bakery, looked at it while he stood at my desk and scanned it.';
    expect(copiedShare(own, POLICY)).toBe(0);
  });

  it('says how much where a text is copied in part', () => {
    const share = copiedShare(`${POLICY} I did this on Tuesday for Marek at the bakery.`, POLICY);
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(1);
  });

  it('lies between none and all, is all of what stands there whole, and does not go by case', () => {
    fc.assert(
      fc.property(textOf(0), textOf(6), textOf(0), (text, part, other) => {
        const share = copiedShare(text, other);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(copiedShare(part, `${text} ${part} ${other}`)).toBe(1);
        expect(copiedShare(text.toUpperCase(), other)).toBe(share);
      }),
    );
  });
});
