import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/days.ts';
import { checkCompensatoryRest, compensatoryRest, type MissedRest } from './compensatory-rest.ts';

const missed = (
  id: string,
  on: string,
  had: number,
  kind: MissedRest['kind'] = 'daily',
): MissedRest => ({
  id,
  label: `shift of ${on}`,
  on,
  kind,
  dueMinutes: kind === 'daily' ? 660 : 1440,
  hadMinutes: had,
});

const tuesday = missed('m-1', '2026-06-02', 570); // 1 h 30 missed
const friday = missed('m-2', '2026-06-05', 600); // 1 h missed

describe('rest owed to Rosa', () => {
  it('is as long as what was missed, and warns until it is given back', () => {
    expect(checkCompensatoryRest([tuesday], [], '2026-06-03')).toMatchObject([
      {
        rule: 'WTR-COMP',
        outcome: 'warn',
        because: '1 h 30 of daily rest are owed from Tue 2 Jun (9 h 30 had, 11 h due).',
        figures: { owedMinutes: 90, openMinutes: 90 },
      },
    ]);
    const given = [{ on: '2026-06-04', minutes: 90, kind: 'daily' as const }];
    expect(checkCompensatoryRest([tuesday], given, '2026-06-04')).toEqual([]);
    expect(checkCompensatoryRest([tuesday], given, '2026-06-03')).toHaveLength(1);
  });

  it('goes to a person after 14 days', () => {
    expect(checkCompensatoryRest([tuesday], [], '2026-06-16')).toMatchObject([{ outcome: 'warn' }]);
    const [late] = checkCompensatoryRest([tuesday], [], '2026-06-17');
    expect(late).toMatchObject({ outcome: 'escalate', stops: false });
    expect(late?.because).toContain('missed 15 days ago');
  });

  it('is given back to the oldest first, or to the one named', () => {
    const given = (more: object) => [
      { on: '2026-06-08', minutes: 100, kind: 'daily' as const, ...more },
    ];
    const open = (more: object) =>
      compensatoryRest([friday, tuesday], given(more), '2026-06-08').map((line) => [
        line.missed.id,
        line.open,
        line.state,
      ]);
    expect(open({})).toEqual([
      ['m-1', 0, 'repaid'],
      ['m-2', 50, 'owed'],
    ]);
    expect(open({ forMissed: 'm-2' })).toEqual([
      ['m-1', 90, 'owed'],
      ['m-2', 0, 'repaid'],
    ]);
  });

  it('is not given back before it was missed, nor in another kind of rest', () => {
    const before = [{ on: '2026-06-01', minutes: 600, kind: 'daily' as const }];
    expect(compensatoryRest([tuesday], before, '2026-06-08')).toMatchObject([{ open: 90 }]);
    const weekly = [{ on: '2026-06-07', minutes: 600, kind: 'weekly' as const }];
    expect(compensatoryRest([tuesday], weekly, '2026-06-08')).toMatchObject([{ open: 90 }]);
    expect(
      compensatoryRest([missed('m-3', '2026-06-07', 1200, 'weekly')], weekly, '2026-06-08'),
    ).toMatchObject([{ owed: 240, open: 0, askAfter: '2026-06-21' }]);
  });

  it('is never more than was missed, and less with everything given back', () => {
    const days = fc.integer({ min: 0, max: 40 }).map((day) => addDays('2026-06-01', day));
    const rests = fc.array(
      fc.record({
        on: days,
        minutes: fc.integer({ min: 1, max: 300 }),
        kind: fc.constant('daily' as const),
      }),
      { maxLength: 8 },
    );
    const all = fc.array(fc.tuple(days, fc.integer({ min: 0, max: 700 })), { maxLength: 6 });
    fc.assert(
      fc.property(all, rests, fc.integer({ min: 1, max: 300 }), (some, given, more) => {
        const list = some.map(([on, had], i) => missed(`m-${i}`, on, had));
        const open = (rest: typeof given) =>
          compensatoryRest(list, rest, '2026-07-31').reduce((sum, line) => sum + line.open, 0);
        const owed = list.reduce((sum, one) => sum + Math.max(0, 660 - one.hadMinutes), 0);
        expect(open([])).toBe(owed);
        expect(open(given)).toBeLessThanOrEqual(owed);
        const last = { on: '2026-07-30', minutes: more, kind: 'daily' as const };
        expect(open([...given, last])).toBe(Math.max(0, open(given) - more));
      }),
    );
  });
});
