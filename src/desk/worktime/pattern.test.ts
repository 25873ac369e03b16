import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfDayNumber, dayNumber, localOf, mondayOf } from '../../lib/time.ts';
import { availabilityIn, inOrder, piecesOf, type Word } from './availability.ts';
import { beginsOn, occurrencesOf, type Pattern, timesOn, wordsOfPattern } from './pattern.ts';

const at = (instant: string) => Date.parse(instant);
const nights: Pattern = {
  id: 'nights',
  state: 'available',
  weekdays: [1, 2, 3, 4, 5],
  everyWeeks: 1,
  fromOn: '2026-11-23',
  untilOn: null,
  fromClock: '22:00',
  toClock: '06:00',
  reason: '',
  saidAt: at('2026-11-20T09:00:00Z'),
};
const span = (start: string, end: string) => ({ start: at(start), end: at(end) });

describe('a pattern', () => {
  test('Monday to Friday nights: Friday’s ends on Saturday morning, and the weekend is open', () => {
    const week = occurrencesOf(nights, span('2026-11-27T00:00:00Z', '2026-12-01T00:00:00Z'));
    expect(week.map(({ start, end }) => [new Date(start), new Date(end)])).toEqual([
      [new Date('2026-11-26T22:00:00Z'), new Date('2026-11-27T06:00:00Z')],
      [new Date('2026-11-27T22:00:00Z'), new Date('2026-11-28T06:00:00Z')],
      [new Date('2026-11-30T22:00:00Z'), new Date('2026-12-01T06:00:00Z')],
    ]);
  });

  test('every other week counts from the week it begins in, whatever day that is', () => {
    const fortnight = { ...nights, everyWeeks: 2, weekdays: [1], fromOn: '2026-11-25' };
    const dates = ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14', '2026-12-21'];
    expect(dates.filter((date) => beginsOn(fortnight, date))).toEqual(['2026-12-07', '2026-12-21']);
  });

  test('has a last day, whose night still goes on into the next', () => {
    const ends = { ...nights, untilOn: '2026-11-24' };
    const found = occurrencesOf(ends, span('2026-11-23T00:00:00Z', '2026-11-30T00:00:00Z'));
    expect(found.map(({ end }) => new Date(end).toISOString())).toEqual([
      '2026-11-24T06:00:00.000Z',
      '2026-11-25T06:00:00.000Z',
    ]);
  });

  test('a night is nine hours when the clocks go back, and seven when they go forward', () => {
    const hours = (date: string) => {
      const { start, end } = timesOn(date, '22:00', '06:00');
      return (end - start) / 3_600_000;
    };
    expect([hours('2026-10-24'), hours('2026-03-28'), hours('2026-11-23')]).toEqual([9, 7, 8]);
    expect(timesOn('2026-03-29', '01:30', '05:00').start).toBe(at('2026-03-29T01:00:00Z'));
  });
});

/** Days from Mon 23 Mar or Mon 19 Oct 2026: both weeks end with a change of the clocks. */
const MONDAYS = [dayNumber('2026-03-23'), dayNumber('2026-10-19')] as const;
const HALF_HOUR = 1_800_000;
const clock = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
const state = fc.constantFrom('available' as const, 'unavailable' as const);
const saidAt = fc.integer({ min: 1, max: 6 });

const aWeek = fc.record({
  monday: fc.constantFrom(...MONDAYS),
  named: fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: 300 }),
      long: fc.integer({ min: 1, max: 60 }),
      state: fc.oneof(state, fc.constant('unknown' as const)),
      source: fc.constantFrom('word' as const, 'word' as const, 'away' as const),
      saidAt,
    }),
    { maxLength: 6 },
  ),
  patterns: fc.array(
    fc.record({
      state,
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      everyWeeks: fc.constantFrom(1, 2),
      from: fc.integer({ min: -10, max: 5 }),
      until: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
      fromClock: clock,
      toClock: clock,
      saidAt,
    }),
    { maxLength: 4 },
  ),
  asked: fc.record({
    from: fc.integer({ min: 0, max: 320 }),
    long: fc.integer({ min: 1, max: 24 }),
  }),
});

/** Does a pattern say something about this moment? Read off the calendar and the clock of the moment itself. */
function speaksOf(pattern: Pattern, moment: number): boolean {
  const { day, clock: shown } = localOf(moment / 60_000);
  const begins = (number: number) => {
    const date = dateOfDayNumber(number);
    const weeks = (dayNumber(mondayOf(date)) - dayNumber(mondayOf(pattern.fromOn))) / 7;
    return (
      date >= pattern.fromOn &&
      date <= (pattern.untilOn ?? '9999-12-31') &&
      pattern.weekdays.includes(((((number + 3) % 7) + 7) % 7) + 1) &&
      weeks % pattern.everyWeeks === 0
    );
  };
  const { fromClock, toClock } = pattern;
  if (fromClock < toClock) return begins(day) && shown >= fromClock && shown < toClock;
  return (begins(day) && shown >= fromClock) || (begins(day - 1) && shown < toClock);
}

describe('the one answer from words and patterns', () => {
  test('is what the deciding word of each half hour says: latest said, named before pattern, away before pattern', () => {
    fc.assert(
      fc.property(aWeek, ({ monday, named, patterns, asked }) => {
        const zero = monday * 86_400_000;
        const words: Word[] = named
          .map(({ from, long, ...word }, index) => ({
            ...word,
            id: `word ${index}`,
            state: word.source === 'away' ? ('unavailable' as const) : word.state,
            start: zero + from * HALF_HOUR,
            end: zero + (from + long) * HALF_HOUR,
            reason: '',
          }))
          .sort((a, b) => b.saidAt - a.saidAt);
        const said: Pattern[] = patterns
          .map(({ from, until, ...one }, index) => ({
            ...one,
            id: `pattern ${index}`,
            fromOn: dateOfDayNumber(monday + from),
            untilOn: until === null ? null : dateOfDayNumber(monday + from + until),
            reason: '',
          }))
          .sort((a, b) => b.saidAt - a.saidAt);
        const question = {
          start: zero + asked.from * HALF_HOUR,
          end: zero + (asked.from + asked.long) * HALF_HOUR,
        };
        const order = inOrder(
          words,
          said.flatMap((one) => wordsOfPattern(one, question)),
        );
        const decides = (moment: number) => {
          const covering = words.filter(({ start, end }) => start <= moment && moment < end);
          const away = covering.some(({ source }) => source === 'away');
          const fromPatterns = away ? [] : said.filter((one) => speaksOf(one, moment));
          return [...covering, ...fromPatterns].sort((a, b) => b.saidAt - a.saidAt)[0];
        };
        const states = new Set<string>();
        for (let moment = question.start; moment < question.end; moment += HALF_HOUR) {
          const naive = decides(moment);
          const piece = piecesOf(order, question).find(
            ({ start, end }) => start <= moment && moment < end,
          );
          expect(piece?.word?.id).toBe(naive?.id);
          states.add(naive?.state ?? 'unknown');
        }
        const answer = availabilityIn(order, question, null).state;
        const worst = ['unavailable', 'unknown', 'available'].find((one) => states.has(one));
        expect(answer).toBe(worst);
      }),
      { numRuns: 300 },
    );
  });
});
