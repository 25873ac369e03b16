import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CombinationRules,
  type CombinationUnit,
  creditRange,
  judgeChoice,
} from './combination.ts';
import { reachable } from './reachable.ts';

const unit = (
  reference: string,
  credit: number,
  guidedHours: number,
  group: 'mandatory' | 'optional',
  expiresOn: string | null = null,
): CombinationUnit => ({ reference, credit, guidedHours, group, expiresOn });

const MANDATORY = [
  unit('RPC1', 3, 11, 'mandatory'),
  unit('RPC2', 2, 11, 'mandatory'),
  unit('RPC3', 3, 14, 'mandatory'),
  unit('RPC4', 3, 17, 'mandatory'),
  unit('RPC5', 2, 8, 'mandatory'),
  unit('RPC6', 2, 12, 'mandatory'),
  unit('RPC7', 2, 5, 'mandatory', '2017-08-31'),
  unit('RPC8', 2, 5, 'mandatory'),
  unit('ML2', 3, 19, 'mandatory'),
];
const OPTIONAL = [
  unit('BA13', 2, 12, 'optional'),
  unit('CS7', 5, 27, 'optional'),
  unit('CS11', 3, 16, 'optional'),
  unit('CS14', 3, 15, 'optional'),
  unit('CS17', 5, 22, 'optional'),
  unit('CS18', 3, 16, 'optional'),
  unit('ML1', 4, 18, 'optional'),
  unit('SA203', 5, 33, 'optional'),
  unit('SA208', 3, 20, 'optional'),
  unit('SA212', 2, 15, 'optional'),
];
const RULES: CombinationRules = {
  units: [...MANDATORY, ...OPTIONAL],
  optionalLeast: 6,
  sizeTop: 36,
  sizeLeast: 13,
};
const NINE = MANDATORY.map(({ reference }) => reference);
const rulesOf = (...more: string[]) =>
  judgeChoice(RULES, [...NINE, ...more]).map(({ rule }) => rule);

describe('the rules of combination', () => {
  it('R1 refuse a unit that is not in the qualification', () => {
    expect(rulesOf('CS11', 'CS14', 'ZZ9')).toEqual(['R1']);
  });

  it('R1 refuse units that are barred together', () => {
    const barred = { ...RULES, barred: [['CS11', 'CS 14']] };
    expect(judgeChoice(barred, [...NINE, 'CS11', 'CS14']).map(({ rule }) => rule)).toEqual(['R1']);
    expect(judgeChoice(barred, [...NINE, 'CS11', 'CS18'])).toEqual([]);
  });

  it('R2 refuse what is too small for a Certificate', () => {
    const small = judgeChoice(RULES, ['RPC1', 'RPC2']);
    expect(small.map(({ rule }) => rule)).toEqual(['R2', 'R3', 'R4', 'R4']);
  });

  it('R3 ask for 28 credits: 22 and one optional unit of 3 are 25', () => {
    const [r3, r4] = judgeChoice(RULES, [...NINE, 'CS11']);
    expect(r3).toMatchObject({ rule: 'R3', outcome: 'block', figures: { credit: 25, needed: 28 } });
    expect(r4).toMatchObject({ rule: 'R4', figures: { optional: 3, needed: 6 } });
  });

  it('R4 ask for every mandatory unit, by name, however many credits there are', () => {
    const without = NINE.filter((reference) => reference !== 'RPC5');
    const found = judgeChoice(RULES, [...without, 'CS7', 'CS17']);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ rule: 'R4', because: 'Mandatory and not chosen: RPC5.' });
  });

  it('R4 accept six credits of any two or three optional units, spaces or none', () => {
    expect(rulesOf('CS 11', 'cs14')).toEqual([]);
    expect(rulesOf('BA13', 'ML1')).toEqual([]);
  });

  it('R5 allow more than 28 credits, to 36 and no further', () => {
    expect(rulesOf('CS7', 'CS17', 'BA13', 'SA212')).toEqual([]);
    const over = judgeChoice(RULES, [...NINE, 'CS7', 'CS17', 'SA203']);
    expect(over).toMatchObject([{ rule: 'R5', figures: { credit: 37, most: 36 } }]);
  });

  it('R10 credit whole units only, and once', () => {
    expect(rulesOf('CS11', 'CS14', 'CS7.2')).toEqual(['R10']);
    expect(rulesOf('CS11', 'CS14', 'CS 14')).toEqual(['R10']);
  });

  it('R12 warn of a unit past its date, only when a day is given', () => {
    const choice = [...NINE, 'CS11', 'CS14'];
    expect(judgeChoice(RULES, choice, '2026-11-22')).toMatchObject([
      { rule: 'R12', outcome: 'warn', figures: { expiresOn: '2017-08-31' } },
    ]);
    expect(judgeChoice(RULES, choice, '2017-08-31')).toEqual([]);
  });

  it('cite the rules they stand in', () => {
    for (const finding of judgeChoice(RULES, [])) expect(finding.source).toMatch(/v1$/);
  });
});

