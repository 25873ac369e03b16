import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, smallestSet } from './smallest-set.ts';

const aCase = (caseId: string, carries: string, change: Partial<Candidate> = {}): Candidate => ({
  caseId,
  week: '2026-11-23',
  whom: 'Harrow House',
  carries: carries.split(' '),
  ...change,
});

describe('the fewest cases', () => {
  it('take the case that adds most, then what it leaves open', () => {
    const set = smallestSet(new Set(['a', 'b', 'c', 'd', 'e']), [
      aCase('one', 'a'),
      aCase('two', 'a b c'),
      aCase('three', 'c d'),
    ]);
    expect(set).toEqual({ caseIds: ['two', 'three'], covers: 4, uncovered: 1 });
  });

  it('prefer another week, then another client, between cases that add alike', () => {
    const cases = [
      aCase('first', 'a b'),
      aCase('same', 'c'),
      aCase('other client', 'c', { whom: 'Moor House' }),
      aCase('other week', 'c', { week: '2026-11-16' }),
    ];
    expect(smallestSet(new Set(['a', 'b', 'c']), cases).caseIds).toEqual(['first', 'other week']);
    expect(smallestSet(new Set(['a', 'b', 'c']), cases.slice(0, 3)).caseIds).toEqual([
      'first',
      'other client',
    ]);
  });

  it('cover all that any case may carry, and hold no case that adds nothing', () => {
    const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 5 });
    fc.assert(
      fc.property(letters, fc.array(letters, { maxLength: 12 }), (wanted, sets) => {
        const cases = sets.map((carries, at) => aCase(`${at}`, carries.join(' ') || '-'));
        const { caseIds, covers, uncovered } = smallestSet(new Set(wanted), cases);
        const within = (ids: readonly string[]) =>
          new Set(
            cases
              .filter(({ caseId }) => ids.includes(caseId))
              .flatMap(({ carries }) => carries.filter((one) => wanted.includes(one))),
          ).size;
        expect(within(caseIds)).toBe(within(cases.map(({ caseId }) => caseId)));
        expect(covers).toBe(within(caseIds));
        expect(covers + uncovered).toBe(wanted.length);
        caseIds.forEach((_, at) => {
          expect(within(caseIds.slice(0, at + 1))).toBeGreaterThan(within(caseIds.slice(0, at)));
        });
      }),
    );
  });
});
