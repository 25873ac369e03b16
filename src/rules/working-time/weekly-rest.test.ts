import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '../../lib/days.ts';
import { checkWeeklyRest, judgeWeeklyRest, restOwed } from './weekly-rest.ts';
import { factsOn, shift } from './work.fixtures.ts';
import type { Stint } from './work.ts';

/** The same shift on every day of a week from Monday 1 June 2026 except those left out. */
function week(from: string, to: string, off: readonly number[] = [], days = 7): Stint[] {
  return Array.from({ length: days }, (_, i) => i)
    .filter((i) => !off.includes(i))
    .map((i) => shift(addDays('2026-06-01', i), from, to));
}

function proposeLast(stints: readonly Stint[]) {
  return factsOn(stints.slice(-1), { stints: stints.slice(0, -1) });
}

describe('weekly rest', () => {
  it('is clean with two days off', () => {
    expect(checkWeeklyRest(proposeLast(week('08:00', '16:00', [5, 6])))).toEqual([]);
  });

  it('blocks with work on all seven days', () => {
    expect(checkWeeklyRest(proposeLast(week('08:00', '16:00')))).toMatchObject([
      {
        rule: 'WTR-WEEKLY',
        outcome: 'block_override',
        because: '16 h unbroken rest in the 7 days from Mon 1 Jun; 24 h needed.',
        figures: { weekFrom: '2026-06-01' },
      },
    ]);
  });

  it('warns when it is 24 hours only with the daily rest counted in', () => {
    const stints = [
      ...week('08:00', '20:00', [2, 3, 4, 5, 6]),
      shift('2026-06-03', '20:00', '23:00'),
      ...[3, 4, 5, 6].map((i) => shift(addDays('2026-06-01', i), '10:00', '20:00')),
    ];
    expect(checkWeeklyRest(proposeLast(stints))).toMatchObject([{ outcome: 'warn' }]);
    expect(checkWeeklyRest(proposeLast(stints))[0]?.because).toBe(
      '24 h unbroken rest in the 7 days from Mon 1 Jun; 24 h needed and 35 h without counting the daily rest.',
    );
  });

  it('of 35 hours over Sunday and into Monday is clean for the week before', () => {
    const stints = [...week('08:00', '20:00', [6]), shift('2026-06-08', '08:00', '16:00')];
    const facts = factsOn(stints.slice(5, 6), {
      stints: [...stints.slice(0, 5), ...stints.slice(6)],
    });
    expect(checkWeeklyRest(facts)).toEqual([]);
  });

  it('is asked of both weeks that a Sunday night touches', () => {
    const night = shift('2026-06-07', '22:00', '06:00');
    const stints = [...week('08:00', '16:00', [6]), ...week('14:00', '20:00', [], 14).slice(7)];
    const found = checkWeeklyRest(factsOn([night], { stints }));
    expect(found.map(({ figures }) => figures?.['weekFrom'])).toEqual(['2026-06-01', '2026-06-08']);
  });

  it('is 48 hours each week under 18', () => {
    const five = week('08:00', '16:00', [5, 6]);
    expect(checkWeeklyRest({ ...proposeLast(five), age: 17 })).toEqual([]);
    const six = week('08:00', '16:00', [6]);
    expect(checkWeeklyRest({ ...proposeLast(six), age: 17 })).toMatchObject([
      { rule: 'WTR-YOUNG-REST', outcome: 'block_override' },
    ]);
  });

  it('may be given in 14 days where the hirer fixed that in advance', () => {
    const stints = week('08:00', '16:00', [12, 13], 14);
    const facts = { ...proposeLast(stints), fortnightFrom: dayNumber('2026-06-01') };
    expect(checkWeeklyRest(facts)).toEqual([]);
    const busyFirstWeek = { ...factsOn(stints.slice(0, 1), { stints: stints.slice(1) }) };
    expect(checkWeeklyRest(busyFirstWeek)).toMatchObject([{ outcome: 'block_override' }]);
    const fixed = { ...busyFirstWeek, fortnightFrom: dayNumber('2026-06-01') };
    expect(checkWeeklyRest({ ...fixed, option: 'fourteen_day_48h' })).toEqual([]);
    expect(checkWeeklyRest({ ...fixed, option: 'fourteen_day_2x24h' })).toEqual([]);
    const twice = week('08:00', '16:00', [2, 9], 14);
    const apart = factsOn(twice.slice(0, 1), { stints: twice.slice(1) });
    expect(
      checkWeeklyRest({
        ...apart,
        fortnightFrom: fixed.fortnightFrom,
        option: 'fourteen_day_2x24h',
      }),
    ).toEqual([]);
    expect(
      checkWeeklyRest({ ...apart, fortnightFrom: fixed.fortnightFrom, option: 'fourteen_day_48h' }),
    ).toMatchObject([{ outcome: 'block_override' }]);
  });

  it('judges at the edges: under 24, from 24, from 35 hours', () => {
    const judged = [1439, 1440, 2099, 2100].map((minutes) =>
      judgeWeeklyRest(minutes, minutes, 'seven_day_24h', false),
    );
    expect(judged).toEqual(['too-short', 'warn', 'warn', 'pass']);
    expect(restOwed(6, 1)).toBe(90);
  });
});
