import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unstorableText } from './text-guard.ts';

describe('text that cannot be kept', () => {
  it('is named by its field', () => {
    expect(unstorableText({ a: [{ b: 'x\u0000' }] })).toEqual([
      ['a.0.b', expect.stringContaining('NUL')],
    ]);
    expect(unstorableText({ name: '\ud800' })).toEqual([
      ['name', expect.stringContaining('half of a character')],
    ]);
    expect(unstorableText({ '\u0000': 'x' })).toEqual([
      ['body', expect.stringContaining('field name')],
    ]);
  });

  it('is never found in what people type', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(unstorableText({ text: text.replaceAll('\u0000', '') })).toEqual([]);
      }),
    );
  });

  it('is refused where it is nested deeper than anything we take, and never a fault', () => {
    const deep = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(unstorableText(deep)).toEqual([[expect.any(String), expect.stringContaining('deep')]]);
  });
});
