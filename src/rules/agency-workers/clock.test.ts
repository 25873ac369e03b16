import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, datesFrom, weekday } from '../../lib/days.ts';
import type { Absence } from './absences.ts';
import { clockOf } from './clock.ts';
import type { ClockFacts, EarlierWeeks } from './clock-facts.ts';
import type { AbsenceReason } from './figures-data.ts';

const MONDAY = '2026-01-05';
const days = (...dates: string[]) => dates.map((date) => ({ date }));
/** The weekdays of so many weeks from a Monday. */
const weekdays = (from: string, weeks: number) =>
  days(...datesFrom(from, addDays(from, weeks * 7 - 1)).filter((date) => weekday(date) <= 5));
const off = (reason: AbsenceReason, from: string, to?: string): Absence => ({
  reason,
  from,
  ...(to ? { to } : {}),
  restsOn: { kind: 'absence', id: 'a1', label: reason },
});
const at = (asOf: string, facts: Partial<ClockFacts>) =>
  clockOf({ worked: weekdays(MONDAY, 12), asOf, ...facts });
const labels = (facts: ClockFacts) => clockOf(facts).labelled.map(({ what }) => what);

describe("Rosa's clock", () => {
  it('starts on the first day and counts a week for its first hour', () => {
    expect(at('2026-01-04', {})).toMatchObject({
      weeks: 0,
      anchor: null,
      status: 'running',
      labelled: [],
    });
    expect(at(MONDAY, {})).toMatchObject({
      weeks: 1,
      anchor: MONDAY,
      status: 'running',
      ifUnbroken: '2026-03-30',
    });
    expect(at('2026-01-11', {}).weeks).toBe(1);
    expect(at('2026-01-12', {}).weeks).toBe(2);
  });

  it('qualifies on the first day of week 13, not the day before', () => {
    expect(at('2026-03-29', {})).toMatchObject({
      weeks: 12,
      status: 'running',
      rightsFrom: '2026-03-30',
    });
    expect(at('2026-03-30', {})).toMatchObject({
      weeks: 12,
      status: 'qualified',
      rightsFrom: '2026-03-30',
    });
  });

  it('says the duties with their days', () => {
    expect(at('2026-03-10', {}).duties.map(({ on, due }) => [on, due])).toEqual([
      ['2026-01-05', true],
      ['2026-03-09', true],
      ['2026-03-23', false],
      ['2026-03-30', false],
    ]);
  });

  it('stays qualified over a break that pauses, until one that resets', () => {
    // The last day worked is Friday 27 March.
    expect(at('2026-05-08', {})).toMatchObject({ status: 'qualified', weeks: 12 });
    expect(at('2026-05-09', {})).toMatchObject({
      status: 'reset',
      weeks: 0,
      anchor: null,
      rightsFrom: null,
    });
    expect(at('2027-05-09', { absences: [off('customary_shutdown', '2026-03-28')] })).toMatchObject(
      { status: 'qualified' },
    );
  });

  it('pauses over 42 days between two days of work and starts anew after 43', () => {
    const back = (date: string) =>
      clockOf({ worked: [...weekdays(MONDAY, 3), { date }], asOf: date });
    expect(back('2026-03-07')).toMatchObject({ weeks: 4, anchor: MONDAY, status: 'running' });
    expect(back('2026-03-08')).toMatchObject({ weeks: 1, anchor: '2026-03-08', status: 'running' });
  });

  it('labels every week with its reason and its record', () => {
    const worked = [
      ...weekdays(MONDAY, 2),
      ...weekdays('2026-02-16', 1),
      ...weekdays('2026-03-09', 1),
    ];
    const absences = [
      off('sickness_injury', '2026-01-19', '2026-02-13'),
      off('paternity_leave', '2026-02-23', '2026-03-06'),
    ];
    const facts = { worked, absences, asOf: '2026-03-15' };
    expect(labels(facts)).toEqual([
      ...['counted', 'counted', 'paused', 'paused', 'paused', 'paused'],
      ...['counted', 'continued', 'continued', 'counted'],
    ]);
    const clock = clockOf(facts);
    expect(clock.weeks).toBe(6);
    expect(clock.labelled[2]).toMatchObject({
      weekFrom: '2026-01-19',
      weekTo: '2026-01-25',
      because: 'No work: sickness or injury.',
      restsOn: [{ kind: 'absence', id: 'a1' }],
    });
  });

  it('labels a break as paused while it lasts and as reset once it was too long', () => {
    const facts = { worked: weekdays(MONDAY, 2) };
    expect(labels({ ...facts, asOf: '2026-02-08' })).toEqual([
      'counted',
      'counted',
      'paused',
      'paused',
      'paused',
    ]);
    expect(labels({ ...facts, asOf: '2026-03-01' }).slice(2)).toEqual(Array(6).fill('reset'));
    expect(clockOf({ ...facts, asOf: '2026-03-01' }).labelled.at(-1)?.because).toContain('44 days');
    // The same facts with a later day, asked for the earlier day, give the earlier answer.
    const later = { worked: [...facts.worked, { date: '2026-06-01' }] };
    expect(clockOf({ ...later, asOf: '2026-02-08' })).toEqual(
      clockOf({ ...facts, asOf: '2026-02-08' }),
    );
  });

  it('is paused after a whole week without work, not on a Monday morning', () => {
    const facts = { worked: weekdays(MONDAY, 2) };
    expect(clockOf({ ...facts, asOf: '2026-01-19' }).status).toBe('running');
    expect(clockOf({ ...facts, asOf: '2026-01-26' }).status).toBe('paused');
  });

  it('counts on during maternity only to the end the assignment was to have', () => {
    const facts = {
      worked: weekdays(MONDAY, 6),
      absences: [off('maternity', '2026-02-14')],
      asOf: '2026-08-01',
    };
    expect(clockOf({ ...facts, intendedEnd: '2026-03-13' })).toMatchObject({
      weeks: 10,
      status: 'paused',
    });
    expect(clockOf(facts)).toMatchObject({ status: 'qualified', rightsFrom: '2026-03-30' });
    expect(clockOf(facts).labelled[7]?.because).toContain('is not on file');
  });

  it('starts anew in a new role only when told in writing', () => {
    const facts = { worked: weekdays(MONDAY, 12), asOf: '2026-03-29' };
    const moved = (toldInWriting: boolean, substantivelyDifferent = true) =>
      clockOf({
        ...facts,
        roleChanges: [{ on: '2026-02-02', toldInWriting, substantivelyDifferent }],
      });
    expect(moved(true)).toMatchObject({ weeks: 8, anchor: '2026-02-02' });
    expect(moved(false)).toMatchObject({ weeks: 12, anchor: MONDAY });
    expect(moved(true, false)).toMatchObject({ weeks: 12 });
  });

  it('adds the weeks of other agencies, if no long break lies between', () => {
    const earlier = (weeks: number, lastDay: string | null): EarlierWeeks => ({
      id: 'e1',
      weeks,
      lastDay,
      saidOn: '2026-01-05',
      answersUntil: '2026-04-05',
    });
    const facts = { worked: weekdays(MONDAY, 4), asOf: '2026-02-01' };
    expect(clockOf({ ...facts, earlier: earlier(8, '2026-01-02') })).toMatchObject({
      weeks: 12,
      rightsFrom: '2026-02-02',
    });
    expect(clockOf({ ...facts, earlier: earlier(8, '2025-11-24') })).toMatchObject({ weeks: 12 });
    expect(clockOf({ ...facts, earlier: earlier(8, '2025-11-22') })).toMatchObject({
      weeks: 4,
      anchor: MONDAY,
    });
    expect(clockOf({ ...facts, earlier: earlier(0, null) })).toMatchObject({ weeks: 4 });
    // What the worker did for another agency between two bookings of ours keeps the clock going.
    const between = {
      worked: [...weekdays(MONDAY, 1), ...weekdays('2026-04-06', 1)],
      asOf: '2026-04-10',
    };
    expect(clockOf(between).weeks).toBe(1);
    expect(clockOf({ ...between, earlier: earlier(9, '2026-03-20') }).weeks).toBe(11);
    // A week worked for both in part counts once.
    expect(clockOf({ ...facts, earlier: earlier(2, '2026-01-08') }).weeks).toBe(5);
  });

  it('counts nothing before 1 October 2011', () => {
    const clock = clockOf({ worked: weekdays('2011-09-05', 20), asOf: '2011-12-26' });
    expect(clock).toMatchObject({
      anchor: '2011-10-03',
      rightsFrom: '2011-12-26',
      status: 'qualified',
    });
  });
});

