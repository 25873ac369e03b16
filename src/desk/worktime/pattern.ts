import { addDays, type DateText, dayNumber, mondayOf, weekdayOfDayNumber } from '../../lib/days.ts';
import { dateIn, dateOfDayNumber, minutesOfClock, momentOf, startOfDay } from '../../lib/time.ts';
import type { Span, Word } from './availability.ts';

/** What a worker said about many days at once. Dates 'YYYY-MM-DD', times on the clock in London. */
export interface Pattern {
  readonly id: string;
  readonly state: 'available' | 'unavailable';
  /** 1 Monday to 7 Sunday, of the day on which it begins. */
  readonly weekdays: readonly number[];
  /** 1 every week, 2 every other; counted from the week of `fromOn`. */
  readonly everyWeeks: number;
  readonly fromOn: DateText;
  /** The last day it begins on; null: until further notice. */
  readonly untilOn: DateText | null;
  /** An end at or before the beginning lies on the next day; '00:00' to '00:00' is the whole day. */
  readonly fromClock: string;
  readonly toClock: string;
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly saidAt: number;
}

const DAY = 86_400_000;

/** Does a pattern begin on this date? */
export function beginsOn(pattern: Pattern, date: DateText): boolean {
  if (date < pattern.fromOn || (pattern.untilOn !== null && date > pattern.untilOn)) return false;
  if (!pattern.weekdays.includes(weekdayOfDayNumber(dayNumber(date)))) return false;
  const weeks = (dayNumber(mondayOf(date)) - dayNumber(mondayOf(pattern.fromOn))) / 7;
  return weeks % pattern.everyWeeks === 0;
}

/**
 * The spans of a pattern that touch a span, in the order of time. Epoch milliseconds. On the two nights when
 * the clocks change it is what the clock shows: an hour that comes twice is in it twice, a time that comes twice
 * is the first of the two, and one that does not come is the next full hour that does.
 */
export function occurrencesOf(pattern: Pattern, span: Span): readonly Span[] {
  const last = dayNumber(dateIn(new Date(span.end - 1)));
  const found: Span[] = [];
  for (let day = dayNumber(dateIn(new Date(span.start - DAY))); day <= last; day++) {
    const date = dateOfDayNumber(day);
    if (!beginsOn(pattern, date)) continue;
    const one = timesOn(date, pattern.fromClock, pattern.toClock);
    if (one.start < span.end && span.start < one.end) found.push(one);
  }
  return found;
}

/** A pattern as words about the moments of a span. */
export function wordsOfPattern(pattern: Pattern, span: Span): readonly Word[] {
  const { id, state, reason, saidAt } = pattern;
  return occurrencesOf(pattern, span).map((one) => ({
    id,
    source: 'pattern',
    state,
    reason,
    saidAt,
    ...one,
  }));
}

/** The moments between two times on the clock of a date, an end at or before the beginning on the next day. */
export function timesOn(date: DateText, fromClock: string, toClock: string): Span {
  const next = toClock <= fromClock;
  return {
    start: momentAt(date, fromClock) * 60_000,
    end: momentAt(next ? addDays(date, 1) : date, toClock) * 60_000,
  };
}

const moments = new Map<string, number>();

/** Epoch minute of a time on the clock, remembered: the same few are asked for worker after worker. */
function momentAt(date: DateText, clock: string): number {
  const key = `${date} ${clock}`;
  const known = moments.get(key);
  if (known !== undefined) return known;
  if (moments.size > 5_000) moments.clear();
  const minute = findMoment(date, clock);
  moments.set(key, minute);
  return minute;
}

function findMoment(date: DateText, clock: string): number {
  if (clock === '00:00') return startOfDay(date);
  const moment = momentOf(date, clock);
  if (moment.ok) return moment.value.minute;
  // The clocks jump over this time: the hour begins anew at the next full one.
  return momentAt(date, `0${Math.floor(minutesOfClock(clock) / 60) + 1}:00`);
}