describe('what lawful choices come to', () => {
  it('R3 R5 is 28 to 36 credits and 132 to 186 hours here', () => {
    expect(creditRange(RULES)).toEqual({ least: 28, most: 36 });
    expect(reachable(RULES)).toEqual({
      leastCredit: 28,
      mostCredit: 36,
      leastHours: 132,
      mostHours: bruteForce(RULES)?.mostHours,
      mostHoursWithoutSpare: 162,
      exactly: true,
    });
  });

  it('is nothing when the optional credits asked for pass the top of the size', () => {
    expect(creditRange({ ...RULES, optionalLeast: 15 })).toBeNull();
  });

  it('agrees with trying every choice', () => {
    const units = fc.array(
      fc.record({
        credit: fc.nat(6),
        guidedHours: fc.nat(40),
        group: fc.constantFrom('mandatory' as const, 'optional' as const, 'optional' as const),
      }),
      { maxLength: 9 },
    );
    const barred = fc.array(fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 3 }), {
      maxLength: 2,
    });
    fc.assert(
      fc.property(
        units,
        fc.nat(12),
        fc.option(fc.nat(40)),
        barred,
        (made, optionalLeast, sizeTop, sets) => {
          const rules: CombinationRules = {
            units: made.map((one, index) => ({ ...one, reference: `U${index}` })),
            optionalLeast,
            sizeTop,
            barred: sets.map((set) => set.map((index) => `U${index}`)),
          };
          expect(reachable(rules)).toEqual(bruteForce(rules));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('calls lawful exactly the choices that get no blocking finding', () => {
    fc.assert(
      fc.property(fc.subarray([...RULES.units]), (chosen) => {
        const references = chosen.map(({ reference }) => reference);
        const blocked = judgeChoice(RULES, references).some(({ outcome }) => outcome === 'block');
        expect(blocked).toBe(!isLawful(RULES, chosen));
      }),
    );
  });
});

const total = (units: readonly CombinationUnit[], what: 'credit' | 'guidedHours') =>
  units.reduce((sum, one) => sum + one[what], 0);

function isLawful(rules: CombinationRules, chosen: readonly CombinationUnit[]): boolean {
  const optional = chosen.filter(({ group }) => group === 'optional');
  return (
    rules.units.every((one) => one.group === 'optional' || chosen.includes(one)) &&
    total(optional, 'credit') >= rules.optionalLeast &&
    (rules.sizeTop === null || total(chosen, 'credit') <= rules.sizeTop) &&
    !(rules.barred ?? []).some((set) =>
      set.every((reference) => chosen.some((one) => one.reference === reference)),
    )
  );
}

function bruteForce(rules: CombinationRules) {
  const mandatory = rules.units.filter(({ group }) => group === 'mandatory');
  const optional = rules.units.filter(({ group }) => group === 'optional');
  const lawful: { credit: number; hours: number; spare: boolean }[] = [];
  for (let mask = 0; mask < 2 ** optional.length; mask++) {
    const picked = optional.filter((_, index) => mask & (1 << index));
    const chosen = [...mandatory, ...picked];
    if (!isLawful(rules, chosen)) continue;
    const credit = total(picked, 'credit');
    lawful.push({
      credit: total(chosen, 'credit'),
      hours: total(chosen, 'guidedHours'),
      spare: picked.some((one) => credit - one.credit >= rules.optionalLeast),
    });
  }
  if (lawful.length === 0) return null;
  const credits = lawful.map(({ credit }) => credit);
  const hours = lawful.map(({ hours }) => hours);
  const tight = lawful.filter(({ spare }) => !spare).map(({ hours }) => hours);
  const least = total(mandatory, 'credit') + rules.optionalLeast;
  return {
    leastCredit: Math.min(...credits),
    mostCredit: Math.max(...credits),
    leastHours: Math.min(...hours),
    mostHours: Math.max(...hours),
    mostHoursWithoutSpare: Math.max(...tight),
    exactly: credits.includes(least),
  };
}
