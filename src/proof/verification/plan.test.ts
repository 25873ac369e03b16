import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lotOf } from './draw.ts';
import {
  asksFor,
  type LearnerUnit,
  type PlanRules,
  planOf,
  riskOf,
  type Verifier,
} from './plan.ts';

const RULES: PlanRules = { percent: 15, assessorPercent: new Map(), seed: 'checkpoint 41' };
const IVAN: Verifier = { memberId: 'ivan', unitIds: null, tiedTo: new Set() };
const IRIS: Verifier = { memberId: 'iris', unitIds: null, tiedTo: new Set() };

const unit = (learner: string, of: string, more: Partial<LearnerUnit> = {}): LearnerUnit => ({
  key: `${learner} ${of}`,
  learnerId: learner,
  unitId: of,
  assessorId: 'aidan',
  adviserIds: [],
  methods: ['record'],
  sites: ['Leeds'],
  special: false,
  party: false,
  firstOfNew: false,
  ...more,
});

/** So many learners with so many units each. */
const cohort = (learners: number, units: number, more: Partial<LearnerUnit> = {}) =>
  Array.from({ length: learners * units }, (_, at) =>
    unit(`learner ${Math.floor(at / units)}`, `RPC${at % units}`, more),
  );

const few = fc.constantFrom('a', 'b', 'c', 'd');
const bases = fc
  .uniqueArray(
    fc.record({
      learner: fc.integer({ min: 0, max: 8 }),
      of: fc.integer({ min: 0, max: 6 }),
      assessor: fc.option(few),
      methods: fc.uniqueArray(fc.constantFrom('record', 'observation', 'questioning')),
      sites: fc.uniqueArray(few, { maxLength: 3 }),
      adviser: fc.option(few),
      special: fc.boolean(),
      party: fc.boolean(),
      firstOfNew: fc.boolean(),
    }),
    { selector: ({ learner, of }) => `${learner} ${of}`, maxLength: 40 },
  )
  .map((all) =>
    all.map(({ learner, of, assessor, adviser, ...rest }) =>
      unit(`learner ${learner}`, `unit ${of}`, {
        ...rest,
        assessorId: assessor,
        adviserIds: adviser === null ? [] : [adviser],
      }),
    ),
  );
const rules = fc.record({
  percent: fc.constantFrom(0, 10, 15, 20, 30, 100),
  assessorPercent: fc
    .uniqueArray(fc.tuple(few, fc.integer({ min: 0, max: 100 })), { selector: ([who]) => who })
    .map((pairs) => new Map(pairs)),
  seed: fc.string({ maxLength: 8 }),
});
const VERIFIERS: readonly Verifier[] = [
  { memberId: 'a', unitIds: null, tiedTo: new Set(['learner 1']) },
  { memberId: 'b', unitIds: new Set(['unit 1', 'unit 2']), tiedTo: new Set() },
  { memberId: 'v', unitIds: null, tiedTo: new Set(['learner 0']) },
];
const keys = (plan: ReturnType<typeof planOf>) => new Set(plan.sample.map(({ key }) => key));

