import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '../../lib/days.ts';
import { checkNightWork, type NightWorkFacts } from './night-work.ts';
import { nightWorker } from './night-worker.ts';
import { factsOn, noOtherWork, shift } from './work.fixtures.ts';
import type { Stint } from './work.ts';

const MONDAY = '2026-01-05';
const offered = { id: 'h-1', offeredOn: '2026-01-02', result: 'fit' } as const;

/** Shifts on these days of each week (0 Monday) for so many weeks. */
function weekly(days: readonly number[], weeks: number, from: string, to: string): Stint[] {
  return Array.from({ length: weeks }, (_, week) =>
    days.map((day) => shift(addDays(MONDAY, week * 7 + day), from, to)),
  ).flat();
}

function lastOf(stints: readonly Stint[], more: Partial<NightWorkFacts> = {}): NightWorkFacts {
  const sorted = [...stints].sort((a, b) => a.start - b.start);
  return {
    ...factsOn(sorted.slice(-1), { stints: sorted.slice(0, -1) }),
    since: dayNumber(MONDAY),
    hazard: false,
    health: offered,
    ...more,
  };
}

const rules = (facts: NightWorkFacts) =>
  checkNightWork(facts).map(({ rule, outcome }) => `${rule} ${outcome}`);

describe('the average of a night worker', () => {
  it('of exactly 8 hours passes, and a minute more blocks, opted out or not', () => {
    const twelve = weekly([0, 1, 2, 3], 17, '19:00', '07:00'); // 68 x 12 h / 102 = 8 h
    const summer = twelve.map((one) => ({ ...one, end: one.start + 720 }));
    expect(rules(lastOf(summer))).toEqual([]);
    const last = summer.at(-1) as Stint;
    const more = lastOf([...summer.slice(0, -1), { ...last, end: last.end + 1 }]);
    expect(checkNightWork(more)).toMatchObject([
      {
        rule: 'WTR-NIGHT-8',
        outcome: 'block_override',
        figures: { totalMinutes: 816 * 60 + 1, divisorDays: 102, nights: 68, daysWorked: 68 },
      },
    ]);
    expect(checkNightWork(more)[0]?.because).toMatch(
      /^8 h 01 of work a day on average \(816 h 01 over 102 days/,
    );
  });

  it('is asked of those with most nights, left to a person from one in three, and not below', () => {
    const of = (nights: number, days: number) => [
      ...weekly(
        Array.from({ length: nights }, (_, i) => i),
        17,
        '20:00',
        '08:00',
      ),
      ...weekly(
        Array.from({ length: days }, (_, i) => nights + 1 + i),
        17,
        '09:00',
        '21:00',
      ),
    ];
    expect(rules(lastOf(of(3, 2)))).toContain('WTR-NIGHT-8 block_override');
    expect(rules(lastOf(of(2, 3)))).toEqual(['WTR-NIGHT-8 escalate']);
    expect(rules(lastOf(of(1, 4)))).toEqual([]);
    expect(checkNightWork(lastOf(of(2, 3)))[0]).toMatchObject({ stops: false });
  });

  it('counts a sleep-in and not on call at home, and hours declared for others', () => {
    const nights = (kind: Stint['kind']) =>
      weekly([0, 1, 2, 3, 4], 17, '22:00', '08:00').map((one) => ({ ...one, kind }));
    expect(rules(lastOf(nights('sleep_in')))).toEqual(['WTR-NIGHT-8 block_override']);
    expect(rules(lastOf(nights('on_call')))).toEqual([]);
    const short = weekly([0, 1, 2, 3], 17, '23:00', '06:00');
    expect(rules(lastOf(short))).toEqual([]);
    expect(rules(lastOf(short, { other: { ...noOtherWork, hoursPerWeek: 24 } }))).toEqual([
      'WTR-NIGHT-8 block_override',
    ]);
  });

  it('runs from the first day of work in the first 17 weeks', () => {
    const first = lastOf(weekly([0, 1, 2, 3, 4], 1, '20:00', '06:00')); // 50 h / 6 days
    expect(checkNightWork(first)).toMatchObject([
      { rule: 'WTR-NIGHT-8', figures: { divisorDays: 6, averageMinutes: 500 } },
    ]);
  });

  it('is that of the night time agreed, and the law knows none before 1998', () => {
    const late = weekly([0, 1, 2, 3, 4], 17, '15:00', '01:00'); // 2 h from 23:00, 3 h from 22:00
    expect(rules(lastOf(late))).toEqual([]);
    expect(rules(lastOf(late, { window: { from: '22:00', to: '05:00' } }))).toEqual([
      'WTR-NIGHT-8 block_override',
    ]);
    const then = shift('1998-09-28', '20:00', '08:00');
    expect(checkNightWork({ ...lastOf([then]), since: dayNumber('1998-09-28') })).toEqual([]);
  });

  it('knows night workers by whole fractions', () => {
    expect([nightWorker(0, 0), nightWorker(1, 3), nightWorker(33, 100)]).toEqual([
      'no',
      'maybe',
      'no',
    ]);
    expect([nightWorker(1, 2), nightWorker(51, 100)]).toEqual(['maybe', 'yes']);
  });
});

describe('night work at special hazard', () => {
  const week = (to: string) => weekly([0, 1, 2], 2, '22:00', to);

  it('blocks over 8 hours in 24 with night work', () => {
    expect(rules(lastOf(week('06:00'), { hazard: true }))).toEqual([]);
    expect(checkNightWork(lastOf(week('06:30'), { hazard: true }))).toMatchObject([
      {
        rule: 'WTR-NIGHT-HAZ',
        outcome: 'block_override',
        figures: { minutes: 510, limitMinutes: 480 },
      },
    ]);
  });

  it('adds the day shift before the night, for whichever hirer', () => {
    const night = shift('2026-01-12', '23:00', '05:00');
    const day = shift('2026-01-12', '14:00', '17:00');
    const before = weekly([0, 1, 2], 1, '22:00', '06:00');
    expect(checkNightWork(lastOf([...before, day, night], { hazard: true }))).toMatchObject([
      { rule: 'WTR-NIGHT-HAZ', figures: { minutes: 540 } },
    ]);
  });

  it('goes on the list where the hazard is not known', () => {
    const { hazard: _, ...unknown } = lastOf(week('07:00'));
    expect(checkNightWork(unknown)).toMatchObject([
      { rule: 'WTR-NIGHT-HAZ', outcome: 'escalate', stops: false },
    ]);
    expect(rules(lastOf(week('07:00'), { hazard: false }))).toEqual([]);
  });

  it('is no question by day, nor for one night in many days', () => {
    expect(rules(lastOf(weekly([0, 1, 2], 2, '07:00', '19:00'), { hazard: true }))).toEqual([]);
    const oneNight = [
      ...weekly([0, 1, 2, 3], 2, '09:00', '13:00'),
      shift('2026-01-16', '20:00', '06:00'),
    ];
    expect(rules(lastOf(oneNight, { hazard: true }))).toEqual([]);
  });
});

describe('the health assessment of a night worker', () => {
  const nights = weekly([0, 1, 2], 1, '22:00', '06:00');
  const withHealth = (health: NightWorkFacts['health'], more = {}) => {
    const { health: _, ...rest } = lastOf(nights, more);
    return checkNightWork(health ? { ...rest, health } : rest);
  };

  it('has to be offered before the first night', () => {
    expect(withHealth(undefined)).toMatchObject([
      {
        rule: 'WTR-NIGHT-HEALTH',
        outcome: 'block',
        because: 'No health assessment was offered; a night worker has one before the first.',
      },
    ]);
    expect(withHealth({ offeredOn: '2026-01-08', result: 'fit' })).toMatchObject([
      { outcome: 'block' },
    ]);
    expect(withHealth({ offeredOn: '2026-01-07', result: 'fit' })).toEqual([]);
  });

  it('stops nights where it found the worker unfit, also one night now and then', () => {
    expect(withHealth({ ...offered, result: 'unfit' })).toMatchObject([
      {
        outcome: 'block',
        clears: 'Offer day work the worker is suited to (reg 7(6)).',
        restsOn: [{ id: 'h-1' }, {}],
      },
    ]);
    const oneNight = [
      ...weekly([0, 1, 2, 3], 2, '09:00', '13:00'),
      shift('2026-01-16', '20:00', '06:00'),
    ];
    expect(rules(lastOf(oneNight, { health: { ...offered, result: 'unfit' } }))).toEqual([
      'WTR-NIGHT-HEALTH block',
    ]);
    const { health: _, ...none } = lastOf(oneNight);
    expect(checkNightWork(none)).toEqual([]);
  });

  it('goes on the list where nobody knows what came of it, and where it is open who is a night worker', () => {
    expect(withHealth({ ...offered, result: 'unknown' })).toMatchObject([
      { outcome: 'escalate', stops: false },
    ]);
    const half = [...weekly([0, 1], 2, '09:00', '13:00'), ...weekly([3, 4], 2, '22:00', '06:00')];
    const { health: _, ...none } = lastOf(half);
    expect(checkNightWork(none)).toMatchObject([
      { rule: 'WTR-NIGHT-HEALTH', outcome: 'escalate', stops: false },
    ]);
  });

  it('is offered again every 12 months, by our policy', () => {
    expect(withHealth({ offeredOn: '2025-01-07', result: 'fit' })).toEqual([]);
    expect(withHealth({ offeredOn: '2025-01-06', result: 'fit' })).toMatchObject([
      { outcome: 'warn' },
    ]);
  });

  it('is of health and capacities under 18', () => {
    expect(withHealth(offered, { age: 17 })).toMatchObject([
      { outcome: 'block', source: 'Working Time Regulations 1998, reg 7(2)' },
    ]);
    expect(withHealth({ ...offered, capacities: true }, { age: 17 })).toEqual([]);
    expect(withHealth(undefined, { age: 17, nation: 'northern-ireland' })).toMatchObject([
      { outcome: 'block', source: 'Working Time Regulations (Northern Ireland) 2016' },
    ]);
  });
});