const ANCHOR = '2026-01-07';
const someDays = fc
  .uniqueArray(fc.integer({ min: 0, max: 260 }), { minLength: 1, maxLength: 60 })
  .map((numbers) => numbers.map((number) => ({ date: addDays(ANCHOR, number) })));
const REASONS: AbsenceReason[] = [
  'any',
  'sickness_injury',
  'annual_leave',
  'jury_service',
  'maternity',
  'customary_shutdown',
];
const someAbsences = fc.array(
  fc
    .tuple(
      fc.constantFrom(...REASONS),
      fc.integer({ min: 0, max: 260 }),
      fc.integer({ min: 0, max: 220 }),
    )
    .map(
      ([reason, from, length]): Absence => ({
        reason,
        from: addDays(ANCHOR, from),
        to: addDays(ANCHOR, from + length),
      }),
    ),
  { maxLength: 4 },
);
const someAsOf = fc.integer({ min: 0, max: 300 }).map((number) => addDays(ANCHOR, number));
const resetsIn = (facts: ClockFacts) => labels(facts).includes('reset');

describe('any clock', () => {
  it('does not depend on the order of days or on a day told twice', () => {
    fc.assert(
      fc.property(
        someDays,
        someAbsences,
        someAsOf,
        fc.integer(),
        (worked, absences, asOf, seed) => {
          const mixed = [...worked, ...worked].sort(
            (a, b) => hash(a.date, seed) - hash(b.date, seed),
          );
          expect(clockOf({ worked: mixed, absences, asOf })).toEqual(
            clockOf({ worked, absences, asOf }),
          );
        },
      ),
    );
  });

  it('never has fewer weeks for one more day of work, unless the count started anew', () => {
    fc.assert(
      fc.property(
        someDays,
        someAbsences,
        someAsOf,
        fc.integer({ min: 0, max: 260 }),
        (rest, absences, asOf, more) => {
          const worked = [{ date: ANCHOR }, ...rest];
          const before = { worked, absences, asOf };
          const after = { worked: [...worked, { date: addDays(ANCHOR, more) }], absences, asOf };
          fc.pre(!resetsIn(before) && !resetsIn(after));
          expect(clockOf(after).weeks).toBeGreaterThanOrEqual(clockOf(before).weeks);
        },
      ),
    );
  });

  it('moves with its facts by whole weeks and by any number of days', () => {
    fc.assert(
      fc.property(
        someDays,
        someAbsences,
        someAsOf,
        fc.integer({ min: 0, max: 2000 }),
        (worked, absences, asOf, by) => {
          const here = clockOf({ worked, absences, asOf });
          const there = clockOf({
            worked: worked.map(({ date }) => ({ date: addDays(date, by) })),
            absences: absences.map(({ reason, from, to }) => ({
              reason,
              from: addDays(from, by),
              to: addDays(to as string, by),
            })),
            asOf: addDays(asOf, by),
          });
          expect(there.weeks).toBe(here.weeks);
          expect(there.status).toBe(here.status);
          expect(there.rightsFrom).toBe(here.rightsFrom && addDays(here.rightsFrom, by));
          expect(there.labelled.map(({ what }) => what)).toEqual(
            here.labelled.map(({ what }) => what),
          );
        },
      ),
    );
  });

  it('labels weeks that follow each other without gap or overlap, and counts those it labels', () => {
    fc.assert(
      fc.property(someDays, someAbsences, someAsOf, (worked, absences, asOf) => {
        const clock = clockOf({ worked, absences, asOf });
        clock.labelled.forEach((week, at) => {
          const next = clock.labelled[at + 1];
          if (next) expect(next.weekFrom).toBe(addDays(week.weekTo, 1));
        });
        const since = clock.labelled.filter(
          ({ weekFrom }) => clock.anchor && weekFrom >= clock.anchor,
        );
        expect(since.filter(({ what }) => what === 'counted' || what === 'continued').length).toBe(
          clock.weeks,
        );
      }),
    );
  });

  it('asked for an earlier day knows nothing of later work', () => {
    fc.assert(
      fc.property(someDays, someAbsences, someAsOf, (worked, absences, asOf) => {
        const known = worked.filter(({ date }) => date <= asOf);
        expect(clockOf({ worked, absences, asOf })).toEqual(
          clockOf({ worked: known, absences, asOf }),
        );
      }),
    );
  });
});

function hash(text: string, seed: number): number {
  let value = seed;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) | 0;
  return value;
}
