import { describe, expect, it } from 'vitest';
import { differences } from './compare.ts';
import { int, list, name, num, num2, object, oneOf, outcome } from './fields.ts';
import { readPrinted } from './printed.ts';

const gives = {
  outcome: outcome(),
  weeks: int(''),
  hours: num(''),
  pay: num2(''),
  totals: list(num(''), ''),
  missing: list(oneOf(['a', 'b'], ''), ''),
  ratios: list(object({ group: name(''), ratio: num('') }), ''),
};
const meets = (computed: object, expected: string, overridable = false) =>
  differences(gives, computed as never, readPrinted(expected) as never, overridable).length === 0;

describe('comparing an answer with what is expected', () => {
  it.each([
    [48.04, '48.0', true],
    [48.05, '48.0', true],
    [48.06, '48.0', false],
    [48.4, '48', true],
    [48.6, '48', false],
    [0.1 + 0.2, '0.3000', true],
    [470, '4.7e2', true],
  ])('%d meets %s: %s', (hours, printed, is) => {
    expect(meets({ hours }, `{"hours": ${printed}}`)).toBe(is);
  });

  it('wants whole numbers exactly', () => {
    expect(meets({ weeks: 12 }, '{"weeks": 12}')).toBe(true);
    expect(meets({ weeks: 12.4 }, '{"weeks": 12}')).toBe(false);
  });

  it('meets a block with one that may be lifted only where the law has grounds for it', () => {
    expect(meets({ outcome: 'block_override' }, '{"outcome": "block"}', true)).toBe(true);
    expect(meets({ outcome: 'block_override' }, '{"outcome": "block"}', false)).toBe(false);
    expect(meets({ outcome: 'block' }, '{"outcome": "block_override"}', true)).toBe(false);
  });

  it('gives lists of words no order, and lists of numbers theirs', () => {
    expect(meets({ missing: ['b', 'a'] }, '{"missing": ["a", "b"]}')).toBe(true);
    expect(meets({ missing: ['a'] }, '{"missing": ["a", "b"]}')).toBe(false);
    expect(meets({ totals: [20, 10] }, '{"totals": [20, 10]}')).toBe(true);
    expect(meets({ totals: [10, 20] }, '{"totals": [20, 10]}')).toBe(false);
  });

  it('meets the groups that are listed, and only those', () => {
    const ratios = [
      { group: 'men', ratio: 1 },
      { group: 'women', ratio: 0.7004 },
    ];
    expect(meets({ ratios }, '{"ratios": [{"group": "women", "ratio": 0.70}]}')).toBe(true);
    expect(meets({ ratios }, '{"ratios": [{"group": "others", "ratio": 0.70}]}')).toBe(false);
  });

  it('says what was found where nothing was computed', () => {
    expect(differences(gives, {}, readPrinted('{"pay": 1.50}') as never, false)).toEqual([
      'pay: nothing, expected 1.50',
    ]);
  });
});
