import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '../../lib/days.ts';
import { showMinutes } from '../../lib/show.ts';
import type { WorkingLine } from '../finding.ts';
import { checkDailyRest } from './daily-rest.ts';
import { explainNightWork } from './explain-night-work.ts';
import { explainDailyRest, explainWeeklyRest } from './explain-rest.ts';
import { explainWeeklyLimit } from './explain-weekly-limit.ts';
import { explainYoungHours } from './explain-young-hours.ts';
import { checkNightWork } from './night-work.ts';
import { checkWeeklyLimit, type WeeklyLimitFacts } from './weekly-limit.ts';
import { checkWeeklyRest } from './weekly-rest.ts';
import { daysAt, factsOn, noOtherWork, shift, weeksOf } from './work.fixtures.ts';
import { checkYoungHours } from './young-worker.ts';

const of = (lines: readonly WorkingLine[], what: string) =>
  lines.filter((line) => line.what.startsWith(what)).map(({ comes }) => comes);

const figure = (
  findings: readonly { figures?: Readonly<Record<string, number | string>> }[],
  name: string,
) => showMinutes(Number(findings[0]?.figures?.[name]));

describe('the working of an average week', () => {
  const before = weeksOf('2026-01-05', 15, '07:00', '17:00');
  const after = weeksOf('2026-05-04', 2, '07:00', '17:00');
  const leave = weeksOf('2026-04-20', 2, '07:00', '17:00').map(({ label }) => label.slice(0, 10));
  const facts: WeeklyLimitFacts = {
    ...factsOn(before.slice(-1), { stints: [...before.slice(0, -1), ...after] }),
    since: dayNumber('2025-01-06'),
    optedOut: false,
    excludedDays: daysAt(...leave),
    other: { ...noOtherWork, hoursPerWeek: 2 },
  };

  it('lists the weeks, the hours for others, the days excluded and those of B, and the division', () => {
    const lines = explainWeeklyLimit(facts);
    expect(of(lines, 'period')).toEqual(['17 weeks, Sat 3 Jan to Fri 1 May']);
    expect(of(lines, 'week ')).toEqual([...Array(15).fill('50 h'), '0 min', '0 min']);
    expect(of(lines, 'declared')).toEqual(['2 h a week x 17 = 34 h']);
    expect(of(lines, 'A,')).toEqual(['784 h']);
    expect(of(lines, 'days excluded')[0]).toMatch(/^10: Mon 20 Apr, Tue 21 Apr, .*Fri 1 May$/);
    expect(of(lines, 'B, day')).toEqual(Array(10).fill('10 h'));
    expect(of(lines, 'B, hours')).toEqual(['100 h']);
    expect(of(lines, 'average')).toEqual(['(784 h + 100 h) / 17 = 52 h']);
    expect(of(lines, 'limit')).toEqual(['48 h']);
  });

  it('has the figures of the finding', () => {
    const found = checkWeeklyLimit(facts);
    const lines = explainWeeklyLimit(facts);
    expect(of(lines, 'A,')[0]).toBe(figure(found, 'inPeriodMinutes'));
    expect(of(lines, 'B, hours')[0]).toBe(figure(found, 'afterMinutes'));
    expect(of(lines, 'average')[0]).toContain(`= ${figure(found, 'averageMinutes')}`);
    expect(found[0]?.because).toContain(figure(found, 'averageMinutes'));
  });

  it('says which days of B are not worked yet and which days of leave were worked', () => {
    const worked = [...before, shift('2026-04-22', '07:00', '17:00')];
    const lines = explainWeeklyLimit({
      ...facts,
      ...factsOn(worked.slice(-1), { stints: before, asOf: '2026-04-20' }),
      other: noOtherWork,
    });
    expect(of(lines, 'days of absence')).toEqual(['Wed 22 Apr']);
    expect(of(lines, 'days of B without')[0]).toMatch(/^2; like the average day/);
    expect(of(lines, 'average')[0]).toContain('provisional on bookings');
  });
});

