import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BANK_HOLIDAYS } from '../calendar/bank-holidays.ts';
import { fisherExact, type Group, impactOf } from './impact.ts';
import { checkImpact, impact } from './impact-question.ts';

const answer = (groups: readonly Group[]) =>
  impact.answer({ groups } as never, { asOf: '2026-06-01', holidays: BANK_HOLIDAYS });

const outcomeOf = (groups: readonly Group[]) => {
  const given = answer(groups);
  return given.ok ? given.value.gives : given.refusal.code;
};

describe('how often each group comes through', () => {
  it('does not flag exactly 0.80, by counts or by rates', () => {
    const at = [
      { group: 'men', applied: 30, selected: 15 },
      { group: 'women', applied: 30, selected: 12 },
    ];
    expect(outcomeOf(at)).toMatchObject({ outcome: 'pass', flagged: [], ratio_shown: true });
    const rates = [
      { group: 'men', rate: 0.7 },
      { group: 'women', rate: 0.56 },
    ];
    expect(outcomeOf(rates)).toMatchObject({ outcome: 'pass', flagged: [] });
  });

  it('flags a hair below it, and escalates to the list', () => {
    const below = [
      { group: 'men', applied: 1000, selected: 500 },
      { group: 'women', applied: 1000, selected: 399 },
    ];
    expect(outcomeOf(below)).toMatchObject({ outcome: 'escalate', flagged: ['women'] });
    expect(checkImpact(below)).toMatchObject([{ outcome: 'escalate', stops: false }]);
  });

  it('leaves groups out in which fewer than five applied', () => {
    const groups = [
      { group: 'A', applied: 5, selected: 4 },
      { group: 'B', applied: 5, selected: 2 },
      { group: 'C', applied: 4, selected: 4 },
    ];
    expect(outcomeOf(groups)).toMatchObject({
      flagged: ['B'],
      ratio_shown: true,
      rates: [
        { group: 'A', rate: 0.8 },
        { group: 'B', rate: 0.4 },
      ],
    });
    expect(outcomeOf(groups.slice(1))).toMatchObject({ outcome: 'record', ratio_shown: false });
  });

  it('compares nothing where nobody was selected or there is one group', () => {
    const none = [
      { group: 'A', applied: 10, selected: 0 },
      { group: 'B', applied: 10, selected: 0 },
    ];
    expect(outcomeOf(none)).toMatchObject({ outcome: 'record', ratio_shown: false, flagged: [] });
    expect(outcomeOf(none.slice(1))).toMatchObject({ outcome: 'record', ratio_shown: false });
    const some = [{ group: 'A', applied: 10, selected: 1 }, none[1] as Group];
    expect(outcomeOf(some)).toMatchObject({ outcome: 'escalate', flagged: ['B'] });
  });

  it('passes groups that come through alike', () => {
    const alike = ['A', 'B', 'C'].map((group) => ({ group, applied: 20, selected: 7 }));
    expect(outcomeOf(alike)).toMatchObject({ outcome: 'pass', flagged: [] });
  });

  it.each([
    [{ group: 'A', applied: 3, selected: 4 }],
    [{ group: 'A', applied: 3 }],
    [{ group: 'A', rate: 1.2 }],
    [{ group: 'A', rate: 0.2, applied: 10, selected: 2 }],
  ])('refuses numbers that cannot be: %o', (group) => {
    expect(outcomeOf([group])).toBe('numbers-contradict');
  });

  it('shows the sum by hand and the exact test', () => {
    const given = answer([
      { group: 'male', applied: 255, selected: 48 },
      { group: 'female', applied: 395, selected: 52 },
    ]);
    const working = given.ok ? given.value.working : [];
    expect(working).toContainEqual({ what: 'Rate of female', comes: '52 / 395 = 0.132' });
    expect(working.at(-1)?.what).toBe('Exact test, female against male');
  });

  it('agrees with the tea tasting: 3 of 4 and 1 of 4 differ by chance in 48.6 of 100', () => {
    const chance = fisherExact({ applied: 4, selected: 3 }, { applied: 4, selected: 1 });
    expect(chance).toBeCloseTo(0.4857, 4);
  });

  it('never flags the best group, nor changes when all counts are multiplied', () => {
    const counts = fc.tuple(
      fc.integer({ min: 5, max: 300 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 2, max: 9 }),
        (pairs, times) => {
          const groups = pairs.map(([applied, share], i) => ({
            group: `g${i}`,
            applied,
            selected: Math.floor(applied * share),
          }));
          const found = impactOf(groups);
          const larger = impactOf(
            groups.map((one) => ({
              ...one,
              applied: one.applied * times,
              selected: one.selected * times,
            })),
          );
          if (!found.ok || !larger.ok) throw new Error('refused');
          expect(larger.value.flagged).toEqual(found.value.flagged);
          expect(found.value.flagged).not.toContain(found.value.best?.group);
        },
      ),
    );
  });
});