describe('a sampling plan', () => {
  test('R77 takes at least the tariff’s percentage of learner-units, rounded up', () => {
    expect(asksFor(15, 20)).toBe(3);
    expect(asksFor(15, 21)).toBe(4);
    expect(asksFor(10, 10)).toBe(1);
    expect(asksFor(30, 0)).toBe(0);
    expect(asksFor(20, 35)).toBe(7);
    expect(planOf(cohort(30, 4), [IVAN], RULES).sample).toHaveLength(18);
    fc.assert(
      fc.property(bases, rules, (base, given) => {
        const plan = planOf(base, VERIFIERS, given);
        expect(plan.asked).toBe(asksFor(given.percent, base.length));
        expect(plan.sample.length).toBeGreaterThanOrEqual(plan.asked);
        expect(keys(plan).size).toBe(plan.sample.length);
      }),
      { numRuns: 200 },
    );
  });

  test('R78 has every special case, whatever the percentage, and W34 all in whose work the assessor had a hand', () => {
    fc.assert(
      fc.property(bases, rules, (base, given) => {
        const plan = keys(planOf(base, VERIFIERS, given));
        for (const one of base) {
          if (one.special || one.party || one.firstOfNew) expect(plan).toContain(one.key);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('W25 shows every assessor, unit, method and site at least once, with few', () => {
    const base = [
      ...cohort(10, 3),
      unit('Lena', 'RPC1', {
        assessorId: 'anna',
        sites: ['Leeds', 'York'],
        methods: ['observation'],
      }),
      unit('Lena', 'RPC2', { assessorId: 'anna', sites: ['York'] }),
    ];
    const { sample } = planOf(base, [IVAN], { ...RULES, percent: 0 });
    expect(sample.map(({ key }) => key)).toContain('Lena RPC1');
    expect(sample.length).toBeLessThanOrEqual(4);
    fc.assert(
      fc.property(bases, rules, (all, given) => {
        const plan = keys(planOf(all, VERIFIERS, given));
        const shown = all.filter(({ key }) => plan.has(key));
        const every = (of: (one: LearnerUnit) => readonly (string | null)[]) =>
          expect(new Set(shown.flatMap(of))).toEqual(new Set(all.flatMap(of)));
        every(({ assessorId }) => (assessorId === null ? [] : [assessorId]));
        every(({ unitId }) => [unitId]);
        every(({ methods }) => methods);
        every(({ sites }) => sites);
      }),
      { numRuns: 200 },
    );
  });

  test('R83 poor samples of an assessor enlarge what is asked of them, and nothing ever shrinks it', () => {
    expect(riskOf(15, 0, 0)).toBe(0);
    expect(riskOf(15, 1, 0)).toBe(30);
    expect(riskOf(20, 2, 45)).toBe(60);
    expect(riskOf(20, 9, 0)).toBe(100);
    const count = fc.integer({ min: 0, max: 12 });
    const percent = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(percent, count, percent, count, percent, (tariff, poor, rated, more, again) => {
        const before = riskOf(tariff, poor, rated);
        expect(riskOf(tariff, poor + more, Math.max(rated, again))).toBeGreaterThanOrEqual(before);
        expect(before).toBeGreaterThanOrEqual(rated);
        expect(before).toBeLessThanOrEqual(100);
      }),
      { numRuns: 200 },
    );
  });

  test('R74 what a verifier asked for stands in every plan, and says so', () => {
    const base = cohort(20, 2).map((one, at) => (at === 7 ? { ...one, asked: true } : one));
    const { sample } = planOf(base, [IVAN], { ...RULES, percent: 0 });
    const found = sample.find(({ key }) => key === base[7]?.key);
    expect(found?.why).toContainEqual({ why: 'asked', of: '' });
  });

  test('R83 grows with risk and never shrinks for it', () => {
    const base = [
      ...cohort(20, 2),
      ...cohort(20, 2, { assessorId: 'anna' }).map((one) => ({
        ...one,
        key: `anna ${one.key}`,
      })),
    ];
    const more = planOf(base, [IVAN], { ...RULES, assessorPercent: new Map([['anna', 50]]) });
    const hers = more.sample.filter(({ key }) => key.startsWith('anna'));
    expect(hers).toHaveLength(20);
    const less = planOf(base, [IVAN], { ...RULES, assessorPercent: new Map([['anna', 1]]) });
    expect(less.sample.length).toBeGreaterThanOrEqual(12);
    fc.assert(
      fc.property(bases, rules, fc.integer({ min: 0, max: 100 }), (all, given, risk) => {
        const before = planOf(all, VERIFIERS, { ...given, assessorPercent: new Map() });
        const raised = planOf(all, VERIFIERS, {
          ...given,
          assessorPercent: new Map([['a', risk]]),
        });
        expect(raised.sample.length).toBeGreaterThanOrEqual(before.sample.length);
      }),
      { numRuns: 100 },
    );
  });

  test('keeps what a smaller percentage asked for when it grows', () => {
    fc.assert(
      fc.property(bases, rules, (base, given) => {
        const small = keys(planOf(base, VERIFIERS, given));
        const large = keys(planOf(base, VERIFIERS, { ...given, percent: given.percent + 25 }));
        for (const key of small) {
          const why = planOf(base, VERIFIERS, given).sample.find((one) => one.key === key)?.why;
          if (why?.every((one) => one.why !== 'assessor_percent')) expect(large).toContain(key);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is the same for everybody who draws it again, whatever the order of the base', () => {
    fc.assert(
      fc.property(
        bases.chain((base) =>
          fc.tuple(fc.constant(base), fc.shuffledSubarray(base, { minLength: base.length })),
        ),
        rules,
        ([base, shuffled], given) => {
          expect(planOf(shuffled, VERIFIERS, given)).toEqual(planOf(base, VERIFIERS, given));
        },
      ),
      { numRuns: 100 },
    );
    const other = planOf(cohort(40, 3), [IVAN], { ...RULES, seed: 'checkpoint 42' });
    expect(keys(other)).not.toEqual(keys(planOf(cohort(40, 3), [IVAN], RULES)));
    const bySum = execFileSync('sha256sum', { input: 'checkpoint 41:Lena RPC1' }).toString();
    expect(lotOf('checkpoint 41', 'Lena RPC1')).toBe(bySum.slice(0, 64));
  });

  test('R30 gives nothing to the learner’s assessor, adviser or kin, shares the rest, and says where nobody may', () => {
    const shared = planOf(cohort(20, 2), [IVAN, IRIS], RULES);
    const of = (who: string) => shared.sample.filter(({ verifierId }) => verifierId === who).length;
    expect([of('ivan'), of('iris')]).toEqual([3, 3]);
    const own = planOf([unit('Lena', 'RPC1', { assessorId: 'ivan' })], [IVAN], RULES);
    expect(own).toMatchObject({
      sample: [{ verifierId: null }],
      impossible: [{ verifiers: [{ memberId: 'ivan', because: 'assessed' }] }],
    });
    fc.assert(
      fc.property(bases, rules, (base, given) => {
        const plan = planOf(base, VERIFIERS, given);
        const byKey = new Map(base.map((one) => [one.key, one]));
        for (const { key, verifierId } of plan.sample) {
          const one = byKey.get(key);
          const verifier = VERIFIERS.find(({ memberId }) => memberId === verifierId);
          if (verifierId === null) {
            expect(plan.impossible.find((each) => each.key === key)?.verifiers).toHaveLength(3);
            continue;
          }
          expect([one?.assessorId, one?.learnerId, ...(one?.adviserIds ?? [])]).not.toContain(
            verifierId,
          );
          expect(verifier?.tiedTo.has(one?.learnerId ?? '')).toBe(false);
          expect(verifier?.unitIds?.has(one?.unitId ?? '') ?? true).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('W25 looks at interim and final stages of each assessor who has two in it', () => {
    const { sample } = planOf(cohort(40, 2), [IVAN], RULES);
    const stages = sample.flatMap((one) => one.stages);
    expect(stages.filter((stage) => stage === 'interim').length).toBe(6);
    expect(stages.filter((stage) => stage === 'final').length).toBe(6);
    const [first] = planOf([unit('Lena', 'RPC1', { firstOfNew: true })], [IVAN], RULES).sample;
    expect(first?.stages).toEqual(['interim', 'final']);
  });
});
