import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDayNumber, dayNumber } from '../../lib/days.ts';
import { gapsIn, type Job, type Span } from './gaps.ts';

const TODAY = '2026-11-23';
const job = (fromOn: string | null, toOn: string | null): Job => ({ fromOn, toOn });
const spans = (jobs: readonly Job[], explained: readonly Span[] = []) =>
  gapsIn(jobs, { today: TODAY, explained }).map(({ fromOn, toOn, days }) => [fromOn, toOn, days]);

describe('the gaps of a work history', () => {
  it('are none where one job follows the other over the end of a month, in a leap year too', () => {
    expect(spans([job('2023-01-09', '2024-02-29'), job('2024-03-01', null)])).toEqual([]);
  });

  it('count from four weeks on, both days included', () => {
    const until = (toOn: string) => [job('2023-01-09', toOn), job('2024-03-01', null)];
    expect(spans(until('2024-02-02'))).toEqual([]);
    expect(spans(until('2024-02-01'))).toEqual([['2024-02-02', '2024-02-29', 28]]);
  });

  it('are measured from the job that ended last where jobs overlap', () => {
    const jobs = [job('2020-01-01', '2025-06-30'), job('2021-01-01', '2022-01-01')];
    expect(spans([...jobs, job('2025-09-01', null)])).toEqual([['2025-07-01', '2025-08-31', 62]]);
  });

  it('reach until yesterday where nobody works now, and begin with the first job', () => {
    expect(spans([job('2025-01-06', '2026-09-30')])).toEqual([['2026-10-01', '2026-11-22', 53]]);
    expect(spans([job('2025-01-06', null)])).toEqual([]);
  });

  it('leave out jobs without a first day, to come, or that end before they begin', () => {
    expect(spans([job(null, '2024-01-01'), job('2027-01-01', null)])).toEqual([]);
    expect(spans([job('2025-02-01', '2025-01-01')])).toEqual([]);
    expect(spans([])).toEqual([]);
  });

  it('close where they are explained, and stay open for what was not', () => {
    const jobs = [job('2024-01-01', '2024-12-31'), job('2025-07-01', null)];
    expect(spans(jobs, [{ fromOn: '2025-01-01', toOn: '2025-06-30' }])).toEqual([]);
    expect(spans(jobs, [{ fromOn: '2025-01-01', toOn: '2025-03-31' }])).toEqual([
      ['2025-04-01', '2025-06-30', 91],
    ]);
  });

  it('are the days that a calendar crossed out day by day leaves', () => {
    const from = dayNumber('2024-01-15');
    const day = fc.integer({ min: 0, max: 400 }).map((n) => dateOfDayNumber(from + n));
    const jobs = fc.array(
      fc
        .tuple(day, fc.option(fc.integer({ min: 0, max: 120 })))
        .map(([fromOn, days]) => job(fromOn, days === null ? null : addDays(fromOn, days))),
      { maxLength: 5 },
    );
    const told = fc.array(
      fc
        .tuple(day, fc.integer({ min: 0, max: 60 }))
        .map(([fromOn, days]) => ({ fromOn, toOn: addDays(fromOn, days) })),
      { maxLength: 2 },
    );
    const today = '2025-02-20';
    fc.assert(
      fc.property(jobs, told, fc.integer({ min: 1, max: 40 }), (history, explained, leastDays) => {
        const starts = history.flatMap(({ fromOn }) =>
          fromOn !== null && fromOn < today ? [fromOn] : [],
        );
        const expected: Span[] = [];
        const first = starts.sort()[0];
        for (let at = first ?? today; at < today; at = addDays(at, 1)) {
          const on = (span: Job) =>
            span.fromOn !== null && span.fromOn <= at && (span.toOn ?? today) >= at;
          if (history.some(on) || explained.some(on)) continue;
          const last = expected.at(-1);
          if (last && addDays(last.toOn, 1) === at)
            expected[expected.length - 1] = { ...last, toOn: at };
          else expected.push({ fromOn: at, toOn: at });
        }
        const long = expected.filter(
          ({ fromOn, toOn }) => dayNumber(toOn) - dayNumber(fromOn) + 1 >= leastDays,
        );
        const found = gapsIn(history, { today, explained, leastDays });
        expect(found.map(({ fromOn, toOn }) => ({ fromOn, toOn }))).toEqual(long);
        expect(gapsIn([...history].reverse(), { today, explained, leastDays })).toEqual(found);
      }),
      { numRuns: 150 },
    );
  });
});
