import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDailyRest, dailyRest } from './daily-rest.ts';
import { factsOn, noOtherWork, shift } from './work.fixtures.ts';
import type { Stint } from './work.ts';

const lateMonday = shift('2026-06-01', '14:00', '22:00');

describe('daily rest', () => {
  it('of exactly 11 hours passes', () => {
    const facts = factsOn([shift('2026-06-02', '09:00', '17:00')], { stints: [lateMonday] });
    expect(checkDailyRest(facts)).toEqual([]);
  });

  it('of 9 h 30 before a shift blocks, with the figure and the ground for going on', () => {
    const facts = factsOn([shift('2026-06-02', '07:30', '15:30')], { stints: [lateMonday] });
    expect(checkDailyRest(facts)).toMatchObject([
      {
        rule: 'WTR-DAILY',
        outcome: 'block_override',
        because: '9 h 30 rest before this shift; 11 h needed.',
        source: 'Working Time Regulations 1998, reg 10(1)',
        figures: { restMinutes: 570, dueMinutes: 660 },
        restsOn: [{ id: lateMonday.id }, {}],
      },
    ]);
  });

  it('is looked for after the shift too, where a booking follows', () => {
    const facts = factsOn([lateMonday], { stints: [shift('2026-06-02', '06:00', '14:00')] });
    expect(checkDailyRest(facts)[0]?.because).toBe('8 h rest after this shift; 11 h needed.');
  });

  it('is counted across hirers, over every stint around the work', () => {
    const facts = factsOn([shift('2026-06-02', '22:00', '06:00')], {
      stints: [shift('2026-06-02', '08:00', '16:00'), shift('2026-06-03', '15:00', '20:00')],
    });
    expect(checkDailyRest(facts)).toMatchObject([{ outcome: 'block_override' }]);
  });

  it('may lie before, between or after the parts of a split shift', () => {
    const morning = shift('2026-06-02', '06:00', '10:00');
    const evening = shift('2026-06-02', '15:00', '19:00');
    expect(checkDailyRest(factsOn([evening], { stints: [morning] }))).toEqual([]);
    const lateEvening = shift('2026-06-02', '16:00', '20:00');
    const found = checkDailyRest(factsOn([lateEvening], { stints: [morning] }));
    expect(found[0]?.because).toBe(
      '10 h rest at most in the 24 hours from Tue 2 Jun 06:00; 11 h needed.',
    );
  });

  it('is too short after one shift of more than 13 hours', () => {
    expect(checkDailyRest(factsOn([shift('2026-06-02', '06:00', '19:00')]))).toEqual([]);
    expect(checkDailyRest(factsOn([shift('2026-06-02', '06:00', '19:01')]))).toHaveLength(1);
  });

  it('is 12 hours under 18', () => {
    const proposed = [shift('2026-06-02', '09:00', '17:00')];
    expect(checkDailyRest(factsOn(proposed, { stints: [lateMonday], age: 17 }))).toMatchObject([
      { rule: 'WTR-YOUNG-REST', because: '11 h rest before this shift; 12 h needed under 18.' },
    ]);
    const unknown = factsOn(proposed, { stints: [lateMonday], age: undefined });
    expect(checkDailyRest(unknown)).toMatchObject([{ outcome: 'escalate', stops: false }]);
  });

  it('counts elapsed hours on the nights the clocks change', () => {
    const spring = factsOn([shift('2026-03-29', '09:00', '17:00')], {
      stints: [shift('2026-03-28', '14:00', '22:00')],
    });
    expect(checkDailyRest(spring)).toMatchObject([{ figures: { restMinutes: 600 } }]);
    const autumn = factsOn([shift('2026-10-25', '08:00', '16:00')], {
      stints: [shift('2026-10-24', '14:00', '22:00')],
    });
    expect(checkDailyRest(autumn)).toEqual([]);
  });

  it('is not broken by on call at home, but is by a sleep-in', () => {
    const night = (kind: Stint['kind']) => shift('2026-06-01', '22:00', '07:00', { kind });
    const day = [shift('2026-06-02', '09:00', '17:00')];
    const stints = (kind: Stint['kind']) => [shift('2026-06-01', '12:00', '20:00'), night(kind)];
    expect(checkDailyRest(factsOn(day, { stints: stints('on_call') }))).toEqual([]);
    expect(checkDailyRest(factsOn(day, { stints: stints('sleep_in') }))).toHaveLength(1);
    expect(checkDailyRest(factsOn([night('on_call')]))).toEqual([]);
  });

  it('escalates to the list when the worker has other work at times not known', () => {
    const other = { ...noOtherWork, hoursPerWeek: 12, id: 'said-1' };
    expect(checkDailyRest(factsOn([lateMonday], { other }))).toMatchObject([
      { outcome: 'escalate', stops: false, restsOn: [{ id: 'said-1' }] },
    ]);
  });

  it('names the regulations of Northern Ireland for work there', () => {
    const proposed = [shift('2026-06-02', '07:30', '15:30')];
    const facts = factsOn(proposed, { stints: [lateMonday], nation: 'northern-ireland' });
    expect(checkDailyRest(facts)[0]?.source).toBe(
      'Working Time Regulations (Northern Ireland) 2016',
    );
  });

  it('is the same as by trying each hour', () => {
    const stint = fc
      .tuple(fc.integer({ min: 0, max: 72 }), fc.integer({ min: 1, max: 14 }))
      .map(([from, length]) => bare(from * 60, (from + length) * 60));
    fc.assert(
      fc.property(fc.array(stint, { maxLength: 5 }), stint, (others, proposed) => {
        const stints = [...others].sort((a, b) => a.start - b.start);
        expect(dailyRest(stints, [proposed]).minutes).toBe(byTheHour(stints, proposed));
      }),
      { numRuns: 300 },
    );
  });
});

function bare(start: number, end: number): Stint {
  return { start, end, breakMinutes: 0, kind: 'waking', label: '', id: '', source: 'accepted' };
}

/** The rule read word for word, hour by hour. */
function byTheHour(stints: readonly Stint[], proposed: Stint): number {
  const all = [...stints, proposed];
  let worst = 24;
  for (const { start } of all) {
    if (start + 1440 <= proposed.start || start >= proposed.end) continue;
    let [best, run] = [0, 0];
    for (let hour = start / 60; hour < start / 60 + 24; hour++) {
      const busy = all.some((one) => one.start <= hour * 60 && hour * 60 < one.end);
      run = busy ? 0 : run + 1;
      best = Math.max(best, run);
    }
    worst = Math.min(worst, best);
  }
  return worst * 60;
}
