import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strictJson } from './strict-json.ts';

describe('JSON that is read strictly', () => {
  test('is the same as a parser reads, for any value that nests no deeper than asked', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
        const text = JSON.stringify(value);
        expect(strictJson(text, 10)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });

  test('has no member twice, however the name is spelt, and may have it in two objects', () => {
    const twice = { fault: { kind: 'named-twice', name: 'exp' } };
    expect(strictJson('{"exp":1,"exp":2}', 9)).toEqual(twice);
    expect(strictJson('{"a":[{"exp":{"b":1},"c":",","\\u0065xp":2}]}', 9)).toEqual(twice);
    expect(strictJson('{"a":{"exp":1},"b":[{"exp":1},{"exp":1}],"c":"exp"}', 9)).toHaveProperty(
      'value',
    );
  });

  test('nests no deeper than asked, and ten thousand deep overflows nothing', () => {
    expect(strictJson('[[1]]', 2)).toEqual({ value: [[1]] });
    expect(strictJson('[[[1]]]', 2)).toEqual({ fault: { kind: 'too-deep' } });
    expect(strictJson('{"a":'.repeat(10_000), 40)).toEqual({ fault: { kind: 'too-deep' } });
  });

  test('without an end costs no more than one look at each sign', () => {
    const quotes = `"${'\\"'.repeat(200_000)}`;
    expect(strictJson(`[${quotes}`, 9)).toEqual({ fault: { kind: 'unreadable' } });
  });

  test('has no number that a computer cannot hold, and is JSON', () => {
    expect(strictJson('{"exp":1e400}', 9)).toEqual({ fault: { kind: 'number', number: '1e400' } });
    expect(strictJson('{"name":"1e400"}', 9)).toEqual({ value: { name: '1e400' } });
    for (const text of [
      '',
      '{',
      '{"a":1',
      '{"a" 1}',
      '{"\\x":1}',
      'null null',
      `"${'\\'.repeat(9)}`,
    ]) {
      expect(strictJson(text, 9)).toEqual({ fault: { kind: 'unreadable' } });
    }
  });
});
