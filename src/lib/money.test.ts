import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPence, formatRate, MOST_PENCE, parsePence, penceFor } from './money.ts';

describe('a sum of money', () => {
  it('is read as people write it', () => {
    const sums: readonly [string, number][] = [
      ['12.71', 1271],
      ['£1,204.50', 120450],
      [' 12.5 ', 1250],
      ['£ 8', 800],
      ['0', 0],
      ['1234567.89', 123456789],
    ];
    for (const [text, pence] of sums) expect(parsePence(text)).toEqual({ ok: true, value: pence });
  });

  it('is refused with a reason when it is none', () => {
    const refused: readonly [string, string][] = [
      ['12.715', 'too-fine'],
      ['-5', 'below-zero'],
      ['twelve', 'not-money'],
      ['12,71', 'not-money'],
      ['1,20,000', 'not-money'],
      ['1e3', 'not-money'],
      ['', 'not-money'],
      ['.', 'not-money'],
      ['NaN', 'not-money'],
      ['99999999999', 'too-much'],
    ];
    for (const [text, code] of refused) {
      expect(parsePence(text)).toMatchObject({ ok: false, refusal: { code } });
    }
    expect(parsePence('−£5.10', { negative: true })).toEqual({ ok: true, value: -510 });
    expect(parsePence('-0', { negative: true })).toEqual({ ok: true, value: 0 });
  });

  it('is shown with pounds, thousands and two decimals, and read back the same', () => {
    expect(formatPence(120450)).toBe('£1,204.50');
    expect(formatPence(-500)).toBe('-£5.00');
    expect(formatPence(7)).toBe('£0.07');
    expect(formatRate(1271)).toBe('£12.71/h');
    fc.assert(
      fc.property(fc.integer({ min: -MOST_PENCE, max: MOST_PENCE }), (pence) => {
        expect(parsePence(formatPence(pence), { negative: true })).toEqual({
          ok: true,
          value: pence === 0 ? 0 : pence,
        });
      }),
    );
  });

  it('for minutes at a rate is whole pence, half a penny up', () => {
    expect(penceFor(450, 1271)).toBe(9533);
    expect(penceFor(60, 1271)).toBe(1271);
    expect(penceFor(30, 1)).toBe(1);
    expect(penceFor(29, 1)).toBe(0);
  });
});
