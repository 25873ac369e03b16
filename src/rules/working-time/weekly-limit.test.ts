import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../lib/days.ts';
import { averageMinutes, highestAverage, judgeAverage } from './average-week.ts';
import { checkWeeklyLimit, type WeeklyLimitFacts } from './weekly-limit.ts';
import { daysAt, factsOn, noOtherWork, shift, weeksOf } from './work.fixtures.ts';
import type { Stint } from './work.ts';

const SINCE = dayNumber('2026-01-05');

function limitFacts(
  proposed: readonly Stint[],
  stints: readonly Stint[],
  more: Partial<WeeklyLimitFacts> = {},
): WeeklyLimitFacts {
  return { ...factsOn(proposed, { stints }), since: SINCE, optedOut: false, ...more };
}

describe('the average working week', () => {
  const fullWeeks = weeksOf('2026-01-05', 20, '08:00', '17:00'); // 45 h a week

  it('passes well under 44 hours without a word', () => {
    const stints = weeksOf('2026-01-05', 20, '09:00', '16:00');
    expect(checkWeeklyLimit(limitFacts([shift('2026-05-25', '09:00', '16:00')], stints))).toEqual(
      [],
    );
  });

  it('warns from 44 hours, by our policy', () => {
    const found = checkWeeklyLimit(limitFacts([shift('2026-05-25', '09:00', '16:00')], fullWeeks));
    expect(found).toMatchObject([{ rule: 'WTR-48', outcome: 'warn' }]);
    expect(found[0]?.source).toContain('policy');
  });

  it('of exactly 48 hours is lawful, and a minute more is not', () => {
    const stints = weeksOf('2026-01-05', 17, '08:00', '17:36'); // 48 h a week
    const last = stints.at(-1) as Stint;
    const exact = limitFacts([last], stints.slice(0, -1));
    expect(highestAverage(exact).perWeek).toBe(48 * 60);
    expect(checkWeeklyLimit(exact)).toMatchObject([{ outcome: 'warn' }]);
    const more = limitFacts([{ ...last, end: last.end + 1 }], stints.slice(0, -1));
    expect(checkWeeklyLimit(more)).toMatchObject([{ outcome: 'block_override' }]);
    expect(checkWeeklyLimit(more)[0]?.because).toMatch(/^48 h 01 a week/);
  });

  it('over 48 hours blocks, names the figure and what would clear it', () => {
    const stints = weeksOf('2026-01-05', 17, '07:00', '17:00');
    const found = checkWeeklyLimit(limitFacts(stints.slice(-1), stints.slice(0, -1)));
    expect(found).toMatchObject([
      {
        outcome: 'block_override',
        because:
          '50 h a week on average over 17 weeks from Mon 5 Jan to Sun 3 May; the limit is 48 h without an opt-out.',
        source: 'Working Time Regulations 1998, reg 4(1) and (6)',
        clears: expect.stringContaining('opt-out'),
      },
    ]);
  });

  it('over 48 hours with an opt-out is allowed and recorded', () => {
    const stints = weeksOf('2026-01-05', 17, '07:00', '17:00');
    const facts = limitFacts(stints.slice(-1), stints.slice(0, -1), { optedOut: true });
    expect(checkWeeklyLimit(facts)).toMatchObject([{ outcome: 'record' }]);
  });

  it('does not pass a leave-taker: days of leave are made up by the days worked after', () => {
    const before = weeksOf('2026-01-05', 15, '07:00', '17:00'); // 50 h, then two weeks of leave
    const after = weeksOf('2026-05-04', 2, '07:00', '17:00');
    const leave = weeksOf('2026-04-20', 2, '07:00', '17:00').map(({ label }) => label.slice(0, 10));
    const facts = limitFacts(before.slice(-1), [...before.slice(0, -1), ...after], {
      since: dayNumber('2025-01-06'),
      excludedDays: daysAt(...leave),
    });
    const average = highestAverage(facts);
    expect([average.inPeriod, average.after]).toEqual([750 * 60, 100 * 60]);
    expect(average.perWeek).toBe(50 * 60);
    expect(averageMinutes(750 * 60, 0, 17) / 60).toBeCloseTo(44.1, 1);
    expect(checkWeeklyLimit(facts)).toMatchObject([{ outcome: 'block_override' }]);
  });

  it('counts the hours of work that stands on a day of leave, and makes up nothing for that day', () => {
    const stints = weeksOf('2026-01-05', 17, '07:00', '17:00');
    const facts = limitFacts(stints.slice(-1), stints.slice(0, -1), {
      since: dayNumber('2025-01-06'),
      excludedDays: daysAt('2026-04-27', '2026-04-28', '2026-04-29', '2026-04-30', '2026-05-01'),
    });
    expect(highestAverage(facts)).toMatchObject({ perWeek: 50 * 60, excluded: 0 });
  });

  it('is provisional while the days after leave are only booked, and warns what is to come', () => {
    const before = weeksOf('2026-01-05', 16, '07:00', '17:00');
    const proposed = [shift('2026-05-04', '07:00', '17:00')];
    const facts = limitFacts(proposed, before, {
      asOf: '2026-05-01',
      excludedDays: daysAt('2026-04-27', '2026-04-28', '2026-04-29', '2026-04-30', '2026-05-01'),
    });
    const found = checkWeeklyLimit(facts);
    expect(found).toMatchObject([{ outcome: 'warn', figures: { provisional: 'yes' } }]);
    expect(found[0]?.because).toContain('provisional on bookings');
    expect(found[0]?.because).toContain('over 48 h');
  });

  it('runs from the first day of work in the first 17 weeks', () => {
    const stints = [
      ...weeksOf('2026-06-01', 1, '07:00', '17:24'),
      ...weeksOf('2026-06-08', 1, '07:00', '17:00'),
      ...weeksOf('2026-06-15', 1, '07:00', '16:36'),
    ];
    const facts = limitFacts(stints.slice(-1), stints.slice(0, -1), {
      since: dayNumber('2026-06-01'),
    });
    expect(highestAverage(facts)).toMatchObject({ weeks: 3, perWeek: 50 * 60 });
    const firstDay = limitFacts([shift('2026-06-01', '07:00', '19:00')], [], {
      since: dayNumber('2026-06-01'),
    });
    expect(highestAverage(firstDay)).toMatchObject({ weeks: 1, perWeek: 12 * 60 });
  });

  it('adds declared hours for others to every week', () => {
    const stints = weeksOf('2026-01-05', 17, '09:00', '15:00'); // 30 h
    const facts = limitFacts(stints.slice(-1), stints.slice(0, -1), {
      other: { ...noOtherWork, hoursPerWeek: 20, id: 'said-1' },
    });
    const found = checkWeeklyLimit(facts);
    expect(found).toMatchObject([{ outcome: 'block_override' }]);
    expect(found[0]?.because).toContain('50 h a week');
    expect(found[0]?.because).toContain('20 h a week for others included');
    expect(found[0]?.restsOn?.at(-1)).toMatchObject({ kind: 'other-work', id: 'said-1' });
  });

  it('escalates to the list, without stopping, when other work is not known or no longer', () => {
    const proposed = [shift('2026-06-02', '09:00', '15:00')];
    const never = limitFacts(proposed, [], { other: undefined });
    expect(checkWeeklyLimit(never)).toMatchObject([{ outcome: 'escalate', stops: false }]);
    const lapsed = limitFacts(proposed, [], {
      other: { ...noOtherWork, answersUntil: '2026-05-31' },
    });
    expect(checkWeeklyLimit(lapsed)).toMatchObject([{ outcome: 'escalate', stops: false }]);
  });

  it('counts a sleep-in as working time, on call at home not, and breaks not', () => {
    const kinds = (kind: Stint['kind']) =>
      highestAverage(limitFacts([shift('2026-06-01', '22:00', '07:00', { kind })], [])).inPeriod;
    expect([kinds('sleep_in'), kinds('on_call'), kinds('waking')]).toEqual([540, 0, 540]);
    const broken = shift('2026-06-01', '09:00', '17:00', { breakMinutes: 30 });
    expect(highestAverage(limitFacts([broken], [])).inPeriod).toBe(450);
  });

  it('counts the hours that pass on the nights the clocks change', () => {
    const minutes = (date: string) =>
      highestAverage(limitFacts([shift(date, '22:00', '06:00')], [])).inPeriod;
    expect([minutes('2026-03-28'), minutes('2026-10-24')]).toEqual([420, 540]);
  });

  it('finds the worst of all periods that hold the proposed work', () => {
    const quiet = weeksOf('2026-01-05', 10, '09:00', '15:00');
    const busyAhead = weeksOf('2026-06-08', 16, '07:00', '18:00');
    const facts = limitFacts([shift('2026-06-02', '09:00', '15:00')], [...quiet, ...busyAhead]);
    expect(checkWeeklyLimit(facts)).toMatchObject([{ outcome: 'block_override' }]);
  });

  it('is the same as by adding up every window', () => {
    const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(offsets, fc.integer({ min: 1, max: 14 }), (days, hours) => {
        const sorted = [...days].sort((a, b) => a - b);
        const all = sorted.map((day) => bare(SINCE + day, hours));
        const middle = Math.floor(all.length / 2);
        const proposed = all[middle] as Stint;
        const stints = all.filter((stint) => stint !== proposed);
        const facts = limitFacts([proposed], stints, { since: SINCE - 200 });
        const proposedDay = SINCE + (sorted[middle] ?? 0);
        const last = SINCE + (sorted.at(-1) ?? 0);
        let worst = 0;
        for (let end = proposedDay; end <= Math.min(last, proposedDay + 118); end++) {
          const within = sorted.filter((day) => SINCE + day <= end && SINCE + day > end - 119);
          worst = Math.max(worst, (within.length * hours * 60) / 17);
        }
        expect(highestAverage(facts).perWeek).toBeCloseTo(worst, 6);
      }),
    );
  });
});

describe('an average', () => {
  it('is judged on the whole figure, not on what is printed', () => {
    expect(judgeAverage(averageMinutes(816 * 60, 0, 17), false)).toBe('pass');
    expect(judgeAverage(averageMinutes(816.5 * 60, 0, 17), false)).toBe('over');
    expect(judgeAverage(averageMinutes(816.5 * 60, 0, 17), true)).toBe('opted-out');
  });
});

function bare(day: number, hours: number): Stint {
  const start = day * 1440 + 240;
  const end = start + hours * 60;
  return { start, end, breakMinutes: 0, kind: 'waking', label: '', id: '', source: 'accepted' };
}
