import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '../../lib/days.ts';
import { checkDriving, type DrivingFacts } from './driving.ts';
import { explainDriving } from './explain-driving.ts';
import { daysAt, factsOn, noOtherWork, shift, weeksOf } from './work.fixtures.ts';
import type { Stint } from './work.ts';

function lorry(stints: readonly Stint[], more: Partial<DrivingFacts> = {}): DrivingFacts {
  const sorted = [...stints].sort((a, b) => a.start - b.start);
  return {
    ...factsOn(sorted.slice(-1), { stints: sorted.slice(0, -1) }),
    since: dayNumber('2026-01-05'),
    duty: 'lorry_or_coach',
    ...more,
  };
}

const blocks = (facts: DrivingFacts) =>
  checkDriving(facts)
    .filter(({ outcome }) => outcome !== 'escalate')
    .map(({ because }) => because);

describe('Dev, who drives a lorry', () => {
  it('always hears what is not worked out, and it stops', () => {
    const [only, ...rest] = checkDriving(lorry([shift('2026-06-01', '06:00', '14:00')]));
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ rule: 'RTWT-DRIVER', outcome: 'escalate', stops: true });
    expect(only?.because).toMatch(
      /^Not worked out here: periods of availability.*breaks of 15, 30 and 45.*tachograph/,
    );
  });

  it('works 60 hours in a week and no more, over all hirers', () => {
    const quiet = weeksOf('2026-01-05', 16, '09:00', '15:00');
    const week = (to: string) =>
      Array.from({ length: 6 }, (_, i) => shift(addDays('2026-04-27', i), '05:00', to));
    expect(blocks(lorry([...quiet, ...week('15:00')]))).toEqual([]);
    expect(blocks(lorry([...quiet, ...week('15:01')]))).toEqual([
      '60 h 06 in the week of Mon 27 Apr; a driver may work 60 h in any week.',
    ]);
    const other = { ...noOtherWork, hoursPerWeek: 1 };
    expect(blocks(lorry([...quiet, ...week('15:00')], { other }))).toHaveLength(1);
  });

  it('works 48 hours on average, and days off count with 8 hours each', () => {
    const full = weeksOf('2026-01-05', 17, '06:00', '15:36'); // 48 h a week
    expect(blocks(lorry(full))).toEqual([]);
    expect(blocks(lorry(full.map((one) => ({ ...one, end: one.end + 1 }))))[0]).toMatch(
      /^48 h 05 a week on average over 17 weeks/,
    );
    const worked = weeksOf('2026-01-05', 16, '06:00', '16:00'); // 50 h a week, then a week off
    const after = shift('2026-05-03', '06:00', '12:00');
    const off = {
      excludedDays: daysAt('2026-04-27', '2026-04-28', '2026-04-29', '2026-04-30', '2026-05-01'),
    };
    expect(
      blocks(lorry([...worked.slice(0, -1), after], { since: dayNumber('2025-01-06') })),
    ).toEqual([]);
    expect(
      blocks(lorry([...worked, after], { since: dayNumber('2025-01-06'), ...off }))[0],
    ).toContain('days off counted with 8 h each');
  });

  it('works 10 hours in 24 with work between midnight and four', () => {
    expect(blocks(lorry([shift('2026-06-01', '20:00', '06:00')]))).toEqual([]);
    expect(blocks(lorry([shift('2026-06-01', '20:00', '06:30')]))).toEqual([
      '10 h 30 in the 24 hours from Mon 1 Jun 20:00, with work between 00:00 and 04:00; a driver may work 10 h then.',
    ]);
    expect(blocks(lorry([shift('2026-06-01', '04:00', '15:00')]))).toEqual([]);
    expect(
      blocks(lorry([shift('2026-06-01', '04:00', '15:00')], { carries: 'passengers' })),
    ).toHaveLength(1);
  });

  it('may be allowed longer nights by agreement, and in no other way more', () => {
    const [night] = checkDriving(lorry([shift('2026-06-01', '20:00', '06:30')]));
    expect(night).toMatchObject({
      outcome: 'block_override',
      source: 'Road Transport (Working Time) Regulations 2005, reg 9',
    });
    const [there] = checkDriving(
      lorry([shift('2026-06-01', '20:00', '06:30')], { nation: 'northern-ireland' }),
    );
    expect(there?.source).toBe('Road Transport (Working Time) Regulations (Northern Ireland) 2005');
  });

  it('is under no such law before April 2005', () => {
    expect(checkDriving(lorry([shift('2005-04-01', '20:00', '08:00')]))).toEqual([]);
  });
});

describe('the working of a driver’s hours', () => {
  it('shows the week, the average, the night and what is not worked out', () => {
    const facts = lorry([
      ...weeksOf('2026-01-05', 16, '09:00', '15:00'),
      shift('2026-04-27', '20:00', '06:30'),
    ]);
    const lines = explainDriving(facts).map(({ what, comes }) => `${what}: ${comes}`);
    expect(lines).toContain('week of Mon 27 Apr: 10 h 30, 60 h at most');
    expect(lines.some((line) => /^average week: .* = .*, 48 h at most$/.test(line))).toBe(true);
    expect(lines).toContain(
      'most in 24 hours with work from 00:00 to 04:00, from Mon 27 Apr 20:00: 10 h 30, 10 h at most',
    );
    expect(lines.at(-1)).toMatch(/^not worked out here: periods of availability/);
    expect(explainDriving({ ...facts, duty: 'none' })).toEqual([]);
    expect(explainDriving({ ...facts, duty: 'van_gb_domestic' })[0]?.comes).toBe(
      '10 h 30 on duty, 11 h at most',
    );
  });
});

describe('a van on domestic journeys', () => {
  const van = (to: string) =>
    lorry([shift('2026-06-01', '06:00', to)], { duty: 'van_gb_domestic' });

  it('goes on the list for the log of driving, and stops over 11 hours on duty', () => {
    expect(checkDriving(van('17:00'))).toMatchObject([{ outcome: 'escalate', stops: false }]);
    expect(checkDriving(van('17:30'))).toMatchObject([
      { outcome: 'escalate', stops: true, figures: { minutes: 690 } },
      { outcome: 'escalate', stops: false },
    ]);
  });

  it('is no question where nothing is driven', () => {
    expect(checkDriving(lorry([shift('2026-06-01', '06:00', '20:00')], { duty: 'none' }))).toEqual(
      [],
    );
  });
});
