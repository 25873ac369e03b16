import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../rules/finding.ts';
import { type Race, type Runner, rank } from './rank.ts';

const NOW = 29_000_000;
const race = (change: Partial<Race> = {}): Race => ({
  shiftIds: ['mon'],
  samePerson: 'no',
  night: false,
  payPence: 1300,
  now: NOW,
  ...change,
});
const runner = (displayName: string, change: Partial<Runner> = {}): Runner => ({
  personId: displayName.toLowerCase(),
  displayName,
  miles: 5,
  travelMiles: 20,
  availability: { state: 'available', saidAt: NOW - 60 },
  beenThere: { times: 0, last: null },
  worksNights: null,
  likesPlace: null,
  minimumPayPence: null,
  wantedMinutes: null,
  heldMinutes: 0,
  otherOffers: 0,
  saidYes: null,
  onThisLine: 0,
  findings: new Map(),
  ...change,
});
const block: Finding = { rule: 'WTR-48', outcome: 'block', because: '50 h', source: 'reg 4' };
const order = (runners: readonly Runner[], of: Race = race()) =>
  rank(runners, of).may.map(({ runner: { displayName } }) => displayName);

describe('the ranking of one shift', () => {
  it('puts first whoever said yes, then who knows the site, is free for sure, is near', () => {
    expect(
      order([
        runner('Far', { miles: 19 }),
        runner('Near', { miles: 1 }),
        runner('Unsure', { miles: 1, availability: { state: 'unknown', saidAt: null } }),
        runner('Known', { miles: 19, beenThere: { times: 8, last: NOW - 1440 } }),
        runner('Said', { miles: 19, saidYes: NOW - 5 }),
      ]),
    ).toEqual(['Said', 'Known', 'Near', 'Far', 'Unsure']);
  });

  it('puts who likes to go there before who would rather not, and says so', () => {
    const runners = [runner('Away', { likesPlace: false }), runner('Here', { likesPlace: true })];
    const { may } = rank(runners, race());
    expect(may.map((one) => one.runner.displayName)).toEqual(['Here', 'Away']);
    expect(may.map((one) => one.reasons.find(({ part }) => part === 'likes')?.points)).toEqual([
      20, -12,
    ]);
  });

  it('prefers fresh words, hours still wanted, enough pay, and few other offers', () => {
    const old = { state: 'available', saidAt: NOW - 60 * 1440 } as const;
    expect(order([runner('Old', { availability: old }), runner('Fresh')])).toEqual([
      'Fresh',
      'Old',
    ]);
    const wants = (heldMinutes: number) => ({ wantedMinutes: 1800, heldMinutes });
    expect(order([runner('Full', wants(1800)), runner('Free', wants(0))])).toEqual([
      'Free',
      'Full',
    ]);
    const asks = (minimumPayPence: number) => ({ minimumPayPence });
    expect(order([runner('Dear', asks(1400)), runner('Fair', asks(1200))])).toEqual([
      'Fair',
      'Dear',
    ]);
    expect(order([runner('Asked', { otherOffers: 3 }), runner('Quiet')])).toEqual([
      'Quiet',
      'Asked',
    ]);
    const night = race({ night: true });
    expect(
      order([runner('Day', { worksNights: false }), runner('Owl', { worksNights: true })], night),
    ).toEqual(['Owl', 'Day']);
  });

  it('never lets points outweigh a rule', () => {
    const star = runner('Star', {
      saidYes: NOW,
      beenThere: { times: 99, last: NOW },
      findings: new Map([['mon', [block]]]),
    });
    const { may, mayNot } = rank([star, runner('Plain', { miles: 200 })], race());
    expect(may.map(({ runner: { displayName } }) => displayName)).toEqual(['Plain']);
    expect(mayNot[0]?.findings).toEqual([{ ...block, shiftIds: ['mon'] }]);
  });

  it('says each reason once for all the shifts it is about', () => {
    const tom = runner('Tom', {
      findings: new Map([
        ['mon', [block]],
        ['tue', [block]],
      ]),
    });
    const { mayNot } = rank([tom], race({ shiftIds: ['mon', 'tue'], samePerson: 'must' }));
    expect(mayNot[0]?.findings).toEqual([{ ...block, shiftIds: ['mon', 'tue'] }]);
  });

  it('is the same whatever order the workers come in', () => {
    const runners = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('Rosa', 'Tom', 'Uma', 'Asha', 'Nora', 'Omar'),
        miles: fc.constantFrom(1, 5, 5, 20, null),
        times: fc.constantFrom(0, 0, 3),
      }),
      { selector: ({ name }) => name },
    );
    fc.assert(
      fc.property(runners, fc.infiniteStream(fc.nat()), (people, keys) => {
        const all = people.map(({ name, miles, times }) =>
          runner(name, { miles, beenThere: { times, last: null } }),
        );
        const shuffled = all
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(order(shuffled)).toEqual(order(all));
      }),
    );
  });
});
