import { expect, test } from 'vitest';
import { COVERED } from './schema.ts';
import { plannedEnd, stateAt, stepWords, topicsLeft, type WayFacts, wayFindings } from './way.ts';

const ON_TRACK: WayFacts = {
  today: '2026-11-23',
  frameworkCode: 'REC-L2-RR',
  startedOn: '2026-09-01',
  state: 'in_learning',
  plannedEndOn: '2028-03-01',
  covered: Object.keys(COVERED),
  passes: true,
  supported: true,
  topicsLeft: [],
  audited: true,
  plan: {
    number: 2,
    nextOn: '2026-12-10',
    agreed: true,
    actions: [
      { what: 'Search', resources: '', dueOn: '2026-12-01', unit: 'RPC2', doneOn: null },
      { what: 'Read', resources: '', dueOn: '2026-10-01', unit: null, doneOn: '2026-09-30' },
    ],
  },
  nextReviewOn: null,
  firstClaimOn: null,
  minutes: {},
  nextStepAdvised: false,
};

const rules = (more: Partial<WayFacts>) =>
  wayFindings({ ...ON_TRACK, ...more }).map(({ rule, outcome }) => `${rule} ${outcome}`);

test('nothing is said of a learner who is on track', () => {
  expect(rules({})).toEqual([]);
  expect(stepWords(ON_TRACK)).toBe('Plan 2');
});

test('R36 R38 R39 advice is documented and covers the employer, the demands and the evidence', () => {
  expect(rules({ covered: null })).toEqual(['R39 warn']);
  expect(rules({ covered: ['knowledge'] })).toEqual(['R36 warn', 'R38 warn']);
  expect(rules({ supported: false })).toEqual(['R38 warn']);
});

test('R37 R41 R43 what stops the way is said as a stop, what lacks as a warning', () => {
  expect(rules({ passes: null, topicsLeft: ['rights'] })).toEqual(['R37 block']);
  expect(rules({ passes: false })).toEqual(['R37 block']);
  expect(rules({ topicsLeft: ['rights'], audited: false })).toEqual(['R41 block', 'R43 warn']);
  expect(topicsLeft([{ topics: ['outline', 'rights'] }, { topics: ['study'] }])).toEqual([
    'membership',
    'format',
    'assessment',
    'support',
  ]);
});

test('R45 a plan is missing, not agreed, late or past its next meeting', () => {
  const plan = ON_TRACK.plan;
  if (!plan) throw new Error('The learner has a plan.');
  expect(rules({ plan: null })).toEqual(['R45 warn']);
  expect(rules({ plan: { ...plan, agreed: false } })).toEqual(['R45 warn']);
  expect(
    rules({ today: '2026-12-11', plan, firstClaimOn: '2026-10-01', nextReviewOn: '2027-01-01' }),
  ).toEqual(['R45 warn', 'R45 warn']);
});

test('R71 a first unit is claimed within twelve weeks, and C6 a review of three held', () => {
  const plan = null;
  const by = (today: string) => rules({ today, plan }).filter((line) => !line.startsWith('R45'));
  expect(by('2026-11-24')).toEqual([]);
  expect(by('2026-11-25')).toEqual(['R71 warn', 'C6 warn']);
  expect(rules({ today: '2026-11-25', firstClaimOn: '2026-10-01' })).toEqual(['C6 warn']);
});

test('R8 U32 time and length are held against the specification, the next step at the end', () => {
  const done = { state: 'completed', nextStepAdvised: true } as const;
  expect(
    rules({
      ...done,
      nextStepAdvised: false,
      minutes: { guided: 8000, induction: 60, tutorial: 120 },
    }),
  ).toEqual(['U32 warn']);
  expect(rules({ ...done, minutes: { guided: 7740, induction: 60, tutorial: 120 } })).toEqual([]);
  expect(rules({ ...done, minutes: { guided: 9720, induction: 59 } })).toEqual([
    'R8 warn',
    'R8 warn',
    'R8 warn',
  ]);
  expect(rules({ ...done, frameworkCode: 'ST0321' })).toEqual([]);
  expect(rules({ plannedEndOn: '2026-11-22' })).toEqual(['R8 warn']);
});

test('C7 nobody on a break or gone is late, and a break moves the planned end', () => {
  expect(rules({ state: 'break', covered: null, plan: null })).toEqual([]);
  expect(rules({ state: 'withdrawn', passes: null })).toEqual([]);
  const states = [
    { state: 'break', fromOn: '2026-10-01', newEndOn: '2028-06-01' },
    { state: 'in_learning', fromOn: '2026-12-01', newEndOn: null },
  ] as const;
  expect(stateAt(states, '2026-09-30')).toBeUndefined();
  expect(stateAt(states, '2026-11-30')?.state).toBe('break');
  expect(plannedEnd('2026-09-01', 'REC-L2-RR', [])).toBe('2028-03-01');
  expect(plannedEnd('2026-09-01', 'REC-L2-RR', states)).toBe('2028-06-01');
});
