import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '../../lib/days.ts';
import type { Finding } from '../finding.ts';
import { checkDailyRest } from './daily-rest.ts';
import { checkDriving } from './driving.ts';
import { checkNightWork } from './night-work.ts';
import { checkWeeklyLimit } from './weekly-limit.ts';
import { checkWeeklyRest } from './weekly-rest.ts';
import { factsOn, shift } from './work.fixtures.ts';
import type { Stint } from './work.ts';
import { checkYoungHours, checkYoungNight } from './young-worker.ts';

const WEEK = 7 * 1440;
const MAY = dayNumber('2026-05-04');

/** Stints in summer time that do not overlap: gaps and lengths in quarters of an hour. */
const pattern = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 4, max: 56 })), {
    minLength: 2,
    maxLength: 14,
  })
  .map((pairs) => {
    let at = MAY * 1440;
    return pairs.map(([gap, length], i): Stint => {
      const start = at + gap * 15;
      at = start + length * 15;
      return {
        start,
        end: at,
        breakMinutes: 0,
        kind: 'waking',
        label: `stint ${i}`,
        id: `${i}`,
        source: 'accepted',
      };
    });
  });

type Ask = (stints: readonly Stint[], weeks: number) => readonly Finding[];

const facts = (stints: readonly Stint[], weeks: number, age = 30) => ({
  ...factsOn(stints.slice(-1), {
    stints: stints.slice(0, -1),
    age,
    asOf: addDays('2026-05-01', weeks * 7),
  }),
  since: MAY + weeks * 7,
  optedOut: false,
  hazard: true,
  health: { offeredOn: '2026-04-01', result: 'fit' as const },
});

const RULES: Readonly<Record<string, Ask>> = {
  'WTR-48': (stints, weeks) => checkWeeklyLimit(facts(stints, weeks)),
  'WTR-DAILY': (stints, weeks) => checkDailyRest(facts(stints, weeks)),
  'WTR-YOUNG-REST': (stints, weeks) => checkDailyRest(facts(stints, weeks, 17)),
  'WTR-WEEKLY': (stints, weeks) => checkWeeklyRest(facts(stints, weeks)),
  'WTR-YOUNG-HOURS': (stints, weeks) => checkYoungHours(facts(stints, weeks, 17)),
  'WTR-YOUNG-NIGHT': (stints, weeks) =>
    checkYoungNight(facts(stints, weeks, 17), { sector: 'retail' }),
  'WTR-NIGHT-8': (stints, weeks) =>
    checkNightWork(facts(stints, weeks)).filter(({ rule }) => rule === 'WTR-NIGHT-8'),
  'WTR-NIGHT-HAZ': (stints, weeks) =>
    checkNightWork(facts(stints, weeks)).filter(({ rule }) => rule === 'WTR-NIGHT-HAZ'),
  'RTWT-DRIVER': (stints, weeks) =>
    checkDriving({ ...facts(stints, weeks), duty: 'lorry_or_coach' }).filter(
      ({ outcome }) => outcome !== 'escalate',
    ),
};

const blocks = (findings: readonly Finding[]) =>
  findings.some(({ outcome }) => outcome === 'block' || outcome === 'block_override');

describe.each(Object.entries(RULES))('%s', (_rule, ask) => {
  it('answers the same whole weeks later, away from clock changes', () => {
    fc.assert(
      fc.property(pattern, fc.integer({ min: 1, max: 18 }), (stints, weeks) => {
        const later = stints.map((one) => ({
          ...one,
          start: one.start + weeks * WEEK,
          end: one.end + weeks * WEEK,
        }));
        const told = (findings: readonly Finding[]) =>
          findings.map(({ rule, outcome, figures }) => [
            rule,
            outcome,
            Object.values(figures ?? {}).filter((figure) => typeof figure === 'number'),
          ]);
        expect(told(ask(later, weeks))).toEqual(told(ask(stints, 0)));
      }),
      { numRuns: 60 },
    );
  });

  it('never clears a block when the last shift grows longer', () => {
    fc.assert(
      fc.property(pattern, fc.integer({ min: 1, max: 40 }), (stints, quarters) => {
        fc.pre(blocks(ask(stints, 0)));
        const last = stints.at(-1) as Stint;
        const longer = [...stints.slice(0, -1), { ...last, end: last.end + quarters * 15 }];
        expect(blocks(ask(longer, 0))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

// Whether this is a night worker goes by the share of days with a night, which another day at work lowers.
const BY_SHARE = ['WTR-NIGHT-8', 'WTR-NIGHT-HAZ'];
const others = Object.entries(RULES).filter(([rule]) => !BY_SHARE.includes(rule));

describe.each(others)('%s', (_rule, ask) => {
  it('never clears a block when a shift is added at a hirer besides', () => {
    fc.assert(
      fc.property(
        pattern,
        fc.nat(13),
        fc.integer({ min: 1, max: 20 }),
        (stints, which, quarters) => {
          fc.pre(blocks(ask(stints, 0)));
          const before = stints[which % (stints.length - 1)] as Stint;
          // Straight after one of the earlier stints, as its continuation for somebody else.
          const next = stints[(which % (stints.length - 1)) + 1] as Stint;
          const end = Math.min(next.start, before.end + quarters * 15);
          fc.pre(end > before.end);
          const more: Stint = { ...before, id: 'more', start: before.end, end };
          const all = [...stints, more].sort((a, b) => a.start - b.start);
          expect(blocks(ask(all, 0))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('on the nights the clocks change', () => {
  const spring = ['2026-03-28', '2027-03-27', '2028-03-25'];
  const autumn = ['2026-10-24', '2027-10-30', '2028-10-28'];
  const rest = (date: string, ends: string, begins: string) =>
    checkDailyRest(
      factsOn([shift(addDays(date, 1), begins, '17:00')], {
        stints: [shift(date, '14:00', ends)],
        asOf: date,
      }),
    );

  it('11 hours by the clock are ten in spring and twelve in autumn', () => {
    for (const date of spring) {
      expect(rest(date, '21:00', '08:00')).toMatchObject([{ figures: { restMinutes: 600 } }]);
      expect(rest(date, '21:00', '09:00')).toEqual([]);
    }
    for (const date of autumn) {
      expect(rest(date, '21:00', '07:00')).toEqual([]);
      expect(rest(date, '21:00', '06:59')).toHaveLength(1);
    }
  });

  it('a week of rest keeps its 24 hours', () => {
    for (const date of [...spring, ...autumn]) {
      const monday = addDays(date, -5);
      const week = Array.from({ length: 5 }, (_, i) => shift(addDays(monday, i), '08:00', '16:00'));
      const facts = { ...factsOn(week.slice(-1), { stints: week.slice(0, -1) }), asOf: monday };
      expect(checkWeeklyRest(facts)).toEqual([]);
    }
  });
});