describe('the working of rests', () => {
  it('shows what is worked and free in the 24 hours of the shortest daily rest', () => {
    const facts = factsOn([shift('2026-06-02', '07:30', '15:30')], {
      stints: [shift('2026-06-01', '14:00', '22:00')],
    });
    const lines = explainDailyRest(facts);
    expect(of(lines, '24 hours')).toEqual(['Mon 1 Jun 14:00 to Tue 2 Jun 14:00']);
    expect(of(lines, 'at work')).toHaveLength(2);
    expect(of(lines, 'free')).toEqual(['Mon 1 Jun 22:00 to Tue 2 Jun 07:30: 9 h 30']);
    expect(of(lines, 'longest')[0]).toBe(figure(checkDailyRest(facts), 'restMinutes'));
    expect(of(lines, 'rest due')).toEqual(['11 h']);
    expect(of(explainDailyRest({ ...facts, age: 17 }), 'rest due')).toEqual(['12 h under 18']);
  });

  it('shows the rests of the week and the one that decides', () => {
    const week = Array.from({ length: 7 }, (_, i) =>
      shift(addDays('2026-06-01', i), '08:00', '16:00'),
    );
    const facts = factsOn(week.slice(-1), { stints: week.slice(0, -1) });
    const lines = explainWeeklyRest(facts);
    expect(of(lines, '7 days')).toEqual(['Mon 1 Jun to Sun 7 Jun']);
    expect(of(lines, 'rest that decides')[0]).toBe(figure(checkWeeklyRest(facts), 'restMinutes'));
    expect(of(lines, 'rest due')).toEqual(['24 h']);
    expect(of(lines, 'clean')[0]).toMatch(/^35 h/);
  });
});

describe('the working of hours under 18', () => {
  it('shows each day of the week, the hours for others and the sum of the finding', () => {
    const facts = factsOn([shift('2026-06-05', '09:00', '18:00')], {
      stints: weeksOf('2026-06-01', 1, '09:00', '17:00').slice(0, 4),
      age: 17,
      other: { ...noOtherWork, hoursPerWeek: 2 },
    });
    const lines = explainYoungHours(facts).map(({ what, comes }) => `${what}: ${comes}`);
    expect(lines).toEqual([
      'Mon 1 Jun: 8 h, 8 h at most',
      'Tue 2 Jun: 8 h, 8 h at most',
      'Wed 3 Jun: 8 h, 8 h at most',
      'Thu 4 Jun: 8 h, 8 h at most',
      'Fri 5 Jun: 9 h, 8 h at most',
      'declared for others: 2 h a week',
      'week of Mon 1 Jun: 43 h, 40 h at most',
    ]);
    expect(checkYoungHours(facts).map(({ figures }) => figures?.['minutes'])).toEqual([540, 2580]);
  });
});

describe('the working of night work', () => {
  it('shows the share of nights, the days that divide and the average of the finding', () => {
    const nights = weeksOf('2026-01-05', 17, '20:00', '06:00');
    const facts = {
      ...factsOn(nights.slice(-1), { stints: nights.slice(0, -1) }),
      since: dayNumber('2026-01-05'),
      hazard: true,
      health: { offeredOn: '2026-01-02', result: 'fit' as const },
    };
    const lines = explainNightWork(facts);
    const found = checkNightWork(facts);
    expect(found.map(({ rule }) => rule)).toEqual(['WTR-NIGHT-8', 'WTR-NIGHT-HAZ']);
    expect(of(lines, 'night shifts')[0]).toMatch(/^\d+ of \d+ days worked, .*: a night worker$/);
    expect(of(lines, 'days less')).toEqual(['119 - 17 = 102']);
    expect(of(lines, 'hours in')[0]).toBe(figure(found, 'totalMinutes'));
    expect(of(lines, 'average a day')[0]).toMatch(/^850 h \/ 102 = 8 h 20; 8 h at most/);
    expect(found[0]?.because).toContain('8 h 20');
    expect(of(lines, 'most work in 24')[0]).toBe('10 h; 8 h at special hazard or strain');
  });
});
