import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CombinationRules,
  creditOf,
  judgeChoice,
} from '../../rules/combination/combination.ts';
import { type AchievedUnit, type GateFacts, unitStands, whatStands } from './gates.ts';

const unit = (reference: string, credit: number, group: 'mandatory' | 'optional') => ({
  reference,
  credit,
  guidedHours: credit * 5,
  group,
});
/** 22 mandatory credits and at least 6 optional ones, at most 36 in all: the shape of the built-in framework. */
const RULES: CombinationRules = {
  units: [
    ...[1, 2, 3, 4, 5, 6, 7].map((at) => unit(`M${at}`, 2, 'mandatory')),
    unit('M8', 3, 'mandatory'),
    unit('M9', 5, 'mandatory'),
    unit('A', 6, 'optional'),
    unit('B', 5, 'optional'),
    unit('C', 4, 'optional'),
    unit('D', 3, 'optional'),
  ],
  optionalLeast: 6,
  sizeTop: 36,
  sizeLeast: 13,
};
const MANDATORY = RULES.units
  .filter(({ group }) => group === 'mandatory')
  .map((one) => one.reference);
const has = (references: readonly string[], more: Partial<AchievedUnit> = {}) =>
  references.map((reference) => ({
    reference,
    decidedOn: '2026-10-01',
    ratified: true,
    signed: true,
    ...more,
  }));
const facts = (achieved: readonly AchievedUnit[], more: Partial<GateFacts> = {}): GateFacts => ({
  rules: RULES,
  achieved,
  on: '2026-11-23',
  stopsExpired: false,
  approvals: { centre: true, qualification: true },
  tariff: { directClaims: true },
  registered: true,
  appeals: [],
  unitRoute: true,
  ...more,
});
const rulesOf = (given: GateFacts) =>
  whatStands(given).missing.map(({ rule, outcome }) => `${rule} ${outcome}`);

describe('what a learner has of a qualification', () => {
  test('R3 R4 R94 is enough with every mandatory unit and six optional credits', () => {
    expect(whatStands(facts(has([...MANDATORY, 'A'])))).toMatchObject({
      mandatoryCredit: 22,
      optionalCredit: 6,
      extra: [],
      missing: [],
      passes: true,
    });
    expect(rulesOf(facts(has([...MANDATORY.slice(1), 'A', 'B'])))).toContain('R94 block');
    expect(rulesOf(facts(has([...MANDATORY, 'B'])))).toEqual(['R3 block', 'R94 block']);
    expect(whatStands(facts(has(['M1']))).missing.map(({ rule }) => rule)).toContain('R2');
  });

  test('R5 R95 stays within the size: what goes beyond 36 credits is an extra unit on the transcript', () => {
    const all = whatStands(facts(has([...MANDATORY, 'A', 'B', 'C', 'D'])));
    expect(all).toMatchObject({ optionalCredit: 14, extra: ['C'], passes: true });
    expect(all.counted).toEqual([...MANDATORY, 'A', 'B', 'D']);
  });

  test('R73 counts ratified units only, and says which wait', () => {
    const given = [...has(MANDATORY), ...has(['A'], { ratified: false })];
    expect(whatStands(facts(given))).toMatchObject({ passes: false, optionalCredit: 0 });
    expect(rulesOf(facts(given))).toContain('R73 warn');
  });

  test('R15 R17 R40 R91 asks the approvals, the tariff, the registration and the signature', () => {
    const whole = has([...MANDATORY, 'A'], { signed: false });
    expect(rulesOf(facts(whole))).toEqual([]);
    expect(rulesOf(facts(whole, { tariff: { directClaims: false } }))).toEqual(['R91 block']);
    expect(
      rulesOf(
        facts(whole, {
          approvals: { centre: false, qualification: false },
          tariff: null,
          registered: false,
        }),
      ),
    ).toEqual(['R15 block', 'R15 block', 'R17 block', 'R40 block']);
  });

  test('R12 W28 warns of a unit that had ended when it was achieved, or stops as the centre chose', () => {
    const rules = {
      ...RULES,
      units: RULES.units.map((one) =>
        one.reference === 'M7' ? { ...one, expiresOn: '2017-08-31' } : one,
      ),
    };
    const whole = has([...MANDATORY, 'A']);
    expect(rulesOf(facts(whole, { rules }))).toEqual(['R12 warn']);
    expect(rulesOf(facts(whole, { rules, stopsExpired: true }))).toEqual(['R12 block']);
    const early = has([...MANDATORY, 'A'], { decidedOn: '2017-08-31' });
    expect(rulesOf(facts(early, { rules, stopsExpired: true }))).toEqual([]);
  });

  test('R92 waits while an appeal on a needed unit is open, and says whom to ask; on another it does not', () => {
    const appeal = (unitReference: string) => ({
      appeals: [{ unitReference, because: 'Open.', clears: 'Ask Aidan Ash to answer it.' }],
    });
    const whole = has([...MANDATORY, 'A']);
    expect(whatStands(facts(whole, appeal('m7'))).missing).toMatchObject([
      { rule: 'R92', outcome: 'block', clears: 'Ask Aidan Ash to answer it.' },
    ]);
    expect(rulesOf(facts(whole, appeal('A')))).toEqual(['R92 block']);
    expect(rulesOf(facts(whole, appeal('B')))).toEqual([]);
    expect(unitStands(facts(has(['A']), appeal('M7')), 'A')).toEqual([]);
    expect(unitStands(facts(has(['A']), appeal('A')), 'A')).toMatchObject([{ rule: 'R92' }]);
  });

  test('R10 R93 is a whole unit, achieved and ratified, on the unit route', () => {
    const rules = (achieved: readonly AchievedUnit[], reference = 'A') =>
      unitStands(facts(achieved), reference).map(({ rule, outcome }) => `${rule} ${outcome}`);
    expect(rules(has(['A']))).toEqual([]);
    expect(rules(has(['B']))).toEqual(['R9 block']);
    expect(rules(has(['A'], { ratified: false }))).toEqual(['R73 block']);
    expect(rules(has(['A']), 'A.1')).toEqual(['R9 block']);
    const off = unitStands(facts(has(['A']), { unitRoute: false }), 'A');
    expect(off).toMatchObject([{ rule: 'R93', outcome: 'block' }]);
    expect(rulesOf(facts(has([...MANDATORY, 'A']), { unitRoute: false }))).toEqual([]);
  });

  test('never counts more than the rules allow, and never loses by one more unit', () => {
    const references = RULES.units.map(({ reference }) => reference);
    fc.assert(
      fc.property(
        fc.subarray(references),
        fc.constantFrom(...references),
        fc.subarray(['A', 'B', 'C', 'D'], { minLength: 2, maxLength: 3 }),
        (owned, more, barred) => {
          const rules = { ...RULES, barred: [barred] };
          const now = whatStands(facts(has(owned), { rules }));
          const then = whatStands(facts(has([...new Set([...owned, more])]), { rules }));
          const credit = (names: readonly string[]) =>
            creditOf(rules.units.filter(({ reference }) => names.includes(reference)));
          expect([...now.counted, ...now.extra].sort()).toEqual([...owned].sort());
          expect(credit(now.counted)).toBeLessThanOrEqual(36);
          expect(barred.every((name) => now.counted.includes(name))).toBe(false);
          if (now.passes) {
            expect(judgeChoice(rules, now.counted)).toEqual([]);
            expect(then.passes).toBe(true);
          }
          expect(credit(then.counted)).toBeGreaterThanOrEqual(credit(now.counted));
        },
      ),
      { numRuns: 300 },
    );
  });
});
