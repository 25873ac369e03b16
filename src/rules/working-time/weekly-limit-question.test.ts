import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asked, gives, refused } from './ask.fixtures.ts';
import { COUNTS_AS_WORK, type TimeKind } from './work.ts';

const ask = (given: object, asOf?: string) => gives('WTR-48', given, asOf);

describe('WTR-48 asked as a question', () => {
  it('passes at exactly 48.00 hours and blocks a quarter of an hour above', () => {
    expect(ask({ hours_in_period: 816 })).toMatchObject({ outcome: 'pass', average: 48 });
    expect(ask({ hours_in_period: 816.25 })).toMatchObject({ outcome: 'block_override' });
  });

  it('passes at 48 a week however the decimals add up', () => {
    const thirds = Array.from({ length: 17 }, (_, i) => (i % 2 === 0 ? 48.1 : 47.9));
    expect(ask({ weekly_hours: [...thirds.slice(0, 16), 48] })).toMatchObject({ outcome: 'pass' });
    expect(
      ask({
        jobs: [
          { employer: 'a', hours_per_week: 28.7 },
          { employer: 'b', hours_per_week: 19.3 },
        ],
      }),
    ).toMatchObject({ outcome: 'pass', average: 48 });
  });

  it('records more than 48 with an opt-out, and passes less with one', () => {
    expect(ask({ hours_in_period: 900, opted_out: true })).toMatchObject({ outcome: 'record' });
    expect(ask({ hours_in_period: 816, opted_out: true })).toMatchObject({ outcome: 'pass' });
  });

  it('says nothing of our own warning from 44 hours', () => {
    expect(ask({ hours_in_period: 17 * 45 })).toMatchObject({ outcome: 'pass' });
  });

  it('divides by 17 weeks, by 26 in a special case, by what is agreed, and by the weeks since the start', () => {
    const weeks = (given: object) => ask({ hours_in_period: 100, ...given })['reference_weeks'];
    expect(weeks({})).toBe(17);
    expect(weeks({ reg21_special_case: true })).toBe(26);
    expect(weeks({ reference_weeks: 52 })).toBe(52);
    expect(weeks({ reg21_special_case: true, reference_weeks: 20 })).toBe(20);
    expect(weeks({ weeks_since_start: 3 })).toBe(3);
    expect(weeks({ reference_weeks: 17, weeks_since_start: 16 })).toBe(16);
    expect(weeks({ weeks_since_start: 40 })).toBe(17);
    expect(weeks({ reg21_special_case: true, weeks_since_start: 20 })).toBe(20);
    expect(refused('WTR-48', { hours_in_period: 10, weeks_since_start: 0 })).toBe('no-period');
  });

  it('adds B for excluded days, and shows what leaving it out would say', () => {
    expect(
      ask({ hours_in_period: 700, excluded_days: 15, after_days_worked: 15, hours_after: 135 }),
    ).toMatchObject({
      outcome: 'block_override',
      average: 835 / 17,
      naive_average: 700 / 17,
    });
    expect(ask({ hours_in_period: 700, excluded_days: 5 })).toMatchObject({ average: 700 / 17 });
  });

  it('counts no hours after the period where no days were excluded, and only as many days as were', () => {
    expect(ask({ hours_in_period: 800, hours_after: 40 })).toMatchObject({
      outcome: 'pass',
      average: 800 / 17,
    });
    expect(
      ask({ hours_in_period: 800, excluded_days: 2, after_days_worked: 10, hours_after: 100 }),
    ).toMatchObject({ average: 820 / 17 });
    expect(
      ask({ hours_in_period: 800, excluded_days: 4, after_days_worked: 2, hours_after: 16 }),
    ).toMatchObject({ outcome: 'pass', average: 48 });
  });

  it('takes the busiest successive weeks where more are given than the period has', () => {
    const weekly = [...Array(5).fill(10), ...Array(17).fill(50), ...Array(5).fill(10)];
    expect(ask({ weekly_hours: weekly })).toMatchObject({ outcome: 'block_override', average: 50 });
  });

  it('adds the hours of all jobs', () => {
    expect(
      ask({
        jobs: [
          { employer: 'Aire', hours_per_week: 24 },
          { employer: 'Wharfe', hours_per_week: 24 },
        ],
      }),
    ).toMatchObject({ outcome: 'pass', average: 48 });
    expect(
      ask({
        jobs: [
          { employer: 'Aire', hours_per_week: 40 },
          { employer: 'Wharfe', hours_per_week: 8.5 },
        ],
        opted_out: true,
      }),
    ).toMatchObject({ outcome: 'record', average: 48.5 });
  });

  it('tells which of the fourteen kinds of time count, and judges nothing by them alone', () => {
    const kinds = Object.keys(COUNTS_AS_WORK) as TimeKind[];
    expect(kinds).toHaveLength(14);
    for (const kind of kinds) {
      const given = ask({ time_entries: [{ kind, hours: 2.5 }] });
      expect(given['counted_hours'], kind).toBe(COUNTS_AS_WORK[kind] ? 2.5 : 0);
      expect(given['outcome']).toBeUndefined();
    }
    expect(kinds.filter((kind) => COUNTS_AS_WORK[kind])).toHaveLength(9);
    expect(
      ask({
        weeks_since_start: 1,
        time_entries: [
          { kind: 'normal_work', hours: 49 },
          { kind: 'holiday', hours: 8 },
        ],
      }),
    ).toMatchObject({ outcome: 'block_override', counted_hours: 49, average: 49 });
    expect(
      gives('WTR-HOURS', {
        time_entries: [
          { kind: 'work_travel', hours: 1 },
          { kind: 'holiday', hours: 7 },
        ],
      }),
    ).toEqual({ counted_hours: 1 });
  });

  it('finds nothing before the regulations were in force', () => {
    expect(ask({ hours_in_period: 1000 }, '1998-09-30')).toMatchObject({ outcome: 'pass' });
    expect(ask({ hours_in_period: 1000 }, '1998-10-01')).toMatchObject({
      outcome: 'block_override',
    });
  });

  it('writes the sum down: the weeks, B and the division', () => {
    const { because, working } = asked('WTR-48', {
      weeks_since_start: 3,
      weekly_hours: [52, 50, 48.1],
    });
    expect(because).toBe('50.03 h a week on average over 3 weeks; over 48 h without an opt-out.');
    expect(working.map(({ comes }) => comes)).toEqual([
      '52 h',
      '50 h',
      '48.1 h',
      '150.1 h',
      '0 h, no days excluded',
      '(150.1 h + 0 h) / 3 = 50.03 h',
    ]);
    expect(asked('WTR-48', { hours_in_period: 816.01 }).because).toMatch(/^48\.001 h/);
  });

  it('never clears a block by more hours', () => {
    const quarter = fc.integer({ min: 0, max: 5000 }).map((n) => n / 4);
    fc.assert(
      fc.property(
        quarter,
        quarter,
        quarter,
        fc.integer({ min: 1, max: 52 }),
        (a, b, more, weeks) => {
          const facts = { reference_weeks: weeks, excluded_days: 5, hours_after: b };
          const blocked = (hours: number) =>
            ask({ ...facts, hours_in_period: hours })['outcome'] === 'block_override';
          expect(blocked(a)).toBe(a + b > 48 * weeks);
          if (blocked(a)) expect(blocked(a + more)).toBe(true);
        },
      ),
    );
  });
});
