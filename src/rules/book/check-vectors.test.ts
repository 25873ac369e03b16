import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { checkVectors } from './check-vectors.ts';

const vector = (change: object = {}) => ({
  id: 'MINE-1',
  rule: 'BANK-HOLIDAY',
  as_of: '2026-12-25',
  inputs: { date: '2026-12-25', division: 'scotland' },
  expected: { bank_holiday: true },
  ...change,
});

const check = (...vectors: object[]) => {
  const checked = checkVectors(JSON.stringify({ vectors }), BANK_HOLIDAYS);
  if (!checked.ok) throw new Error(checked.refusal.because);
  return checked.value;
};

describe('checking a file of vectors', () => {
  it('passes a vector that the rule book computes', () => {
    expect(check(vector())).toMatchObject([{ id: 'MINE-1', passed: true, faults: [] }]);
  });

  it('fails a vector that expects something else, and says both', () => {
    const [one] = check(vector({ expected: { bank_holiday: false } }));
    expect(one).toMatchObject({ passed: false, computed: { bank_holiday: true } });
    expect(one?.faults).toEqual(['bank_holiday: true, expected false']);
  });

  it.each([
    ['an unknown rule', { rule: 'NO-SUCH' }, 'the rule book has no NO-SUCH'],
    [
      'a field that is not listed',
      { inputs: { date: '2026-12-25', division: 'scotland', x: 1 } },
      'no field x',
    ],
    [
      'a value outside a closed list',
      { inputs: { date: '2026-12-25', division: 'cornwall' } },
      'division: must be one of',
    ],
    [
      'a day that does not exist',
      { inputs: { date: '2026-02-29', division: 'scotland' } },
      'date: must be a date',
    ],
    ['a missing field', { inputs: { division: 'scotland' } }, 'date:'],
    ['a field the rule does not give', { expected: { bunting: true } }, 'gives no such field'],
    ['an empty expectation', { expected: {} }, 'holds no field'],
    ['no date', { as_of: 'Christmas' }, 'as_of'],
    ['inputs that are a list', { inputs: [] }, 'inputs: must be an object'],
  ])('fails a vector with %s in words, and goes on', (_, change, words) => {
    const [bad, good] = check(vector(change), vector({ id: 'MINE-2' }));
    expect(bad?.passed).toBe(false);
    expect(bad?.faults.join()).toContain(words);
    expect(good?.passed).toBe(true);
  });

  it('fails the second of two vectors with one id', () => {
    expect(check(vector(), vector()).map(({ passed }) => passed)).toEqual([true, false]);
  });

  it.each(['', 'no', '[]', '{"vectors": 3}', 'null'])('refuses a file that holds %j', (text) => {
    expect(checkVectors(text, BANK_HOLIDAYS)).toMatchObject({ ok: false });
  });
});
